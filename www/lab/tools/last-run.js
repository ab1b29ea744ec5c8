// The run before the last change, kept to compare with.

import { checkbox } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

/** Changes that follow each other faster than this are one: a drag, a slider that is moved. */
const BURST = 800;

/**
 * @param {Player} player
 * @param {Picture} picture
 */
export function lastRun(player, picture) {
  let keeps = true;
  player.simulator.keep_runs(keeps);
  let last = -BURST;
  let { begun } = player;
  player.on(["settings"], () => {
    if (player.begun === begun) return;
    begun = player.begun;
    const now = performance.now();
    if (player.source === "author") {
      // What a text puts on the stage is no change of what was there.
      player.simulator.keep_runs(false);
      player.simulator.keep_runs(keeps);
      return;
    }
    // What is hidden may be one of a burst.
    if (now - last > BURST || player.settings.hidesAhead) player.simulator.show_runs_before();
    last = now;
  });
  /** The choice, made once. */
  return () => {
    const { label, box } = checkbox(words.tools.keepRun, { checked: true });
    box.addEventListener("change", () => {
      keeps = box.checked;
      player.simulator.keep_runs(keeps);
      picture.later();
    });
    return label;
  };
}
