// Answers: what the engine says to a number, a query at a time.

import { AnswerKey } from "../engine.js";
import { words } from "../i18n/words.js";

/** @type {Map<string, AnswerKey>} */
const keys = new Map();

/**
 * The finished run of a query, to look answers up in.
 * @param {string} query
 */
export function keyTo(query) {
  const key = keys.get(query) ?? new AnswerKey(query);
  keys.set(query, key);
  return key;
}

/** Runs take their time; the page gets a turn after so many milliseconds. */
const SLICE = 8;

/**
 * Asks the engine for every number in a text, there and then. Until it has answered, the number
 * stands that it gave when the text was rendered.
 * @param {Element} place
 */
export async function fillNumbers(place) {
  let begin = performance.now();
  for (const span of place.querySelectorAll(".live")) {
    if (performance.now() - begin > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      begin = performance.now();
    }
    if (!(span instanceof HTMLElement)) continue;
    const { query = "", number: asked = "" } = span.dataset;
    const value = keyTo(query).number(asked);
    if (value === undefined) continue;
    const text = words.number(value);
    if (span.textContent !== text) span.textContent = text;
  }
}
