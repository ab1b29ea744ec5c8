// The lessons' texts, fetched once each.

import { soon } from "../wanted.js";

/** As far as they were asked for. @type {Map<string, Promise<string>>} */
const texts = new Map();

/** A lesson's text, as HTML. @param {string} file */
export function textOf(file) {
  const text = texts.get(file) ?? soon((signal) => fetchText(file, signal));
  texts.set(file, text);
  // What did not come is asked for again.
  text.catch(() => texts.delete(file));
  return text;
}

/** @param {string} file @param {AbortSignal} signal */
async function fetchText(file, signal) {
  const answer = await fetch(`assets/${file}`, { signal });
  const text = await answer.text();
  // A server may answer with a page of its own, and call that success.
  if (!answer.ok || !text.startsWith("<article")) throw new Error(`${file}: ${answer.status}`);
  return text;
}
