// What exercises have in common: marks beside fields, and a field for an answer.

import { button, h } from "../dom.js";
import { words } from "../i18n/words.js";

/** @typedef {import("./attempts.js").Mark} Mark */
/** @typedef {import("../dom.js").Properties<"input">} Input */

/** @param {() => void} act */
export const checkButton = (act) => button(words.exercises.check, act);

/**
 * A mark beside a field, for those who cannot tell by its colour.
 * @param {HTMLElement} field
 * @param {Mark} mark
 */
export function markField(field, mark) {
  if (mark === "wrong") field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  field.dataset.mark = mark;
}

/** What a field for an answer is like. Keyboards for decimals have no minus on some phones. @type {Input} */
export const ANSWER = { type: "text", inputMode: "text", autocomplete: "off", autocapitalize: "none", spellcheck: false };

/** @param {Input} properties */
export const answerField = (properties) => h("input", { ...ANSWER, ...properties });

/** Enter would otherwise do nothing at all. @param {HTMLElement} field @param {() => void} act */
export function onEnter(field, act) {
  field.addEventListener("keydown", ({ key, isComposing }) => {
    if (key === "Enter" && !isComposing) act();
  });
}

/** The author's second hint, nearer than those for single mistakes; `undefined` without one. @param {HTMLElement} element */
export const nearerHint = (element) => content(element.querySelector(".nearer"));

/** A copy of what is in an element, to be said. @param {Element | null | undefined} element */
export const content = (element) => (element ? [...element.cloneNode(true).childNodes] : undefined);
