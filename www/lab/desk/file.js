// Files that the desk makes of the embed: one that carries its query, and packages for platforms that
// grade, each with a page that holds it.

import { STANDARDS, archive } from "../../package/archive.js";
import { escaped } from "../../shared/dialogs/snippets.js";
import { h } from "../../shared/dom.js";
import { soon } from "../wanted.js";

export const standards = /** @type {import("../../package/archive.js").Standard[]} */ (Object.keys(STANDARDS));

/**
 * Saves the embed under a name.
 * @param {string} query
 * @param {string} name
 */
export async function saveFile(query, name) {
  save(carrying(await read("embed.html"), query), "text/html", name);
}

/**
 * Saves a package under a name.
 * @param {import("../../package/archive.js").Standard} standard
 * @param {{ title: string, query: string }} figure
 * @param {string} name
 */
export async function savePackage(standard, figure, name) {
  const zip = await archive(standard, figure.title, [figure], async (file) => {
    const text = await read(file);
    return file === "embed.html" ? embed(text, "") : text;
  });
  save(zip, "application/zip", name);
}

/** @param {BlobPart} content @param {string} type @param {string} name */
function save(content, type, name) {
  const link = h("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  // A browser takes what it saves when it is told to, and asks no more.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file that stands beside the page. @param {string} name */
const read = (name) =>
  soon(async (signal) => {
    const response = await fetch(name, { signal });
    if (!response.ok) throw new Error(response.statusText);
    return response.text();
  });

/**
 * The page with the query on its root; all else stays, as the policy in it holds for each byte of the script.
 * @param {string} page
 * @param {string} query
 */
function carrying(page, query) {
  return embed(page.replace(/<html(?=[\s>])/i, (tag) => `${tag} data-query="${escaped(query)}"`), query);
}

/** The page, if it is the embed with that query: a server may have sent some other one. @param {string} page @param {string} query */
function embed(page, query) {
  const { documentElement, body } = new DOMParser().parseFromString(page, "text/html");
  if ((documentElement.dataset.query ?? "") !== query || !body.matches(".embed")) throw new Error("no embed");
  return page;
}
