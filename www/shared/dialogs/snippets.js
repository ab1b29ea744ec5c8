// This very configuration as a link, as a frame, and as an element, to be pasted elsewhere.

import { query_pairs } from "../engine.js";

/** What a frame may do: run, save a file, open the lab in a tab of its own. */
export const SANDBOX = "allow-scripts allow-downloads allow-popups";

const { protocol } = location;
const isServed = protocol.startsWith("http");

/** What a frame finds this very page by; one that is its own address has the name that it had once. */
export const own = /^(http|file)/.test(protocol) ? /** @type {string} */ (location.pathname.split("/").pop()) : "embed.html";

/**
 * The address of a page, with a query.
 * @param {string} page beside this one, or anywhere
 * @param {string} query
 */
export function beside(page, query) {
  const place = isServed ? String(new URL(page, location.href)) : page;
  return query === "" ? place : `${place}?${query}`;
}

/**
 * A text as it stands in an attribute's quotes.
 * @param {string} text
 */
export function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

/**
 * @param {string} page the embed
 * @param {string} query
 * @param {string} title
 * @param {string} [size] that of a frame whose page does not listen to what it says, as attributes
 */
export function frameSnippet(page, query, title, size = 'width="100%" height="420"') {
  const attributes = [
    `src="${escaped(beside(page, query))}"`,
    `title="${escaped(title)}"`,
    `${size} style="border:0" loading="lazy"`,
    `referrerpolicy="no-referrer" sandbox="${SANDBOX}" allow="fullscreen; clipboard-write"`,
  ];
  return `<iframe ${attributes.join("\n  ")}></iframe>`;
}

/** @param {string} query a canonical one */
export function elementSnippet(query) {
  /** @type {Map<string, string>} */
  const attributes = new Map();
  for (const { key, value } of query_pairs(query)) {
    // A race is a list of racers.
    attributes.set(key, attributes.has(key) ? `${attributes.get(key)} ${value}` : value);
  }
  const written = Array.from(attributes, ([key, value]) => ` ${key}="${escaped(value)}"`);
  const script = escaped(beside("fall-line.js", ""));
  return `<script type="module" src="${script}"></script>\n<fall-line${written.join("")}></fall-line>`;
}
