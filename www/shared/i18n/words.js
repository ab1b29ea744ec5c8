// The words of the page, in the language that is spoken.
//
// A language is a table with the shape of `en/shared.js`, and one for what each page adds
// (`en/embed.js`, `en/lab.js`): texts, and functions that put values into texts. Whole sentences
// stand in one entry, so that a language can put their parts into its own order.

import { en } from "./en/shared.js";

/** @typedef {typeof en} Words */

/** The tables, by their BCP-47 tags. @type {Record<string, object>} */
const tables = { en: { ...en } };

/** The table in use. It is always the same object: another language has its entries replaced. */
export const words = /** @type {Words} */ ({ ...en });

/**
 * Adds entries to languages, for a page that says more.
 * @param {Record<string, object>} more by the languages' tags
 */
export function addWords(more) {
  for (const [tag, table] of Object.entries(more)) Object.assign((tables[tag] ??= {}), table);
  Object.assign(words, more.en);
}

/**
 * The tag of the table that speaks a language: its own, or that of the language without its region.
 * `undefined` where there is none.
 * @param {string} tag a BCP-47 tag, in any case
 */
export function tableFor(tag) {
  const [wanted, language] = [tag.toLowerCase(), tag.toLowerCase().split("-")[0]];
  const tags = Object.keys(tables);
  return tags.find((known) => known.toLowerCase() === wanted) ?? tags.find((known) => known === language);
}

/** The tags of all tables. */
export const languages = () => Object.keys(tables);

/**
 * Speaks a language, or English where it has no table.
 * @param {string} tag a BCP-47 tag
 * @returns {string} the tag of the table in use
 */
export function speak(tag) {
  const found = tableFor(tag) ?? "en";
  Object.assign(words, tables[found]);
  return found;
}
