// Who runs: up to as many racers as the engine runs, each with its optimizer and its numbers.

import { limits } from "../generated/catalogue.js";
import { button, h, row } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { isLocked } from "../shared/panels/lock.js";
import { racerCard } from "./racer-card.js";
import { tuning } from "./survey/tune.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/panels/field.js").Field} Field */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function racers(player, place) {
  /** @type {Field[]} */
  let fields = [];
  let layout = "";
  /** Racers whose rare numbers are on show. @type {Set<number>} */
  const opened = new Set();
  const list = h("div", { className: "racers" });
  const add = button(words.racers.add, () => player.learn((simulator) => simulator.add_racer()));
  const tune = tuning(player);
  place.append(list, row(add, tune.button), tune.says);

  function build() {
    const { racers, lock } = player.settings;
    const shape = [racers.map(({ opt }) => opt), lock].join();
    if (shape === layout) return;
    layout = shape;
    const focused = list.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const cards = racers.map((_, racer) => racerCard(player, racer, opened));
    fields = cards.flatMap((card) => card.fields);
    list.replaceChildren(...cards.map(({ element }) => element));
    // What had the focus has its like in the new list, but for the button of the last racer that went.
    if (focused !== undefined) (document.getElementById(focused) ?? add).focus();
  }

  function show() {
    add.hidden = player.settings.racers.length >= limits.racers || isLocked(player, "vs");
    build();
    for (const field of fields) field.show();
  }

  player.on(["settings"], show);
  show();
}
