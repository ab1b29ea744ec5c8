// The verdict in words: a headline and its reason.

import { h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { worded, wordedVerdicts } from "../worded-verdict.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * The verdicts at the cursor as scripts get them: each with the sentence that is shown.
 * @param {Player} player
 */
export function verdictsAtCursor(player) {
  return player.simulator.verdicts().map((verdict, racer) => {
    const { kind, step, at, tol, trend, times } = verdict;
    return { kind, step, at, tol, trend, times, text: words.verdict.spoken(worded(verdict, racer, player)) };
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
    const parts = player.isReady ? wordedVerdicts(player) : [{ kind: "computing", headline: words.verdict.computing, why: "" }];
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
