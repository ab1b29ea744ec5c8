// What is set less often: what the picture shows, the start, the budget, the rules' further numbers,
// the schedule, noise and batches.

import { schedules } from "../generated/catalogue.js";
import { h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { choiceField } from "../shared/panels/choice-field.js";
import { keyField } from "../shared/panels/number-field.js";
import { numbersOf, racerNumber } from "./racer-number.js";
import { whileShown } from "./while-shown.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/player.js").Settings} Settings */
/** @typedef {import("../shared/panels/field.js").Field} Field */

/** @type {Record<string, (settings: Settings) => number | undefined>} */
const VALUES = {
  kappa: ({ kappa }) => kappa,
  w: ({ start }) => start[0],
  x: ({ start }) => start[0],
  y: ({ start }) => start[1],
  steps: ({ steps }) => steps,
  tol: ({ tol }) => tol,
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
 * @param {HTMLElement} panel
 * @param {HTMLElement} picture the controls of what the picture shows
 */
export function settings(player, panel, picture) {
  /** @type {Field[]} */
  let fields = [];
  let layout = "";
  const place = h("div", { className: "groups" });
  panel.append(place);

  /** @param {string} name @param {Field[]} members */
  function group(name, members) {
    fields.push(...members);
    if (members.length === 0) return [];
    const legend = h("legend", {}, name);
    return [h("fieldset", { className: "group" }, legend, ...members.map(({ element }) => element))];
  }

  function build() {
    const { dimension, schedule, batches, lock, racers, kappa } = player.settings;
    const shape = [dimension, schedule, batches, lock, racers.map(words.racerName), kappa === undefined].join();
    if (shape === layout) return;
    layout = shape;
    fields = [];
    const texts = words.settings;
    const own = schedules.find(({ id }) => id === schedule)?.settings ?? [];
    const field = (/** @type {string} */ key) =>
      keyField(player, key, words.key(key), () => VALUES[key]?.(player.settings), words.help(key));
    const start = [...(kappa === undefined ? [] : ["kappa"]), ...(dimension === 1 ? ["w"] : ["x", "y"])];
    const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined;
    place.replaceChildren(
      // First, where the picture itself is still in sight.
      picture,
      ...group(texts.run, [...start, "steps", "tol"].map(field)),
      ...racers.flatMap((given, racer) => group(words.racerName(given), furtherNumbers(player, racer))),
      ...group(texts.schedule, [scheduleField(player), ...own.map(field)]),
      ...group(texts.noise, ["noise", ...(batches ? ["batch"] : []), "seed"].map(field)),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  whileShown(player, panel, ["settings"], () => {
    build();
    for (const field of fields) field.show();
  });
}

/** @param {Player} player @param {number} racer */
function furtherNumbers(player, racer) {
  return numbersOf(player, racer).further.map((key) => racerNumber(player, racer, key, { help: words.help(key) }));
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
