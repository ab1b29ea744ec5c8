// The charts under the stage: the run's numbers against its steps.

import { LabLayers } from "./layers.js";
import { say } from "../shared/i18n/lab.js";
import { Picture } from "../shared/stage/picture.js";
import { tabs } from "./tabs.js";

/** @typedef {import("../shared/player.js").Player} Player */

const CHARTS = /** @type {const} */ (["loss", "loss-linear", "parameters", "rate", "gradient"]);

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function charts(player, place) {
  tabs(
    place,
    say("charts"),
    CHARTS.map((id) => ({
      id: `chart-${id}`,
      name: say(`chart ${id}`),
      build(panel) {
        const picture = document.createElement("div");
        picture.className = "picture chart";
        picture.setAttribute("role", "img");
        picture.setAttribute("aria-label", say(`chart about ${id}`));
        panel.append(picture);
        scrub(player, new Picture(player, id, picture, LabLayers), picture);
      },
    })),
  );
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
    const { width, height } = picture.size;
    const [x] = picture.at(event);
    player.seek(player.simulator.step_at(picture.name, x, width, height));
  }

  place.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    place.setPointerCapture(event.pointerId);
    follow(event);
  });
  place.addEventListener("pointermove", (event) => {
    if (place.hasPointerCapture(event.pointerId)) follow(event);
  });
}
