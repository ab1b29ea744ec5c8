// The notice: what could not be used of the settings, to read and to dismiss.

import { button, h, row } from "../dom.js";
import { words } from "../i18n/words.js";
import { sentence } from "./problem.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function notice(player, place) {
  function show() {
    // A learner hears of a bad number beside its field.
    const problems = player.source === "author" ? player.problems : [];
    place.hidden = problems.length === 0;
    if (place.hidden) return place.replaceChildren();
    const { heading, dismiss } = words.problems;
    place.replaceChildren(
      row(
        h("h2", {}, heading),
        button(dismiss, () => (place.hidden = true)),
      ),
      h("ul", {}, ...problems.map((problem) => h("li", {}, sentence(problem)))),
    );
  }

  player.on(["settings"], show);
  show();
}
