// The embed as one file that carries its query.

import { escaped } from "../../shared/dialogs/snippets.js";
import { h } from "../../shared/dom.js";
import { soon } from "../wanted.js";

/**
 * Saves it under a name.
 * @param {string} query
 * @param {string} name
 */
export async function saveFile(query, name) {
  const file = carrying(await soon(embed), query);
  const link = h("a", { href: URL.createObjectURL(new Blob([file], { type: "text/html" })), download: name });
  link.click();
  // A browser takes what it saves when it is told to, and asks no more.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {AbortSignal} signal */
async function embed(signal) {
  const response = await fetch("embed.html", { signal });
  if (!response.ok) throw new Error(response.statusText);
  return response.text();
}

/**
 * The page with the query on its root; all else stays, as the policy in it holds for each byte of the script.
 * @param {string} page
 * @param {string} query
 */
function carrying(page, query) {
  const file = page.replace(/<html(?=[\s>])/i, (tag) => `${tag} data-query="${escaped(query)}"`);
  const { documentElement, body } = new DOMParser().parseFromString(file, "text/html");
  // A server may have sent some other page.
  if (documentElement.dataset.query !== query || !body.matches(".embed")) throw new Error("no embed");
  return file;
}
