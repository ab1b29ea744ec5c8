// The surveys, each in a tab.

import { words } from "../../shared/i18n/lab.js";
import { tabs } from "../tabs.js";
import { survey } from "./survey.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {Picture} picture the stage's, over which basins can be laid
 */
export function maps(player, place, picture) {
  const texts = words.tabs;
  tabs(place, texts.maps, [
    { id: "sweep", name: texts.sweep, build: (panel) => survey(player, panel, "sweep") },
    { id: "map", name: texts.map, build: (panel) => survey(player, panel, "map") },
    { id: "basins", name: texts.basins, build: (panel) => survey(player, panel, "basins", picture) },
  ]);
}
