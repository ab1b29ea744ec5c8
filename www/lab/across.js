// The sliders that span the picture: the rate and what else sets the pace; in a race, each racer's rate.

import { words } from "../shared/i18n/lab.js";
import { numbersOf, racerNumber } from "./racer-number.js";
import { swatch } from "./swatch.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/panels/field.js").Field} Field */

/**
 * @param {Player} player
 * @param {HTMLElement} first where the first racer's rate stands, which stays in sight
 * @param {HTMLElement} others where the others stand
 */
export function across(player, first, others) {
  /** @type {Field[]} */
  let fields = [];
  let layout = "";

  function build() {
    const { racers, lock } = player.settings;
    const shape = [racers.map(words.racerName), lock].join();
    if (shape === layout) return;
    layout = shape;
    const [rate, ...rates] = racers.map((_, racer) => rateField(player, racer));
    const own = numbersOf(player, 0).main.map((key) => racerNumber(player, 0, key, { help: words.help(key) }));
    fields = [...(rate ? [rate] : []), ...own, ...rates];
    const [top, ...rest] = fields.map(({ element }) => element);
    const focused = [first, others].some((place) => place.contains(document.activeElement)) && document.activeElement?.id;
    first.replaceChildren(...(top ? [top] : []));
    others.replaceChildren(...rest);
    if (focused) document.getElementById(focused)?.focus();
  }

  function show() {
    build();
    for (const field of fields) field.show();
  }

  player.on(["settings"], show);
  // Where they hold from here on, they are those of the step.
  player.on(["cursor"], () => {
    if (player.isDriven && document.activeElement?.matches("input[type=text]") !== true) show();
  });
  player.on(["done"], () => fields.forEach(({ settle }) => settle?.()));
  show();
}

/** @param {Player} player @param {number} racer */
function rateField(player, racer) {
  const { racers } = player.settings;
  const help = words.help("lr");
  if (racers.length === 1) return racerNumber(player, racer, "lr", { help });
  const field = racerNumber(player, racer, "lr", { help, label: words.racerName(racers[racer] ?? { opt: "" }) });
  field.element.querySelector("label")?.prepend(swatch(racer), " ");
  return field;
}
