// The tools of the lab's stage.

import { h } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";
import { annotations } from "./annotations.js";
import { crossHair } from "./cross-hair.js";
import { lastRun } from "./last-run.js";
import { viewport } from "./viewport.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

/**
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} stage
 */
export function stageTools(player, picture, stage) {
  const reading = crossHair(player, picture, stage);
  const drawn = annotations(player, picture);
  const tools = h(
    "div",
    { className: "stage-tools", role: "group", "aria-label": words.tools.name },
    ...viewport(player, picture, stage),
    reading.toggle,
    ...drawn.labels,
    lastRun(player, picture),
  );
  (document.getElementById("transport") ?? stage).after(tools, reading.text);
  stage.dataset.tools = "true";
  stage.tabIndex = 0;
  return { showRacer: drawn.showRacer };
}
