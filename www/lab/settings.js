// What runs beside surface and racers: the start, the budget, the schedule, noise and batches.

import { choiceField, keyField } from "../shared/panels/fields.js";
import { schedules } from "../generated/catalogue.js";
import { named, say } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/player.js").Settings} Settings */
/** @typedef {import("../shared/panels/fields.js").Field} Field */

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

  /** @param {string} key */
  const field = (key) => {
    const field = keyField(player, key, () => VALUES[key]?.(player.settings));
    fields.push(field);
    return field.element;
  };

  function build() {
    const { dimension, schedule, batches, lock } = player.settings;
    const own = schedules.find(({ id }) => id === schedule)?.settings ?? [];
    const shape = [dimension, schedule, batches, lock].join();
    if (shape === layout) return;
    layout = shape;
    fields = [];
    const choice = choiceField(player, {
      key: "schedule",
      id: "schedule",
      label: say("schedule"),
      ids: schedules.map(({ id }) => id),
      name: (id) => named("schedule", id),
      value: () => player.settings.schedule,
      set: (id) => player.choose(`schedule=${id}&warmup=&period=&gamma=&floor=`),
    });
    fields.push(choice);
    const focused = document.activeElement?.id;
    place.replaceChildren(
      group(say("group run"), [...(dimension === 1 ? ["w"] : ["x", "y"]), "steps", "tol", "speed"].map(field)),
      group(say("group schedule"), [choice.element, ...own.map(field)]),
      group(say("group noise"), ["noise", ...(batches ? ["batch"] : []), "seed"].map(field)),
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

/**
 * @param {string} name
 * @param {HTMLElement[]} content
 */
function group(name, content) {
  const group = document.createElement("fieldset");
  group.className = "group";
  const legend = document.createElement("legend");
  legend.textContent = name;
  group.append(legend, ...content);
  return group;
}
