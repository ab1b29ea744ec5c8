// Who runs: up to four racers, each with its optimizer and its numbers, and how they ended.

import { button } from "../shared/dialogs/dialog.js";
import { choiceField, isLocked, numberField } from "../shared/panels/fields.js";
import { optimizers } from "../generated/catalogue.js";
import { named, say } from "../shared/i18n/lab.js";
import { tuneButton } from "./survey/survey.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/panels/fields.js").Field} Field */
/** @typedef {keyof import("../shared/i18n/lab.js").Table} Name */

/** As many as the engine runs. */
const MOST = 4;

/** Numbers that most learners never touch. */
const RARE = ["dampening", "eps", "decay"];

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function racers(player, place) {
  /** @type {Field[]} */
  let fields = [];
  let layout = "";
  const list = document.createElement("div");
  list.className = "racers";
  const add = button(say("add racer"), () => player.learn((simulator) => simulator.add_racer()));
  const row = document.createElement("div");
  row.className = "row";
  const tuned = document.createElement("p");
  tuned.className = "why";
  tuned.setAttribute("role", "status");
  const rates = () => player.settings.racers.map(({ lr }) => lr).join();
  let tunedTo = "";
  const tune = tuneButton(player, (text) => {
    tuned.textContent = text;
    tunedTo = rates();
  });
  row.append(add, tune);
  place.append(list, row, tuned);

  /** @param {number} racer */
  function card(racer) {
    const card = document.createElement("div");
    card.className = "racer";
    card.setAttribute("role", "group");
    const { settings } = player;
    const opt = settings.racers[racer]?.opt ?? "";
    const isRace = settings.racers.length > 1;
    const suffix = racer === 0 ? "" : `-${racer}`;
    card.setAttribute("aria-label", isRace ? say("racer", { number: racer + 1, name: named("optimizer", opt) }) : named("optimizer", opt));
    const choice = choiceField(player, {
      key: racer === 0 ? "opt" : "vs",
      id: `opt${suffix}`,
      label: say("optimizer"),
      ids: optimizers.map(({ id }) => id),
      name: (id) => named("optimizer", id),
      value: () => player.settings.racers[racer]?.opt ?? "",
      set: (id) => player.learn((simulator) => simulator.set_racer(racer, "opt", id)),
    });
    choice.element.className = "racer-head";
    choice.element.prepend(swatch(racer));
    if (isRace) {
      const remove = button("×", () => player.learn((simulator) => simulator.remove_racer(racer)));
      remove.setAttribute("aria-label", say("remove racer", { name: named("optimizer", opt) }));
      remove.disabled = isLocked(player, "vs");
      choice.element.append(remove);
    }
    const numbers = (optimizers.find(({ id }) => id === opt)?.parameters ?? []).map(({ key }) => key);
    const often = ["lr", ...numbers.filter((key) => !RARE.includes(key))].map((key) => number(racer, key, suffix));
    const rare = numbers.filter((key) => RARE.includes(key)).map((key) => number(racer, key, suffix));
    card.append(choice.element, ...often.map(({ element }) => element));
    if (rare.length > 0) {
      const more = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = say("more numbers");
      more.append(summary, ...rare.map(({ element }) => element));
      more.open = opened.has(racer);
      more.addEventListener("toggle", () => (more.open ? opened.add(racer) : opened.delete(racer)));
      card.append(more);
    }
    fields.push(choice, ...often, ...rare);
    return card;
  }

  /** Racers whose rare numbers are on show. @type {Set<number>} */
  const opened = new Set();

  /**
   * @param {number} racer
   * @param {string} key
   * @param {string} suffix
   */
  function number(racer, key, suffix) {
    const { settings } = player;
    const own = settings.racers.length > 1 ? { racer: named("optimizer", settings.racers[racer]?.opt ?? "") } : undefined;
    const name = say(/** @type {Name} */ (key));
    return numberField(player, {
      key: racer === 0 ? key : "vs",
      kind: key,
      id: `${key}${suffix}`,
      label: name,
      about: own ? say("of", { ...own, name }) : name,
      value() {
        const now = player.settings.racers[racer];
        return key === "lr" ? now?.lr : now?.parameters[key];
      },
      set: (text) => player.learn((simulator) => simulator.set_racer(racer, key, text)),
      problem: () =>
        player.simulator
          .problems()
          .find((problem) => (racer === 0 ? problem.key === key : problem.key === "vs" && problem.given.startsWith(`${key}:`))),
    });
  }

  function show() {
    const { settings } = player;
    const shape = [settings.racers.map(({ opt }) => opt), settings.lock].join();
    if (shape !== layout) {
      layout = shape;
      const focused = document.activeElement?.id;
      fields = [];
      list.replaceChildren(...settings.racers.map((_, racer) => card(racer)));
      if (focused) document.getElementById(focused)?.focus();
    }
    for (const field of fields) field.show();
    // What was said of the rates holds until one of them is another.
    if (rates() !== tunedTo) tuned.textContent = "";
    add.hidden = settings.racers.length >= MOST || isLocked(player, "vs");
  }

  player.on(["settings"], show);
  show();
}

/** The dash and the mark of each racer, as on the pictures. */
const DASHES = ["", "9 4", "2.5 4", "10 3 2.5 3"];
const MARKS = ["M16 8a4 4 0 1 1 8 0a4 4 0 1 1-8 0", "M16 4h8v8h-8z", "M20 3l5 9h-10z", "M20 2l6 6-6 6-6-6z"];

/**
 * A racer's line and mark.
 * @param {number} racer
 */
export function swatch(racer) {
  const span = document.createElement("span");
  span.className = "swatch";
  span.dataset.racer = String(racer);
  span.innerHTML =
    `<svg viewBox="0 0 40 16" aria-hidden="true"><path d="M0 8h40" stroke-width="2" stroke-dasharray="${DASHES[racer] ?? ""}"/>` +
    `<path class="mark" d="${MARKS[racer] ?? ""}"/></svg>`;
  return span;
}
