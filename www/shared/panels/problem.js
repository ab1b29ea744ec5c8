// Problems with a query, in words.

import { words } from "../i18n/words.js";

/** @typedef {import("fall-line").Problem} Problem */

/**
 * A problem in a sentence.
 * @param {Problem} problem
 */
export function sentence(problem) {
  const { key, given, used, code, hint } = problem;
  const { sentences } = words.problems;
  // A key may have a sentence of its own; the whole query has no key.
  const name = [`${code} ${key || "query"}`, code].find((name) => Object.hasOwn(sentences, name)) ?? "unknown-value";
  const said = sentences[name]?.({ key, given, used, error: formulaError(problem) }) ?? code;
  // The sentence of a formula has its hint within.
  return hint === undefined || code === "bad-formula" ? said : `${said} ${words.problems.hint(hint)}`;
}

/**
 * What is wrong with a formula, in a sentence or two.
 * @param {Problem} problem
 */
export function reason(problem) {
  return words.problems.formula(formulaError(problem));
}

/** @param {Problem} problem */
function formulaError({ given, at = 0, found, expected = "", count = 0, hint, beside = [] }) {
  return { found, character: charactersBefore(given, at) + 1, expected, count, hint, beside };
}

/**
 * How many characters stand before a byte: the engine counts bytes, people count characters.
 * @param {string} text
 * @param {number} byte
 */
export function charactersBefore(text, byte) {
  return [...new TextDecoder().decode(new TextEncoder().encode(text).slice(0, byte))].length;
}
