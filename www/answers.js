// Answers: what the engine says to a number, a query at a time.

import { AnswerKey } from "./engine.js";

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

/**
 * Asks the engine for every number in a text, there and then.
 * @param {Element} place
 */
export function fillNumbers(place) {
  for (const span of place.querySelectorAll(".live")) {
    if (!(span instanceof HTMLElement)) continue;
    const { query = "", number = "" } = span.dataset;
    const text = keyTo(query).number(number);
    if (text !== undefined && span.textContent !== text) span.textContent = text;
  }
}
