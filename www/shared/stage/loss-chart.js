// The chart of the loss, with the switch between its two scales.

import { button } from "../dom.js";
import { words } from "../i18n/words.js";
import { nameWithOutcome } from "../worded-verdict.js";
import { Picture } from "./picture.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function lossChart(player, place) {
  // What holds a control is no image.
  place.setAttribute("role", "group");
  nameWithOutcome(player, place, () => words.lossChart);
  const picture = new Picture(player, "loss", place);
  const { name, about } = words.logarithmic;
  const made = button(name, change, { className: "scale-switch", title: about, "aria-pressed": "false" });
  place.append(made);

  function change() {
    const byPowers = made.getAttribute("aria-pressed") !== "true";
    made.setAttribute("aria-pressed", String(byPowers));
    player.simulator.scale_loss(byPowers);
    picture.later();
  }

  // Without a minimum there is nothing to count powers from.
  const show = () => (made.hidden = !player.simulator.has_powers());
  player.on(["settings", "done"], show);
  show();
  return picture;
}
