// What exercises have in common: a button, a line that says how it went, and the count of answers.

import { button } from "../dialogs/dialog.js";
import { say } from "../i18n/shared.js";

/** @typedef {"right" | "wrong" | "none"} Mark */

/**
 * All elements that match, as HTML elements.
 * @param {Element} place
 * @param {string} selector
 */
export function all(place, selector) {
  return [...place.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

/** The line that says how it went. Screen readers read it out when it changes. */
export function statusLine() {
  const line = document.createElement("div");
  line.className = "result";
  line.setAttribute("role", "status");
  /**
   * @param {Mark} mark
   * @param {...(string | Node)} content
   */
  function show(mark, ...content) {
    line.dataset.mark = mark;
    line.replaceChildren(...content);
  }
  return { line, show };
}

/** @param {string | Node} content */
export function paragraph(content) {
  const element = document.createElement("p");
  element.append(content);
  return element;
}

/** @param {() => void} act */
export const checkButton = (act) => button(say("check"), act);

/** Counts answers; the score is the part of them that was right. */
export class Tally {
  #right = 0;
  #given = 0;

  /** @param {boolean} isRight */
  count(isRight) {
    this.#given += 1;
    if (isRight) this.#right += 1;
  }

  get score() {
    return this.#given === 0 ? 1 : this.#right / this.#given;
  }
}

/**
 * What went wrong, in words.
 * @param {string} mark the engine's word for it
 */
export function slip(mark) {
  return say(/** @type {"slip wrong"} */ (`slip ${mark}`));
}

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
