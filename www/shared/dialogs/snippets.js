// This very configuration as a link, as a frame, and as an element, to be pasted elsewhere.

import { query_pairs } from "../engine.js";

/** The height of a frame whose page does not listen to what it says, in CSS pixels. */
const HEIGHT = 420;

/** What a frame may do: run, save a file, open the lab in a tab of its own. */
export const SANDBOX = "allow-scripts allow-downloads allow-popups";

/** Whether the page knows where it stands: a page that is its own address does not. */
export const hasAddress = location.href !== "about:srcdoc" && location.protocol !== "data:";

/**
 * The address of a page beside this one, with a query.
 * @param {string} page
 * @param {string} query
 */
export function beside(page, query) {
  const place = hasAddress ? String(new URL(page, location.href)) : page;
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
 * @param {string} query
 * @param {string} title
 */
export function frameSnippet(query, title) {
  const attributes = [
    `src="${escaped(beside("embed.html", query))}"`,
    `title="${escaped(title)}"`,
    `width="100%" height="${HEIGHT}" style="border:0" loading="lazy"`,
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
