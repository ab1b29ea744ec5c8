// The embed's controls: the few numbers that its narrow column has room for.

import { optimizers } from "../generated/catalogue.js";
import { words } from "../shared/i18n/embed.js";
import { drivenChoice } from "../shared/panels/driven.js";
import { MAIN, keyField } from "../shared/panels/number-field.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/panels/field.js").Field} Field */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function controls(player, place) {
  const driven = drivenChoice(player);
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
    fields = ["lr", ...numbers].map((key) => {
      const value = () => (key === "lr" ? player.numbers.lr : player.numbers.parameters[key]);
      return keyField(player, key, words.key(key), value, undefined, (changes) => player.setNumbers(changes));
    });
    place.replaceChildren(...fields.map(({ element }) => element), driven);
  }

  function show() {
    build();
    for (const field of fields) field.show();
  }

  player.on(["settings"], show);
  player.on(["cursor"], () => player.isDriven && document.activeElement?.matches("[type=text]") !== true && show());
  player.on(["done"], () => fields.forEach(({ settle }) => settle?.()));
  show();
}
