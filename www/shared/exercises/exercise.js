// Exercises: what the lessons' HTML marks as one becomes something to do.

import { dealt } from "../engine.js";
import { all, button } from "../dom.js";
import { words } from "../i18n/words.js";
import { fillNumbers } from "./answer-key.js";
import { byHand } from "./by-hand.js";
import { cards } from "./cards.js";
import { check } from "./check.js";
import { explore } from "./explore.js";
import { fill } from "./fill.js";
import { label } from "./label.js";
import { hiding, worked } from "./worked.js";

/** @typedef {import("../player.js").Player} Player */
/**
 * What an exercise may do: move the stage, say that something wrong was tried, how many times so far,
 * and that it is done. `variant` says which numbers it is dealt, 0 the author's own; `again` begins it
 * anew with those of another.
 * @typedef {{
 *   player: Player,
 *   show: (query: string, at?: number) => void,
 *   tried: (what: { tries: number }) => void,
 *   done: (result: import("./attempts.js").Result) => void,
 *   variant: number,
 *   again: (variant: number) => void,
 * }} Context
 */

/** What they give ends what they listen to. @type {Record<string, (element: HTMLElement, context: Context) => (() => void) | void>} */
const KINDS = { worked, explore, check, fill, "by-hand": byHand, label, cards };

/** The kinds that need the stage. */
const STAGED = ["worked", "explore"];

/** @param {HTMLElement} element */
export const isStaged = (element) => STAGED.includes(element.dataset.kind ?? "");

/** As the build made them, and what ends them. @type {WeakMap<HTMLElement, { html: string, query?: string, end?: (() => void) | void }>} */
const begun = new WeakMap();

/**
 * Begins an exercise, or begins it anew: from its own HTML, with the numbers of the context's variant.
 * @param {HTMLElement} element
 * @param {Context} context
 */
export function exercise(element, context) {
  const before = begun.get(element);
  const first = before ?? { html: element.innerHTML, query: element.dataset.query };
  if (before) {
    before.end?.();
    element.innerHTML = first.html;
    if (first.query !== undefined) element.dataset.query = first.query;
  }
  variantOf(element, context.variant);
  first.end = KINDS[element.dataset.kind ?? ""]?.(element, context);
  begun.set(element, first);
  if (element.dataset.deal === undefined) return;
  const other = button(words.exercises.otherNumbers, () => context.again(context.variant + 1), { className: "other-numbers" });
  element.append(other);
  // It was pressed, and is another one now.
  if (before) other.focus();
}

/**
 * Deals an exercise the numbers of a variant, in its runs and in its text, before anything is wired.
 * @param {HTMLElement} element
 * @param {number} variant
 */
export function variantOf(element, variant) {
  const { deal } = element.dataset;
  if (deal === undefined || variant === 0) return;
  for (const { dataset } of [element, ...all(element, "[data-query]")]) {
    if (dataset.query !== undefined) dataset.query = dealt(dataset.query, deal, variant);
  }
  void fillNumbers(element);
}

/** The run that an exercise begins with, and at which step. @param {HTMLElement} element */
export function opening(element) {
  const first = element.dataset.query === undefined ? all(element, "[data-query]")[0] : element;
  const { query = "", at = "0" } = first?.dataset ?? {};
  return { query: all(element, "[data-ask]").length > 0 ? hiding(query) : query, at: Number(at) };
}

/**
 * Puts a lesson's run on the stage. What the page's author has set beside it stays.
 * @param {Player} player
 * @param {string} query
 * @param {number} [at] the step; the end where it is left out
 */
export function stage(player, query, at) {
  const { size, theme, lang, lesson, part, variant, lab } = player.settings;
  const kept = Object.entries({ size, theme, lang, lesson, part, variant: variant || undefined, lab });
  const more = kept.filter(([, value]) => value !== undefined).map(([key, value]) => `&${key}=${encodeURIComponent(value ?? "")}`);
  player.configure("set", query + more.join(""));
  player.complete();
  player.seek(at ?? player.end);
}
