// What runs beside surface and racers: the start, the budget, the schedule, noise and batches.

import { schedules } from "../generated/catalogue.js";
import { h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { choiceField } from "../shared/panels/choice-field.js";
import { keyField } from "../shared/panels/number-field.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/player.js").Settings} Settings */
/** @typedef {import("../shared/panels/field.js").Field} Field */

/** @type {Record<string, (settings: Settings) => number | undefined>} */
const VALUES = {
  w: ({ start }) => start[0],
  x: ({ start }) => start[0],
  y: ({ start }) => start[1],
  steps: ({ steps }) => steps,
  tol: ({ tol }) => tol,
  speed: ({ speed }) => speed,
  warmup: ({ warmup }) => warmup,
  period: ({ period }) => period,
  gamma: ({ gamma }) => gamma,
  floor: ({ floor }) => floor,
  noise: ({ noise }) => noise,
  batch: ({ batch }) => batch,
  seed: ({ seed }) => seed,
};

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function settings(player, place) {
  /** @type {Field[]} */
  let fields = [];
  let layout = "";

  /** @param {string} name @param {Field[]} members */
  function group(name, members) {
    fields.push(...members);
    const legend = h("legend", {}, name);
    return h("fieldset", { className: "group" }, legend, ...members.map(({ element }) => element));
  }

  function build() {
    const { dimension, schedule, batches, lock } = player.settings;
    const shape = [dimension, schedule, batches, lock].join();
    if (shape === layout) return;
    layout = shape;
    fields = [];
    const texts = words.settings;
    const own = schedules.find(({ id }) => id === schedule)?.settings ?? [];
    const field = (/** @type {string} */ key) => keyField(player, key, words.key(key), () => VALUES[key]?.(player.settings));
    const focused = document.activeElement?.id;
    place.replaceChildren(
      group(texts.run, [...(dimension === 1 ? ["w"] : ["x", "y"]), "steps", "tol", "speed"].map(field)),
      group(texts.schedule, [scheduleField(player), ...own.map(field)]),
      group(texts.noise, ["noise", ...(batches ? ["batch"] : []), "seed"].map(field)),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  function show() {
    build();
    for (const field of fields) field.show();
  }

  player.on(["settings"], show);
  show();
}

/** @param {Player} player */
function scheduleField(player) {
  return choiceField(player, {
    key: "schedule",
    id: "schedule",
    label: words.key("schedule"),
    ids: schedules.map(({ id }) => id),
    name: words.schedule,
    value: () => player.settings.schedule,
    set: (id) => player.choose(`schedule=${id}&warmup=&period=&gamma=&floor=`),
  });
}
