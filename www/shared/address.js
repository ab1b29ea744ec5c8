// The address: where the author's settings are read, and where a learner's changes are kept. What
// the texts mean, the engine knows: only the author's query can be asked for before there is one.

import { names_surface } from "./engine.js";

/** How long a learner's change waits for the next one, in milliseconds. */
const PATIENCE = 250;

const isData = location.protocol === "data:";
const isSrcdoc = location.protocol === "about:";

/** The query that the page itself brings along; empty where it brings none. */
export const carried = document.documentElement.dataset.query ?? "";

/** The author's query: that of the address, else the page's own. */
export function authorQuery() {
  // An address that is the page itself has no query of its own.
  const given = isData ? location.hash.slice(1) : location.search;
  return given || carried;
}

/** Whether the hash holds settings and is no anchor. */
const hasSettings = () => names_surface(location.hash);

/** The learner's query; `undefined` where the hash holds none. */
export function learnerQuery() {
  return isData || isSrcdoc || !hasSettings() ? undefined : location.hash.slice(1);
}

/** The id that the hash names; empty where it names none. */
export function anchor() {
  const id = isData || hasSettings() ? "" : location.hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/**
 * Keeps the learner's query in the hash, without a step in the browser's history.
 * @param {string | undefined} query
 */
export function keep(query) {
  if (isData || isSrcdoc) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const anchor = hasSettings() ? "" : location.hash;
    const hash = query === undefined ? anchor : `#${query}`;
    if (hash === location.hash) return;
    const [page] = location.href.split("#");
    try {
      history.replaceState(history.state, "", page + hash);
    } catch {
      // Some sandboxes forbid it. The run goes on; only the address stays as it was.
    }
  }, PATIENCE);
}
