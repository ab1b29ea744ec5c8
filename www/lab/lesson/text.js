// The lessons' texts, fetched once each.

import { lessons } from "../../generated/lessons.js";

/** As far as they were asked for. @type {Map<string, Promise<string>>} */
const texts = new Map();

/** A lesson's text, as HTML. @param {string} file */
export function textOf(file) {
  const text = texts.get(file) ?? fetchText(file);
  texts.set(file, text);
  return text;
}

/** @param {string} file */
async function fetchText(file) {
  const answer = await fetch(`assets/${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.text();
}

/**
 * Begins to fetch the lesson that an address seems to name, before there is an engine to read it.
 * Whether that fails, its opening tells.
 * @param {string} query
 */
export function foresee(query) {
  const facts = lessons.find(({ id }) => query.includes(`lesson=${id}`));
  if (facts) textOf(facts.file).catch(() => {});
}
