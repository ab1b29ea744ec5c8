// A number of a racer, and which of its numbers stand where.

import { optimizers } from "../generated/catalogue.js";
import { words } from "../shared/i18n/lab.js";
import { MAIN, numberField } from "../shared/panels/number-field.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** What tells a racer's fields from those of the first. @param {number} racer */
export const suffix = (racer) => (racer === 0 ? "" : `-${racer}`);

/**
 * The numbers that are a racer's own: of a branch those from where it leaves the first one's run.
 * @param {import("fall-line").Racer} racer
 */
export const ownNumbers = (racer) => (racer.branch === undefined ? racer : (racer.changes?.at(-1) ?? racer));

/**
 * The keys of a racer's numbers: those that stand under the picture beside its rate, and the further
 * ones. In a race only the rates stand there.
 * @param {Player} player
 * @param {number} racer
 */
export function numbersOf({ settings: { racers } }, racer) {
  const optimizer = optimizers.find(({ id }) => id === racers[racer]?.opt);
  const keys = (optimizer?.parameters ?? []).map(({ key }) => key);
  const isMain = (/** @type {string} */ key) => racers.length === 1 && MAIN.includes(key);
  return { main: keys.filter(isMain), further: keys.filter((key) => !isMain(key)) };
}

/**
 * @param {Player} player
 * @param {number} racer
 * @param {string} key
 * @param {{ label?: string, help?: string }} [words] where the number is called something else, and what it does
 */
export function racerNumber(player, racer, key, { label, help } = {}) {
  const { racers } = player.settings;
  const name = words.key(key);
  const isOurs = (/** @type {import("fall-line").Problem} */ problem) =>
    racer === 0 && problem.key === key
      ? true
      : problem.key === (racer === 0 ? "then" : "vs") && problem.given.startsWith(`${key}:`);
  return numberField(player, {
    key: racer === 0 ? key : "vs",
    kind: key,
    id: `${key}${suffix(racer)}`,
    label: label ?? name,
    about: racers.length > 1 ? words.racers.numberOf({ name, racer: words.racerName(racers[racer] ?? { opt: "" }) }) : name,
    help,
    racer,
    value() {
      const given = player.settings.racers[racer];
      const now = racer === 0 ? player.numbers : given && ownNumbers(given);
      return key === "lr" ? now?.lr : now?.parameters[key];
    },
    set: (text) =>
      racer === 0
        ? player.setNumbers(`${key}=${encodeURIComponent(text)}`)
        : player.learn((simulator) => simulator.set_racer(racer, key, text)),
    problem: () => player.simulator.problems().find(isOurs),
  });
}
