// The verdict in words: a headline and its reason.

import { named, number, percent, say } from "../i18n/shared.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("../player.js").Verdict} Verdict */
/** @typedef {import("../player.js").Settings} Settings */
/** @typedef {import("fall-line").Cause} Cause */
/** @typedef {{ headline: string, why: string }} Words */

/** Losses below this are called zero. */
const ZERO = 1e-12;

/** @type {Record<string, (verdict: Verdict, settings: Settings, isAtEnd: boolean, hasLoss: boolean) => Words>} */
const WORDING = {
  converged({ step = 0, at, tol, least = 0 }) {
    const base = say(Math.abs(least) < ZERO ? "base zero" : "base gap");
    const local = at === "local-minimum" ? ` ${say("local minimum")}` : "";
    return {
      headline: step === 0 ? say("converged at once") : say("converged", { step }),
      why: say("converged why", { tol: percent(tol), base }) + local,
    };
  },
  diverged({ step = 0, cause }, _settings, _isAtEnd, hasLoss) {
    // Only where it is no number can the start be too high.
    if (step === 0) return { headline: say("no loss"), why: say("no loss why") };
    const why = say(hasLoss ? "diverged why" : "diverged nowhere");
    return { headline: say("diverged", { step }), why: cause ? tooFast(cause) : why };
  },
  stalled: ({ at }) => ({
    headline: say("stalled"),
    why: say(at === "saddle" ? "stalled saddle" : "stalled plateau"),
  }),
  hovering: ({ height = 0 }) => ({
    headline: say("hovering"),
    why: say("hovering why", { height: number(height) }),
  }),
  oscillating: ({ cause }) => ({
    headline: say("oscillating"),
    why: cause ? say("oscillating limit", about(cause)) : say("oscillating why"),
  }),
  crawling: ({ cause }, { steps }) => ({
    headline: say("crawling"),
    // Ten budgets: what the engine judges by.
    why: say("crawling why", { steps: `${steps}0` }) + (cause ? ` ${tooSlow(cause)}` : ""),
  }),
  descending: ({ tol }, { steps }, isAtEnd) => ({
    headline: isAtEnd ? say("ended", { steps }) : say("descending"),
    why: say("descending why", { tol: percent(tol) }),
  }),
};

/** @param {Cause} cause */
function about({ rate, limit, ratio }) {
  return { rate: number(rate), limit: number(limit), part: share(ratio) };
}

/**
 * What a rate is of its limit: a part or a multiple.
 * @param {number} ratio
 */
export function share(ratio) {
  return ratio > 1 ? say("times", { times: number(ratio) }) : say("part of", { part: percent(ratio) });
}

/** The rate is above its limit: at the minimum, or on the way. @param {Cause} cause */
function tooFast(cause) {
  const { at } = cause;
  const where = at === undefined ? say("at minimum") : at === 0 ? say("at start") : say("at step", { step: at });
  return say("diverged limit", { ...about(cause), where });
}

/** @param {Cause} cause */
function tooSlow(cause) {
  const { faster = 0, times = 0 } = cause;
  const key = Number.isFinite(times) ? "crawling limit" : "crawling limit once";
  return say(key, { ...about(cause), faster: number(faster), times: number(times) });
}

/**
 * A racer's verdict in words, and whether it is out of sight.
 * @param {Verdict} verdict
 * @param {number} racer
 * @param {Player} player
 * @returns {Words}
 */
function words(verdict, racer, player) {
  const { kind } = verdict;
  const hasLoss = kind !== "diverged" || !Number.isNaN(player.simulator.state(racer)?.loss);
  const wording = WORDING[kind];
  const said = wording?.(verdict, player.settings, player.isAtEnd, hasLoss) ?? { headline: kind, why: "" };
  const left = player.simulator.left_view(racer);
  return left === undefined ? said : { ...said, why: `${said.why} ${say("left the view", { step: left })}` };
}

/**
 * The verdicts at the cursor as scripts get them: each with the sentence that is shown.
 * @param {Player} player
 */
export function spoken(player) {
  return player.simulator.verdicts().map((verdict, racer) => {
    const { kind, step, at, tol } = verdict;
    const { headline, why } = words(verdict, racer, player);
    return { kind, step, at, tol, text: `${headline}. ${why}` };
  });
}

/**
 * What shows the verdicts at the cursor, and says whether they have changed.
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function verdict(player, place) {
  let shown = "";

  return () => {
    const verdicts = player.simulator.verdicts();
    const isAlone = verdicts.length < 2;
    const parts = verdicts.map((one, racer) => {
      const { headline, why } = words(one, racer, player);
      const name = named("optimizer", player.settings.racers[racer]?.opt ?? "");
      return { kind: one.kind, headline: isAlone ? headline : say("of racer", { racer: name, text: headline }), why };
    });
    if (!player.isDone) parts.splice(0, Infinity, { kind: "computing", headline: say("computed"), why: "" });
    // Screen readers read anew whatever is set anew.
    const next = JSON.stringify(parts);
    if (next === shown) return false;
    shown = next;
    place.replaceChildren(
      ...parts.map(({ kind, headline, why }, racer) => {
        const block = document.createElement("div");
        block.className = "verdict";
        block.dataset.kind = kind;
        if (!isAlone) block.dataset.racer = String(racer);
        block.append(paragraph("headline", headline), paragraph("why", why));
        return block;
      }),
    );
    return true;
  };
}

/**
 * @param {string} name
 * @param {string} text
 */
function paragraph(name, text) {
  const paragraph = document.createElement("p");
  paragraph.className = name;
  paragraph.textContent = text;
  return paragraph;
}
