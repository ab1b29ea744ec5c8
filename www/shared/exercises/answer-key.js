// Answers: what the engine says to a number, a query at a time.

import { AnswerKey, read_answer } from "../engine.js";
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

/**
 * What a text amounts to as the number that is asked for, and which number it was taken for: of what
 * may be two, the one that is right. An unreadable one is no number.
 * @param {string} query
 * @param {string} asked
 * @param {string} text
 * @param {number} [own] the learner's number that this one is reckoned from
 */
export function judge(query, asked, text, own) {
  /** @type {{ grade: string, value: number | undefined }} */
  let found = { grade: "no number", value: undefined };
  for (const value of read_answer(text)) {
    const grade = keyTo(query).check(asked, value, own);
    if (found.value === undefined || found.grade === "wrong" || grade === "right") found = { grade, value };
  }
  return found;
}

/** What is said of one number of a run: hints to it, and the number itself. @param {string} query @param {string} asked */
export function saidOf(query, asked) {
  const key = keyTo(query);
  const [column = ""] = asked.split(" ");
  const [from, gradient = NaN, rate = NaN, change = NaN] = key.basis(asked) ?? [];
  const basis = from === undefined ? undefined : { column, from, gradient, rate, change };
  const texts = words.exercises;
  const right = key.number(asked);
  const answer = words.number(right ?? NaN);
  return {
    answer,
    /** The hint for a mistake; without one `undefined`. @param {string} grade */
    hint: (grade) => (grade === "wrong" ? undefined : texts.mistake(grade, basis)),
    otherwise: basis ? texts.wrongNumber : texts.wrongCount,
    nearer: basis && texts.rule({ ...basis, result: "?" }),
    /** The rule with what it comes to. */
    shown: basis ? texts.rule({ ...basis, result: answer }) : texts.itIs(answer),
  };
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
