// The embed's controls: the few numbers that its narrow column has room for.

import { optimizers } from "../generated/catalogue.js";
import { words } from "../shared/i18n/embed.js";
import { MAIN, keyField } from "../shared/panels/number-field.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/panels/field.js").Field} Field */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function controls(player, place) {
  /** @type {Field[]} */
  let fields = [];
  let layout = "";

  function build() {
    const { racers, lock } = player.settings;
    const optimizer = optimizers.find(({ id }) => id === racers[0]?.opt);
    const shape = [optimizer?.id, lock].join();
    if (shape === layout) return;
    layout = shape;
    const numbers = (optimizer?.parameters ?? []).map(({ key }) => key).filter((key) => MAIN.includes(key));
    const rate = keyField(player, "lr", words.key("lr"), () => player.settings.racers[0]?.lr);
    const others = numbers.map((key) =>
      keyField(player, key, words.key(key), () => player.settings.racers[0]?.parameters[key]),
    );
    fields = [rate, ...others];
    place.replaceChildren(...fields.map(({ element }) => element));
  }

  function show() {
    build();
    for (const field of fields) field.show();
  }

  player.on(["settings"], show);
  player.on(["done"], () => fields.forEach(({ settle }) => settle?.()));
  show();
}
