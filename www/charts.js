// The charts under the stage: the run's numbers against its steps.

import { say } from "./messages.js";
import { Picture } from "./picture.js";
import { tabs } from "./tabs.js";

/** @typedef {import("./player.js").Player} Player */

const CHARTS = /** @type {const} */ (["loss"]);

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
        new Picture(player, id, picture);
      },
    })),
  );
}
