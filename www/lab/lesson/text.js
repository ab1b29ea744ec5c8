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
