// The charts under the stage: the run's numbers against its steps.

import { h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { onDrag } from "../shared/stage/drag.js";
import { Picture } from "../shared/stage/picture.js";
import { nameWithOutcome } from "../shared/worded-verdict.js";
import { LabLayers } from "./layers.js";
import { tabs } from "./tabs.js";

/** @typedef {import("../shared/player.js").Player} Player */

const CHARTS = /** @type {const} */ (["loss", "loss-linear", "parameters", "rate", "gradient"]);

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function charts(player, place) {
  const all = CHARTS.map((id) => {
    const { name, about } = words.charts.each[id];
    return {
      id: `chart-${id}`,
      name,
      /** @param {HTMLElement} panel */
      build(panel) {
        const picture = h("div", { className: "picture chart", role: "img" });
        nameWithOutcome(player, picture, () => about);
        panel.append(picture);
        scrub(player, new Picture(player, id, picture, LabLayers), picture);
      },
    };
  });
  tabs(place, words.charts.name, all);
}

/**
 * A press or a drag on a chart puts the cursor at the step under the pointer. The keyboard has the
 * slider of the transport.
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} place
 */
function scrub(player, picture, place) {
  /** @param {PointerEvent} event */
  function follow(event) {
    player.seek(player.simulator.step_at(picture.name, picture.pixelAt(event)) ?? player.cursor);
  }

  onDrag(place, {
    begin(event) {
      if (event.button !== 0) return false;
      follow(event);
      return true;
    },
    move: follow,
  });
}
