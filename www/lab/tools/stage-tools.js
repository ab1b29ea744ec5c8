// The tools of the lab's stage: what can be done on it, and the controls that belong to them.

import { h, row } from "../../shared/dom.js";
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
 * @param {HTMLElement} value where the value under the pointer stands
 */
export function stageTools(player, picture, stage, value) {
  crossHair(player, picture, stage, value);
  const drawn = annotations(player, picture);
  const kept = lastRun(player, picture);
  const zooming = viewport(player, picture, stage);
  stage.dataset.tools = "true";
  stage.tabIndex = 0;
  /** The controls, made when they are asked for. */
  const controls = () =>
    h(
      "fieldset",
      { className: "group stage-tools" },
      h("legend", {}, words.tools.name),
      ...drawn.choices(),
      kept(),
      row(...zooming()),
    );
  return { showRacer: drawn.showRacer, controls };
}
