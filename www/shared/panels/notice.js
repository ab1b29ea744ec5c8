// The notice: what could not be used of the settings, to read and to dismiss.

import { button, h, part, row } from "../dom.js";
import { words } from "../i18n/words.js";
import { sentence } from "./problem.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * Whether a problem is worth a reader's time: platforms and trackers add keys of their own to an
 * address, which are near none of ours. A page that holds the embed is warned of those too.
 * @param {import("fall-line").Problem} problem
 */
const isForReaders = ({ code, hint }) => code !== "unknown-key" || hint !== undefined;

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function notice(player, place) {
  function show() {
    // A learner hears of a bad number beside its field.
    const problems = player.source === "author" ? player.problems.filter(isForReaders) : [];
    place.hidden = problems.length === 0;
    if (place.hidden) return place.replaceChildren();
    const { heading, dismiss } = words.problems;
    place.replaceChildren(
      row(
        h("h2", {}, heading),
        button(dismiss, () => {
          place.hidden = true;
          // The button that had the focus is gone with it.
          part("title").focus({ preventScroll: true });
        }),
      ),
      h("ul", {}, ...problems.map((problem) => h("li", {}, sentence(problem)))),
    );
  }

  player.on(["settings"], show);
  show();
}
