// Panels that follow what happens while they are open, and catch up when they are opened.

import { isOpen } from "../shared/dom.js";

/** @typedef {import("../shared/player.js").Player} Player */

/**
 * Calls `show` now, and while a place is open with each of the news; what came while it was closed
 * it is called for once it is open again.
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {Parameters<Player["on"]>[0]} news
 * @param {() => void} show
 */
export function whileShown(player, place, news, show) {
  let isDue = true;

  function look() {
    isDue = true;
    if (isOpen(place)) catchUp();
  }

  function catchUp() {
    if (!isDue) return;
    isDue = false;
    show();
  }

  player.on(news, look);
  // What is opened gets a size.
  new ResizeObserver(() => isOpen(place) && catchUp()).observe(place);
  catchUp();
}
