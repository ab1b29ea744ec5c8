// The goal that an author has set: what it is, and whether it is met.

import { words } from "../i18n/words.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * Whether the verdict at the cursor is the goal, in time. Without a goal: never.
 * @param {Player} player
 */
export function isMet(player) {
  const { goal, within = Infinity } = player.settings;
  const verdict = player.simulator.verdicts()[0];
  return goal !== undefined && verdict?.kind === goal && (verdict.step ?? player.cursor) <= within;
}

/**
 * What shows the goal, and says whether its words have changed.
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function goal(player, place) {
  return () => {
    const { goal: kind, within, racers } = player.settings;
    place.hidden = kind === undefined;
    if (kind === undefined) return false;
    // In a race it is the first racer's.
    const racer = racers[1] && racers[0] && words.racerName(racers[0]);
    const text = words.goal.reach({ kind, within, racer });
    const next = isMet(player) ? `${text} ${words.goal.met}` : text;
    place.dataset.met = String(isMet(player));
    if (place.textContent === next) return false;
    place.textContent = next;
    return true;
  };
}
