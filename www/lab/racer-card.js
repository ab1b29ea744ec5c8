// One racer: its optimizer and its numbers.

import { optimizers } from "../generated/catalogue.js";
import { button, h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { choiceField } from "../shared/panels/choice-field.js";
import { isLocked } from "../shared/panels/lock.js";
import { numberField } from "../shared/panels/number-field.js";
import { swatch } from "./swatch.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/panels/field.js").Field} Field */

/** Numbers that most learners never touch. */
const RARE = ["dampening", "eps", "decay"];

/** What tells a racer's fields from those of the first. @param {number} racer */
const suffix = (racer) => (racer === 0 ? "" : `-${racer}`);

/**
 * @param {Player} player
 * @param {number} racer
 * @param {Set<number>} opened the racers whose rare numbers are on show
 */
export function racerCard(player, racer, opened) {
  const { racers } = player.settings;
  const opt = racers[racer]?.opt ?? "";
  const isRace = racers.length > 1;
  const choice = optimizerField(player, racer);
  choice.element.className = "racer-head";
  choice.element.prepend(swatch(racer));
  if (isRace) choice.element.append(removeButton(player, racer));
  const keys = ["lr", ...(optimizers.find(({ id }) => id === opt)?.parameters ?? []).map(({ key }) => key)];
  const often = keys.filter((key) => !RARE.includes(key)).map((key) => racerNumber(player, racer, key));
  const rare = keys.filter((key) => RARE.includes(key)).map((key) => racerNumber(player, racer, key));
  const name = isRace ? words.racers.numbered({ racer, optimizer: opt }) : words.optimizer(opt);
  const element = h(
    "div",
    { className: "racer", role: "group", "aria-label": name },
    choice.element,
    ...often.map(({ element }) => element),
    rare.length > 0 ? rareNumbers(rare, racer, opened) : undefined,
  );
  return { element, fields: [choice, ...often, ...rare] };
}

/** @param {Player} player @param {number} racer */
function optimizerField(player, racer) {
  return choiceField(player, {
    key: racer === 0 ? "opt" : "vs",
    id: `opt${suffix(racer)}`,
    label: words.racers.optimizer,
    ids: optimizers.map(({ id }) => id),
    name: words.optimizer,
    value: () => player.settings.racers[racer]?.opt ?? "",
    set: (id) => player.learn((simulator) => simulator.set_racer(racer, "opt", id)),
  });
}

/** @param {Player} player @param {number} racer */
function removeButton(player, racer) {
  return button("×", () => player.learn((simulator) => simulator.remove_racer(racer)), {
    id: `remove${suffix(racer)}`,
    "aria-label": words.racers.remove(player.settings.racers[racer]?.opt ?? ""),
    disabled: isLocked(player, "vs"),
  });
}

/**
 * @param {Field[]} fields
 * @param {number} racer
 * @param {Set<number>} opened
 */
function rareNumbers(fields, racer, opened) {
  const more = h(
    "details",
    { open: opened.has(racer) },
    h("summary", {}, words.racers.more),
    ...fields.map(({ element }) => element),
  );
  more.addEventListener("toggle", () => (more.open ? opened.add(racer) : opened.delete(racer)));
  return more;
}

/**
 * A number of a racer.
 * @param {Player} player
 * @param {number} racer
 * @param {string} key
 */
function racerNumber(player, racer, key) {
  const { racers } = player.settings;
  const name = words.key(key);
  const isOurs = (/** @type {import("fall-line").Problem} */ problem) =>
    racer === 0 ? problem.key === key : problem.key === "vs" && problem.given.startsWith(`${key}:`);
  return numberField(player, {
    key: racer === 0 ? key : "vs",
    kind: key,
    id: `${key}${suffix(racer)}`,
    label: name,
    about: racers.length > 1 ? words.racers.numberOf({ name, optimizer: racers[racer]?.opt ?? "" }) : name,
    value() {
      const now = player.settings.racers[racer];
      return key === "lr" ? now?.lr : now?.parameters[key];
    },
    set: (text) => player.learn((simulator) => simulator.set_racer(racer, key, text)),
    problem: () => player.simulator.problems().find(isOurs),
  });
}
