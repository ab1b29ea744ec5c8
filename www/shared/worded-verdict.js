// A verdict in words: a headline and its reason.

import { isOpen } from "./dom.js";
import { words } from "./i18n/words.js";

/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("fall-line").Verdict} Verdict */
/** @typedef {{ headline: string, why: string }} Worded */
/** @typedef {{ step: number, last: number, budget: number, horizon: number, window: number, hasLoss: boolean }} Situation */
/** @typedef {NonNullable<Verdict["cause"]>} Cause */

/** @type {Record<string, (verdict: Verdict, situation: Situation) => Worded>} */
const WORDING = {
  converged({ step = 0, at, tol, is_least_zero }) {
    const { verdict } = words;
    const within = is_least_zero ? verdict.withinLoss(tol) : verdict.withinHeight(tol);
    return {
      headline: step === 0 ? verdict.convergedAtOnce : verdict.converged(step),
      why: sentences(within, ownPart(verdict.convergedAt, at)),
    };
  },
  diverged({ step = 0, cause }, { hasLoss }) {
    const { verdict } = words;
    // Only where it is no number can the start be too high.
    if (step === 0) return { headline: verdict.noLoss, why: verdict.noLossWhy };
    const why = hasLoss ? verdict.divergedWhy : verdict.divergedNowhere;
    return { headline: verdict.diverged(step), why: cause ? verdict.causes.diverged(cause) : why };
  },
  unbounded: () => ({ headline: words.verdict.unbounded, why: words.verdict.unboundedWhy }),
  stalled: ({ at }) => ({
    headline: words.verdict.stalled,
    why: ownPart(words.verdict.stalledAt, at) ?? words.verdict.stalledAt.flat,
  }),
  hovering: ({ height = 0, calmer }) => ({
    headline: words.verdict.hovering,
    why: sentences(words.verdict.hoveringWhy(height), calmer && words.verdict.calmer(calmer)),
  }),
  oscillating({ cause, least }) {
    const { verdict } = words;
    const why = least === undefined ? verdict.backAndForth : verdict.oscillatingWhy;
    return { headline: verdict.oscillating, why: cause ? verdict.causes.oscillating(cause) : why };
  },
  crawling: ({ cause, advice }, { horizon }) => ({
    headline: words.verdict.crawling,
    why: sentences(
      words.verdict.crawlingWhy(horizon),
      cause && words.verdict.causes.crawling(cause),
      advice && words.verdict.advice(advice),
    ),
  }),
  descending: ({ tol, since, cause }, { budget, window }) => ({
    headline: words.verdict.ended(budget),
    why: sentences(
      since === undefined ? words.verdict.descendingWhy(tol) : words.verdict.withinSince({ tolerance: tol, since, window }),
      cause && words.verdict.causes.crawling(cause),
    ),
  }),
  climbing: (_, { budget }) => ({ headline: words.verdict.ended(budget), why: words.verdict.climbingWhy }),
  "under-way": ({ loss = NaN, times, trend }, { step, last }) => ({
    headline: words.verdict.underWay({ step, last, loss, times, trend }),
    why: "",
  }),
};

/** @param {(string | undefined)[]} all */
const sentences = (...all) => all.filter((sentence) => sentence).join(" ");

/** @param {Record<string, string>} table @param {string | undefined} name */
const ownPart = (table, name) => (name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined);

/**
 * A racer's verdict in words, and whether it is out of sight.
 * @param {Verdict} verdict
 * @param {number} racer
 * @param {Player} player
 * @returns {Worded}
 */
export function worded(verdict, racer, player) {
  const { kind } = verdict;
  const state = player.simulator.state(racer);
  const hasLoss = kind !== "diverged" || !Number.isNaN(state?.loss);
  const { steps: budget, horizon, window } = player.settings;
  // A racer that ended early stands where it ended.
  const situation = { step: state?.step ?? player.cursor, last: player.last, budget, horizon, window, hasLoss };
  const { headline, why: first } = WORDING[kind]?.(verdict, situation) ?? { headline: kind, why: "" };
  const why = sentences(first, kind === "diverged" && state?.lacking ? words.verdict.lacking(state.lacking) : undefined);
  const left = player.simulator.left_view(racer);
  return { headline, why: sentences(why, left === undefined ? undefined : words.verdict.leftView(left)) };
}

/**
 * The last ones of a run. The panel and each picture's name say the same, at each frame of a drag.
 * @type {WeakMap<Player["settings"], { cursor: number, all: (Worded & { kind: string })[] }>}
 */
const known = new WeakMap();

/**
 * Each racer's verdict at the cursor of a run that is done, in words; in a race its headline says
 * whose it is.
 * @param {Player} player
 */
export function wordedVerdicts(player) {
  const { settings, cursor } = player;
  const last = known.get(settings);
  if (last?.cursor === cursor) return last.all;
  const { racers } = settings;
  const all = player.simulator.verdicts().map((verdict, racer) => {
    const { headline, why } = worded(verdict, racer, player);
    const name = words.racerName(racers[racer] ?? { opt: "" });
    return {
      kind: verdict.kind,
      headline: racers.length > 1 ? words.verdict.ofRacer({ racer: name, text: headline }) : headline,
      why,
    };
  });
  known.set(settings, { cursor, all });
  return all;
}

/**
 * Keeps a picture's name in step with what it shows: what it is of, then what has come of it. While
 * a run plays, the name waits for the step at which it rests.
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {() => string} about
 */
export function nameWithOutcome(player, place, about) {
  function show() {
    if (player.isPlaying || !isOpen(place)) return;
    const outcomes = player.isReady ? wordedVerdicts(player).map(({ headline }) => headline) : [];
    place.setAttribute("aria-label", words.verdict.ofPicture({ picture: about(), outcomes }));
  }

  player.on(["settings", "cursor", "playing", "done"], show);
  // What is opened gets a size.
  new ResizeObserver(show).observe(place);
  show();
}
