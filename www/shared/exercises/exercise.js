// Exercises: what the lessons' HTML marks as one becomes something to do.

import { byHand } from "./by-hand.js";
import { cards } from "./cards.js";
import { check } from "./check.js";
import { explore } from "./explore.js";
import { fill } from "./fill.js";
import { label } from "./label.js";
import { worked } from "./worked.js";

/** @typedef {import("../player.js").Player} Player */
/**
 * What an exercise may do: move the stage, and say that it is done. `score` is the part of all
 * answers given that were right.
 * @typedef {{
 *   player: Player,
 *   show: (query: string, at?: number) => void,
 *   done: (score: number) => void,
 * }} Context
 */

/** @type {Record<string, (element: HTMLElement, context: Context) => void>} */
const KINDS = { worked, explore, check, fill, "by-hand": byHand, label, cards };

/** The kinds that need the stage. */
const STAGED = ["worked", "explore"];

/** @param {HTMLElement} element */
export const isStaged = (element) => STAGED.includes(element.dataset.kind ?? "");

/**
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function exercise(element, context) {
  KINDS[element.dataset.kind ?? ""]?.(element, context);
}

/**
 * Puts a lesson's run on the stage. What the page's author has set beside it stays.
 * @param {Player} player
 * @param {string} query
 * @param {number} [at] the step; the end where it is left out
 */
export function stage(player, query, at) {
  const { size, theme, lang, lesson, part } = player.settings;
  const kept = Object.entries({ size, theme, lang, lesson, part });
  const more = kept.filter(([, value]) => value !== undefined).map(([key, value]) => `&${key}=${value}`);
  player.configure("set", query + more.join(""));
  player.complete();
  player.seek(at ?? player.end);
}
