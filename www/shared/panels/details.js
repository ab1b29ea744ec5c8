// Details that can be closed: kept up to date while they are open, and not otherwise.

import { h, isOpen } from "../dom.js";

/** @typedef {import("../player.js").Player} Player */

/** Words come at a pace that can be read while a run plays, and while something is dragged; in milliseconds. */
const PACE = { playing: 800, changing: 350 };

/**
 * Gives details their summary, and makes the place for what they hold.
 * @param {HTMLElement} details
 * @param {...import("../dom.js").Child} summary
 */
export function details(details, ...summary) {
  const place = h("div", { className: "unfolded" });
  details.append(h("summary", {}, ...summary), place);
  return place;
}

/**
 * What calls `show`: at once, but where it was called shortly before, a little later.
 * @param {Player} player
 * @param {() => unknown} show
 */
export function paced(player, show) {
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  return function look() {
    clearTimeout(waiting);
    // What nobody sees waits for somebody.
    if (!player.isSeen && last > -Infinity) return;
    const rest = last + PACE[player.isPlaying ? "playing" : "changing"] - performance.now();
    if (rest > 0) {
      // Clocks ring a little early.
      waiting = setTimeout(look, rest + 1);
      return;
    }
    last = performance.now();
    show();
  };
}

/**
 * Calls `show` whenever there is something new to show and somebody to see it. Where one has to
 * scroll to see it, it follows once things rest; where it is closed, once it is open.
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {() => void} show
 */
export function whileOpen(player, place, show) {
  const isWanted = () => player.isSeen && isOpen(place);
  const look = paced(player, () => isWanted() && show());
  let isInView = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  function news() {
    clearTimeout(resting);
    if (!isWanted()) return;
    if (isInView) look();
    else resting = setTimeout(look, PACE.changing);
  }
  new IntersectionObserver((entries) => {
    isInView = entries.at(-1)?.isIntersecting ?? true;
    news();
  }).observe(place);
  place.closest("details")?.addEventListener("toggle", news);
  player.on(["settings", "cursor", "playing", "done", "seen"], news);
  news();
}
