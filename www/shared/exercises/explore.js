// Regimes to find: the learner moves the numbers, the engine's verdict ticks what was found.

import { Simulator } from "../engine.js";
import { all, button, h } from "../dom.js";
import { words } from "../i18n/words.js";
import { numberField } from "../panels/number-field.js";
import { resultLine } from "./parts.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("fall-line").Settings} Settings */

let made = 0;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function explore(element, { player, show, done }) {
  const query = element.dataset.query ?? "";
  const first = settingsOf(query);
  const begin = () => show(query);
  const isOnStage = () => player.settings.fn === first.fn && player.settings.f === first.f;
  const fields = (element.dataset.keys ?? "")
    .split(" ")
    .filter(Boolean)
    .map((key) => field(player, key, first, isOnStage, begin));
  const controls = h("div", { className: "controls" }, ...fields.map(({ element }) => element));
  const { line, show: tell } = resultLine();
  const regimes = new Regimes(all(element, ".regimes > li"));

  /** What a lesson itself puts on the stage was not found by the learner. */
  function look(isFound = player.source === "learner") {
    if (!player.isDone || !isOnStage() || !isFound) return;
    if (!regimes.find(player.simulator.outcome()[0]?.kind ?? "")) return;
    tell("right", words.exercises.foundOf(regimes));
    if (regimes.found === regimes.total) done(1);
  }

  function showFields() {
    for (const { show } of fields) show();
  }

  player.on(["settings"], showFields);
  player.on(["settings", "done"], () => look());
  /** A number that is set to what it was is a choice too; what is no number is none. */
  function looked() {
    if (!controls.querySelector("[aria-invalid=true]")) look(true);
  }
  controls.addEventListener("change", looked);
  // When the key comes up, the number is taken; when it goes down, the run before it still stands.
  controls.addEventListener("keyup", ({ key }) => {
    if (key === "Enter") looked();
  });
  showFields();
  element.append(button(words.exercises.putOnStage, begin), controls, line);
}

/** A query's settings, as they are before anybody has moved anything. @param {string} query */
function settingsOf(query) {
  const simulator = new Simulator(query, undefined);
  const settings = simulator.settings();
  simulator.free();
  return settings;
}

/**
 * @param {Player} player
 * @param {string} key
 * @param {Settings} first what it shows before the run is on the stage
 * @param {() => boolean} isOnStage
 * @param {() => void} begin puts it there
 */
function field(player, key, first, isOnStage, begin) {
  return numberField(player, {
    key,
    id: `explore-${++made}`,
    kind: key,
    label: words.key(key),
    value: () => {
      const racer = (isOnStage() ? player.settings : first).racers[0];
      return key === "lr" ? racer?.lr : racer?.parameters[key];
    },
    set: (text) => {
      // Whoever moves a number has put the run on the stage by it.
      if (!isOnStage()) begin();
      player.choose(`${key}=${encodeURIComponent(text)}`);
    },
    problem: () => player.simulator.problems().find((problem) => problem.key === key),
  });
}

/** The regimes, each with a tick that says whether it was found. */
class Regimes {
  /** @type {Map<string, { item: HTMLElement, tick: HTMLElement }>} */
  #open = new Map();

  /** @param {HTMLElement[]} items */
  constructor(items) {
    this.total = items.length;
    for (const item of items) {
      const tick = h("span", { className: "tick" }, words.exercises.notFound);
      item.prepend(tick);
      this.#open.set(item.dataset.verdict ?? "", { item, tick });
    }
  }

  get found() {
    return this.total - this.#open.size;
  }

  /** Ticks a verdict's regime off; says whether that is news. @param {string} kind */
  find(kind) {
    const regime = this.#open.get(kind);
    if (!regime) return false;
    this.#open.delete(kind);
    regime.item.dataset.found = "";
    regime.tick.textContent = words.exercises.found;
    return true;
  }
}
