// A learner's own question before the run: its kind, and the way out of it.

import { button, labelled, row, select } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { pose } from "./pose.js";

/** @typedef {import("../shared/player.js").Player} Player */

const KINDS = /** @type {const} */ (["verdict", "steps", "place", "curve"]);

/**
 * The button that puts a question; what it opens stands after the question's place.
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function predict(player, place) {
  const { name, kind, kinds, stop } = words.predict;
  const opener = button(name, () => ask("verdict"));
  const choice = select(KINDS, (id) => kinds[id]);
  choice.addEventListener("change", () => pose(player, KINDS[choice.selectedIndex]));
  const end = button(stop, () => {
    pose(player);
    opener.focus();
  });
  const bar = row(labelled(kind, choice), end);
  bar.classList.add("posed");
  place.after(bar);

  /** @param {string} question */
  function ask(question) {
    pose(player, question);
    /** @type {HTMLElement | null} */ (place.querySelector("button, input"))?.focus();
  }

  function show() {
    const { ask, hidesAhead } = player.settings;
    opener.hidden = hidesAhead;
    bar.hidden = !player.isPosed;
    choice.selectedIndex = KINDS.findIndex((kind) => kind === ask);
  }
  player.on(["settings"], show);
  show();
  return opener;
}
