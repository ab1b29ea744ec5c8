// The embed's controls: the few numbers that its narrow column has room for.

import { keyField } from "../shared/panels/fields.js";
import { optimizers } from "../generated/catalogue.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/panels/fields.js").Field} Field */

/** What there is room for beside the rate. */
const MAIN = ["momentum", "beta1", "beta2", "alpha", "rho"];

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
    const rate = keyField(player, "lr", () => player.settings.racers[0]?.lr);
    fields = [rate, ...numbers.map((key) => keyField(player, key, () => player.settings.racers[0]?.parameters[key]))];
    place.replaceChildren(...fields.map(({ element }) => element));
  }

  function show() {
    build();
    for (const field of fields) field.show();
  }

  player.on(["settings"], show);
  show();
}
