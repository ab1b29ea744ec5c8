// Regimes to find: the learner moves the numbers, the engine's verdict ticks what was found.

import { Simulator } from "../engine.js";
import { all, button, h, row, status } from "../dom.js";
import { words } from "../i18n/words.js";
import { numberField } from "../panels/number-field.js";
import { focusOn } from "./attempts.js";
import { nearerHint } from "./parts.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("fall-line").Settings} Settings */

let made = 0;

/** So many looks that found nothing new, and one can be shown. */
const ENOUGH = 2;

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
  const line = status("div", "result");
  const regimes = new Regimes(all(element, ".regimes > li"));
  const showMe = button(words.exercises.showMe, reveal, { hidden: true });
  let inVain = 0;
  let counted = 0;
  let isTold = false;

  /** @param {boolean} isShown */
  function tell(isShown) {
    const { score, isDone } = regimes;
    line.dataset.mark = isShown ? "none" : "right";
    line.textContent = isDone && score < 1 ? words.exercises.done.shown : words.exercises.foundOf(regimes);
    inVain = 0;
    showMe.hidden = true;
    if (!isDone || isTold) return;
    isTold = true;
    done({ score, tries: 0, how: score < 1 ? "shown" : "once" });
  }

  /** What a lesson itself puts on the stage was not found by the learner. @param {boolean} isFound @param {boolean} [isLooked] */
  function look(isFound, isLooked) {
    if (!player.isDone || !isOnStage() || !isFound) return;
    if (regimes.find(player.simulator.outcome()[0]?.kind ?? "", true)) return tell(false);
    if (!isLooked || isTold) return;
    // Where the change itself has found one, it was not in vain.
    if (regimes.found === counted) inVain += 1;
    counted = regimes.found;
    showMe.hidden = inVain < ENOUGH || regimes.next === undefined;
    const nearer = nearerHint(element);
    if (!showMe.hidden && nearer) line.replaceChildren(...nearer);
  }

  /** Puts a run on the stage that has the next verdict. */
  function reveal() {
    const { next } = regimes;
    if (!next) return;
    regimes.find(next.kind, false);
    // Of a key that stands there twice, the first counts.
    show(`${next.show}&${query}`);
    tell(true);
    focusOn(line);
  }

  function showFields() {
    for (const { show } of fields) show();
  }

  const ends = [
    player.on(["settings"], showFields),
    player.on(["settings", "done"], () => look(player.source === "learner")),
  ];
  /** A number that is set to what it was is a choice too; what is no number is none. */
  function looked() {
    if (!controls.querySelector("[aria-invalid=true]")) look(true, true);
  }
  controls.addEventListener("change", looked);
  // When the key comes up, the number is taken; when it goes down, the run before it still stands.
  controls.addEventListener("keyup", ({ key }) => {
    if (key === "Enter") look(true);
  });
  showFields();
  element.append(row(button(words.exercises.putOnStage, begin), showMe), controls, line);
  return () => ends.forEach((end) => end());
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
  #shown = 0;

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

  get isDone() {
    return this.#open.size === 0;
  }

  /** The part that the learner found. */
  get score() {
    return (this.found - this.#shown) / Math.max(this.total, 1);
  }

  /** The first one that is still to be found, and can be shown. */
  get next() {
    for (const [kind, { item }] of this.#open) {
      if (item.dataset.show !== undefined) return { kind, show: item.dataset.show };
    }
    return undefined;
  }

  /** Ticks a verdict's regime off; says whether that is news. @param {string} kind @param {boolean} isFound or shown */
  find(kind, isFound) {
    const regime = this.#open.get(kind);
    if (!regime) return false;
    this.#open.delete(kind);
    if (!isFound) this.#shown += 1;
    regime.item.dataset.found = "";
    regime.tick.textContent = isFound ? words.exercises.found : words.exercises.shownTick;
    return true;
  }
}
