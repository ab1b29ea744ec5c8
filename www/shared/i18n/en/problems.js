// What was wrong with a query or a formula, in English.

import { plural } from "./numbers.js";

/**
 * @typedef {object} FormulaError
 * @property {string} [found] what stands there; none at the end of the formula
 * @property {number} character where, counted from 1
 * @property {string} expected
 * @property {number} count
 * @property {string} [hint]
 * @property {string[]} beside the two variables beside which there is a third
 */
/** @typedef {{ key: string, given: string, used: string, error: FormulaError }} Wrong */

/** @type {Record<string, (count: number) => string>} */
const expectations = {
  formula: () => "a formula",
  operand: () => "a number, a name or a parenthesis",
  operator: () => "an operator",
  opening: () => "an opening parenthesis",
  closing: () => "a closing parenthesis",
  end: () => "the end",
  sign: () => "a sign that formulas know",
  number: () => "a number",
  name: () => "a known name",
  arguments: (count) => `a function with ${count} ${plural(count, { one: "argument", other: "arguments" })}`,
  finite: () => "something with a finite value",
  variable: () => "a variable, such as w or x",
  length: (count) => `a formula of at most ${count} characters`,
  nesting: (count) => `at most ${count} parentheses in each other`,
};

/** @param {FormulaError} error */
function formula({ found, character, expected, count, hint, beside }) {
  if (expected === "two-variables") {
    return `At character ${character}, “${found}” is a third variable, beside “${beside.join("” and “")}”.`;
  }
  const what = Object.hasOwn(expectations, expected) ? expectations[expected]?.(count) : expected;
  const wrong = found
    ? `At character ${character}, “${found}” stands where ${what} is expected.`
    : `It ends where ${what} is expected.`;
  return hint === undefined ? wrong : `${wrong} Did you mean “${hint}”?`;
}

/** A value that may be nothing. @param {string} value */
const value = (value) => value || "nothing";

/** What became of one of several. @param {string} used */
const instead = (used) => (used === "" ? "It is left out." : `${used} is used.`);

/** What a language calls a language. @param {string} tag */
function language(tag) {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag);
  } catch {
    // A tag of four letters is well formed, but names no language.
    return tag;
  }
}

/**
 * By code; `CODE KEY` is a key's own sentence.
 * @type {Record<string, (wrong: Wrong) => string>}
 */
const sentences = {
  "unknown-key": ({ key }) => `There is no setting “${key}”. It is ignored.`,
  "unknown-value": ({ key, given, used }) => `“${given}” is not a choice for ${key}. ${value(used)} is used.`,
  "unknown-value vs": ({ given, used }) => `“${given}” is nothing that vs can hold. ${instead(used)}`,
  "unknown-value then": ({ given }) => `“${given}” is no number that then can change. It is left out.`,
  "not-a-number then": ({ given, used }) => `“${given}” is not a number for then. ${instead(used)}`,
  "unknown-value hide": ({ given, used }) => `“${given}” is no part that can be hidden. ${instead(used)}`,
  "unknown-value lock": ({ given, used }) => `“${given}” is nothing that can be locked. ${instead(used)}`,
  "unknown-value lesson": ({ given }) => `There is no lesson “${given}”.`,
  "unknown-value lab": ({ given }) => `“${given}” is no address of a lab. The usual one is used.`,
  "unknown-value part": ({ given }) => `This lesson has no exercise ${given}.`,
  "unknown-language lang": ({ given }) => `There is no ${language(given)} yet: the page is in English.`,
  "not-a-number": ({ key, given, used }) => `“${given}” is not a number for ${key}. ${value(used)} is used.`,
  "not-finite": ({ key, given, used }) => `${given} is not finite. ${key} is ${value(used)} instead.`,
  "not-whole": ({ key, given, used }) => `${key} takes whole numbers. ${given} became ${value(used)}.`,
  "too-small": ({ key, given, used }) => `${given} is too small for ${key}. ${value(used)} is used.`,
  "too-large": ({ key, given, used }) => `${given} is too large for ${key}. ${value(used)} is used.`,
  repeated: ({ key, used }) => `${key} is given more than once. The first, ${value(used)}, is used.`,
  "bad-box": ({ given, used }) => `“${given}” is not a box. ${value(used)} is used.`,
  "bad-data": ({ given }) => `“${given}” are not pairs of numbers that this surface can use. They are ignored.`,
  "bad-formula": ({ given, used, error }) =>
    `The formula “${given}” cannot be read: ${formula(error)} ${value(used)} is used.`,
  "too-many": ({ given }) => `More racers than can run. “${given}” is left out.`,
  "too-many then": ({ given }) => `More changes than a run can have. “${given}” is left out.`,
  "too-long": ({ key }) => `The text for ${key} is too long. It is cut.`,
  "too-long query": ({ given, used }) => `The settings are too long. ${given} characters became ${used}.`,
};

export const problems = {
  heading: "Some settings could not be used",
  dismiss: "Dismiss",
  sentences,
  /** @param {string} name */
  hint: (name) => `Did you mean “${name}”?`,
  formula,
};
