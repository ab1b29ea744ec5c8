// Where the stability limit lies on the track of the rate, in a mark and in words.

import { rate_position } from "../engine.js";
import { h } from "../dom.js";
import { words } from "../i18n/words.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * The mark, with the ground beyond it hatched, and the sentence that says the same to those who do
 * not see it.
 * @param {Player} player
 * @param {number} racer whose rate it is
 * @param {string} id the field's
 */
export function limitMark(player, racer, id) {
  const name = h("span", {}, words.stability.limit);
  const mark = h("div", { className: "limit", "aria-hidden": "true" }, name);
  const says = h("span", { className: "unseen", id: `limit-${id}` });

  function show() {
    const limit = player.isDone ? player.simulator.limit(racer) : undefined;
    mark.hidden = limit === undefined;
    says.textContent = limit === undefined ? "" : words.stability.beyondLimit(limit);
    if (limit !== undefined) mark.style.setProperty("--at", String(rate_position(limit)));
  }
  return { id: says.id, elements: [mark, says], show };
}
