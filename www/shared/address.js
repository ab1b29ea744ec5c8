// The address: where the author's settings are read, and where a learner's changes are kept. What
// the texts mean, the engine knows.

/** How long a learner's change waits for the next one, in milliseconds. */
const PATIENCE = 250;

const isData = location.protocol === "data:";
const isSrcdoc = location.href === "about:srcdoc";

/** The author's query. */
export function authorQuery() {
  if (isSrcdoc) return document.documentElement.dataset.query ?? "";
  // An address that is the page itself has no query of its own.
  return isData ? location.hash.slice(1) : location.search;
}

/** Whether the hash holds settings and is no anchor. */
const hasSettings = () => location.hash.includes("=");

/** The learner's query; `undefined` where the hash holds none. */
export function learnerQuery() {
  return isData || isSrcdoc || !hasSettings() ? undefined : location.hash.slice(1);
}

/** The id that the hash names; empty where it names none. */
export function anchor() {
  return isData || hasSettings() ? "" : decodeURIComponent(location.hash.slice(1));
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
