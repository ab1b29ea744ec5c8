// The verdict in words: a headline and its reason.

import { h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("../player.js").Verdict} Verdict */
/** @typedef {{ headline: string, why: string }} Worded */
/** @typedef {{ budget: number, horizon: number, isAtEnd: boolean, hasLoss: boolean }} Situation */

/** @type {Record<string, (verdict: Verdict, situation: Situation) => Worded>} */
const WORDING = {
  converged({ step = 0, at, tol, is_least_zero }) {
    const { verdict } = words;
    const within = is_least_zero ? verdict.withinLoss(tol) : verdict.withinHeight(tol);
    return {
      headline: step === 0 ? verdict.convergedAtOnce : verdict.converged(step),
      why: at === "local-minimum" ? `${within} ${verdict.localMinimum}` : within,
    };
  },
  diverged({ step = 0, cause }, { hasLoss }) {
    const { verdict } = words;
    // Only where it is no number can the start be too high.
    if (step === 0) return { headline: verdict.noLoss, why: verdict.noLossWhy };
    const why = hasLoss ? verdict.divergedWhy : verdict.divergedNowhere;
    return { headline: verdict.diverged(step), why: cause ? verdict.overLimit(cause) : why };
  },
  stalled: ({ at }) => ({
    headline: words.verdict.stalled,
    why: at === "saddle" ? words.verdict.stalledSaddle : words.verdict.stalledFlat,
  }),
  hovering: ({ height = 0 }) => ({
    headline: words.verdict.hovering,
    why: words.verdict.hoveringWhy(height),
  }),
  oscillating: ({ cause }) => ({
    headline: words.verdict.oscillating,
    why: cause ? words.verdict.atLimit(cause) : words.verdict.oscillatingWhy,
  }),
  crawling({ cause }, { horizon }) {
    const { verdict } = words;
    const why = verdict.crawlingWhy(horizon);
    if (!cause) return { headline: verdict.crawling, why };
    const { limit, ratio, faster = 0, times = 0 } = cause;
    const limited = Number.isFinite(times)
      ? verdict.farBelowLimit({ limit, ratio, faster, times })
      : verdict.inOneStep({ limit, ratio, faster });
    return { headline: verdict.crawling, why: `${why} ${limited}` };
  },
  descending: ({ tol }, { budget, isAtEnd }) => ({
    headline: isAtEnd ? words.verdict.ended(budget) : words.verdict.descending,
    why: words.verdict.descendingWhy(tol),
  }),
};

/**
 * A racer's verdict in words, and whether it is out of sight.
 * @param {Verdict} verdict
 * @param {number} racer
 * @param {Player} player
 * @returns {Worded}
 */
function worded(verdict, racer, player) {
  const { kind } = verdict;
  const state = kind === "diverged" ? player.simulator.state(racer) : undefined;
  const hasLoss = !state || !Number.isNaN(state.loss);
  const { steps: budget, horizon } = player.settings;
  const situation = { budget, horizon, isAtEnd: player.isAtEnd, hasLoss };
  const { headline, why: first } = WORDING[kind]?.(verdict, situation) ?? { headline: kind, why: "" };
  const why = state?.lacking ? `${first} ${words.verdict.lacking(state.lacking)}` : first;
  const left = player.simulator.left_view(racer);
  return { headline, why: left === undefined ? why : `${why} ${words.verdict.leftView(left)}` };
}

/**
 * The verdicts at the cursor as scripts get them: each with the sentence that is shown.
 * @param {Player} player
 */
export function verdictsAtCursor(player) {
  return player.simulator.verdicts().map((verdict, racer) => {
    const { kind, step, at, tol } = verdict;
    return { kind, step, at, tol, text: words.verdict.spoken(worded(verdict, racer, player)) };
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
    const parts = player.isDone ? verdicts(player) : [{ kind: "computing", headline: words.verdict.computing, why: "" }];
    const isRace = player.settings.racers.length > 1;
    // Screen readers read anew whatever is set anew.
    const next = JSON.stringify(parts);
    if (next === shown) return false;
    shown = next;
    place.replaceChildren(
      ...parts.map(({ kind, headline, why }, racer) =>
        h(
          "div",
          { className: "verdict", dataset: isRace ? { kind, racer: String(racer) } : { kind } },
          paragraph(headline, { className: "headline" }),
          paragraph(why, { className: "why" }),
        ),
      ),
    );
    return true;
  };
}

/** @param {Player} player */
function verdicts(player) {
  const { racers } = player.settings;
  return player.simulator.verdicts().map((verdict, racer) => {
    const { headline, why } = worded(verdict, racer, player);
    const name = words.optimizer(racers[racer]?.opt ?? "");
    return {
      kind: verdict.kind,
      headline: racers.length > 1 ? words.verdict.ofRacer({ racer: name, text: headline }) : headline,
      why,
    };
  });
}
