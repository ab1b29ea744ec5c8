// What can be drawn at the cursor: the arrows of a step, and the directions of curvature.

import { checkbox } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

/**
 * @param {Player} player
 * @param {Picture} picture
 */
export function annotations(player, picture) {
  const drawn = { arrows: false, curvature: false };
  // Whose: that of the step that is explained.
  let racer = 0;
  const name = new Text();

  function mark() {
    const { racers } = player.settings;
    if (racer >= racers.length) racer = 0;
    const called = words.racerName(racers[racer] ?? { opt: "" });
    const isRace = racers.length > 1;
    name.data = ` ${isRace ? words.tools.arrowsOf(called) : words.tools.arrows}`;
    player.simulator.name_arrows(Object.values(words.tools.arrowNames));
    player.simulator.mark(drawn.arrows, drawn.curvature, racer, isRace ? called : "");
    picture.later();
  }

  let shown = "";
  player.on(["settings"], () => {
    const next = player.settings.racers.map(words.racerName).join();
    if (next !== shown) mark();
    shown = next;
  });
  mark();

  /** @param {number} chosen */
  function showRacer(chosen) {
    racer = Math.max(chosen, 0);
    mark();
  }

  /** @param {keyof typeof drawn} what @param {string} text */
  function choice(what, text) {
    const { label, box } = checkbox(text, { checked: drawn[what] });
    box.addEventListener("change", () => {
      drawn[what] = box.checked;
      mark();
    });
    return label;
  }

  function choices() {
    const arrows = choice("arrows", "");
    arrows.append(name);
    const curvature = choice("curvature", words.tools.curvature);
    curvature.title = words.tools.curvatureHow;
    return [arrows, curvature];
  }
  return { choices, showRacer };
}
