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
  const arrows = checkbox(words.tools.arrows, { onchange: mark });
  const curvature = checkbox(words.tools.curvature, { onchange: mark });
  curvature.label.title = words.tools.curvatureHow;
  // Whose: that of the step that is explained.
  let racer = 0;

  function mark() {
    const { racers } = player.settings;
    if (racer >= racers.length) racer = 0;
    const { opt = "" } = racers[racer] ?? {};
    const isRace = racers.length > 1;
    arrows.text.data = ` ${isRace ? words.tools.arrowsOf(opt) : words.tools.arrows}`;
    player.simulator.mark(arrows.box.checked, curvature.box.checked, racer, isRace ? words.optimizer(opt) : "");
    picture.later();
  }

  let shown = "";
  player.on(["settings"], () => {
    const next = player.settings.racers.map(({ opt }) => opt).join();
    if (next !== shown) mark();
    shown = next;
  });
  mark();
  /** @param {number} chosen */
  function showRacer(chosen) {
    racer = Math.max(chosen, 0);
    mark();
  }
  return { labels: [arrows.label, curvature.label], showRacer };
}
