// Who runs: up to as many racers as the engine runs, each on a line.

import { limits } from "../generated/catalogue.js";
import { words } from "../shared/i18n/lab.js";
import { isLocked } from "../shared/panels/lock.js";
import { racerLine } from "./racer-line.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/panels/field.js").Field} Field */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {HTMLElement} add the button for one more
 */
export function racers(player, place, add) {
  /** @type {Field[]} */
  let choices = [];
  let layout = "";
  add.textContent = words.racers.add;
  add.addEventListener("click", () => player.learn((simulator) => simulator.add_racer()));

  function build() {
    const { racers, lock } = player.settings;
    const shape = [racers.map(words.racerName), lock].join();
    if (shape === layout) return;
    layout = shape;
    const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const lines = racers.map((_, racer) => racerLine(player, racer));
    choices = lines.map(({ choice }) => choice);
    place.replaceChildren(...lines.map(({ element }) => element));
    // What had the focus has its like in the new list, but for the button of the last racer that went.
    if (focused !== undefined) (document.getElementById(focused) ?? add).focus();
  }

  function show() {
    const isFull = player.settings.racers.length >= limits.racers || isLocked(player, "vs");
    const hadFocus = document.activeElement === add;
    add.hidden = isFull;
    build();
    if (hadFocus && isFull) [...place.querySelectorAll("select")].at(-1)?.focus();
    for (const choice of choices) choice.show();
  }

  player.on(["settings"], show);
  show();
}
