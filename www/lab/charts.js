// The charts: the run's numbers against its steps. That of the loss stands beside the stage.

import { h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { onDrag } from "../shared/stage/drag.js";
import { lossChart } from "../shared/stage/loss-chart.js";
import { Picture } from "../shared/stage/picture.js";
import { isGround } from "../shared/stage/start.js";
import { nameWithOutcome } from "../shared/worded-verdict.js";
import { rateBeside } from "./rate-beside.js";
import { tabs } from "./tabs.js";

/** @typedef {import("../shared/player.js").Player} Player */

const CHARTS = /** @type {const} */ (["parameters", "rate", "gradient", "sharpness"]);

/** @param {Player} player @param {HTMLElement} place */
export function lossBeside(player, place) {
  const chart = h("div", { className: "picture chart" });
  place.append(chart);
  scrub(player, lossChart(player, chart), chart);
}

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function charts(player, place) {
  const all = CHARTS.map((id) => {
    return {
      id: `chart-${id}`,
      name: words.charts.names[id],
      /** @param {HTMLElement} panel */
      build(panel) {
        const place = h("div", { className: "picture chart" });
        panel.append(place);
        scrub(player, chart(player, id, place), place);
        if (id === "rate") rateBeside(player, panel);
      },
    };
  });
  tabs(place, words.charts.name, all);
}

/**
 * @param {Player} player
 * @param {typeof CHARTS[number]} id
 * @param {HTMLElement} place
 */
function chart(player, id, place) {
  place.setAttribute("role", "img");
  nameWithOutcome(player, place, () => words.charts.about[id]);
  return new Picture(player, id, place);
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
      if (event.button !== 0 || !isGround(place, event.target)) return false;
      // Axes that moved along would lead the cursor away from the pointer.
      player.simulator.hold_axes(true);
      follow(event);
      return true;
    },
    move: follow,
    end() {
      player.simulator.hold_axes(false);
      // All charts have the same axis.
      player.tell("cursor");
    },
  });
}
