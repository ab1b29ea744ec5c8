// What exercises have in common: a line that says how it went, marks beside fields, and the count
// of answers.

import { button, status } from "../dom.js";
import { words } from "../i18n/words.js";

/** @typedef {"right" | "wrong" | "none"} Grade */

/** The line that says how it went. Screen readers read it out when it changes. */
export function resultLine() {
  const line = status("div", "result");
  /**
   * @param {Grade} grade
   * @param {...(string | Node)} content
   */
  function show(grade, ...content) {
    line.dataset.mark = grade;
    line.replaceChildren(...content);
  }
  return { line, show };
}

/** @param {() => void} act */
export const checkButton = (act) => button(words.exercises.check, act);

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
 * A grade beside a field, for those who cannot tell by its colour.
 * @param {HTMLElement} field
 * @param {Grade} grade
 */
export function gradeField(field, grade) {
  if (grade === "wrong") field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  field.dataset.mark = grade;
}
