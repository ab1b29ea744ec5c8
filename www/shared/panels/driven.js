// From where a learner's numbers hold: from the start of the run, or from the cursor on.

import { labelled, select } from "../dom.js";
import { words } from "../i18n/words.js";
import { isLocked } from "./lock.js";

/** @typedef {import("../player.js").Player} Player */

/** @param {Player} player */
export function drivenChoice(player) {
  const { name, start, here } = words.driven;
  const choice = select(["start", "here"], () => start, {
    id: "driven",
    onchange: () => (player.isDriven = choice.selectedIndex === 1),
  });

  const label = labelled(name, choice);

  function show() {
    const [, second] = choice.options;
    // While it plays, a number that changed with each frame would have the page laid out anew.
    const text = here(player.isPlaying ? 0 : player.cursor);
    if (second && second.text !== text) second.text = text;
    label.hidden = isLocked(player, "then") || player.settings.ask !== undefined;
    choice.selectedIndex = player.isDriven ? 1 : 0;
    // Where a run begins or rests nothing is under way that could be changed.
    const { cursor, isAtRest, isAtEnd, isDriven } = player;
    choice.disabled = !isDriven && (cursor === 0 || isAtRest || isAtEnd);
  }

  player.on(["settings", "cursor", "playing", "done"], show);
  show();
  return label;
}
