// What can be folded: kept up to date while it is open, and not otherwise.

/** @typedef {import("./player.js").Player} Player */

/** While a run plays, words come at a pace that can be read, in milliseconds. */
const PACE = 120;

/**
 * Gives a part that can be folded its summary, and answers the place for what it holds.
 * @param {HTMLElement} part
 * @param {string} text
 */
export function fold(part, text) {
  const details = /** @type {HTMLDetailsElement} */ (part);
  const summary = document.createElement("summary");
  summary.textContent = text;
  const place = document.createElement("div");
  place.className = "fold";
  details.append(summary, place);
  return { details, place };
}

/**
 * Calls `show` whenever there is something new to show and somebody to see it.
 * @param {Player} player
 * @param {HTMLDetailsElement} details
 * @param {() => void} show
 */
export function whileOpen(player, details, show) {
  let last = 0;

  function look() {
    if (!details.open || details.hidden || !player.isSeen) return;
    const now = performance.now();
    if (player.isPlaying && now - last < PACE) return;
    last = now;
    show();
  }

  details.addEventListener("toggle", look);
  player.on(["settings", "cursor", "playing", "done", "seen"], look);
  look();
}
