// The data behind a data surface: what is fitted to what.

import { button, h, paragraph } from "../shared/dom.js";
import { words } from "../shared/i18n/data.js";
import { Picture } from "../shared/stage/picture.js";
import { ownData } from "./own-data.js";
import { whileShown } from "./while-shown.js";

/** @typedef {import("../shared/player.js").Player} Player */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function data(player, place) {
  const fit = button(words.data.fit, () => player.choose("fn=linear-regression"));
  const none = h("div", {}, paragraph(words.data.none), fit);
  const picture = h("div", { className: "picture chart", role: "img", "aria-label": words.data.chart });
  const some = h("div", { className: "data" }, picture, ...ownData(player));
  place.append(none, some);
  new Picture(player, "data", picture);

  function show() {
    none.hidden = player.settings.batches;
    some.hidden = !player.settings.batches;
  }

  whileShown(player, place, ["settings"], show);
}
