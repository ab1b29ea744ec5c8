// The controls: what a learner can set, each as a native field with its name.

import { parse_number, rate_at, rate_position } from "./engine.js";
import { optimizers, ranges, surfaces } from "./generated/catalogue.js";
import { named, say } from "./messages.js";
import { sentence } from "./notice.js";

/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./player.js").Settings} Settings */
/** @typedef {keyof import("./messages.js").Table} Name */
/** @typedef {{ element: HTMLElement, show: () => void }} Field */

/** Positions on the slider of the rate. */
const RATE_POSITIONS = 100;

/**
 * What a slider spans. Numbers beyond it go into the field beside it; those without a slider
 * have the field alone.
 * @type {Record<string, { max: number, step: number }>}
 */
const SLIDERS = {
  kappa: { max: 100, step: 1 },
  momentum: { max: 0.99, step: 0.01 },
  dampening: { max: 1, step: 0.01 },
  beta1: { max: 0.99, step: 0.01 },
  beta2: { max: 0.999, step: 0.001 },
  alpha: { max: 0.999, step: 0.001 },
  rho: { max: 0.99, step: 0.01 },
};

/** What the embed's narrow column has room for. */
const MAIN = ["momentum", "beta1", "beta2", "alpha", "rho"];

/** @type {Record<string, (settings: Settings) => number | undefined>} */
const VALUES = {
  kappa: (settings) => settings.kappa,
  lr: (settings) => settings.racers[0]?.lr,
  w: (settings) => settings.start[0],
  x: (settings) => settings.start[0],
  y: (settings) => settings.start[1],
  steps: (settings) => settings.steps,
  tol: (settings) => settings.tol,
};

/**
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {{ all: boolean }} extent all of the controls, or the few that an embed has room for
 */
export function controls(player, place, { all }) {
  /** @type {Field[]} */
  let fields = [];
  let layout = "";

  function build() {
    const { settings } = player;
    const optimizer = optimizers.find(({ id }) => id === settings.racers[0]?.opt);
    const numbers = (optimizer?.parameters ?? []).map(({ key }) => key);
    const shape = [settings.fn === "ravine", settings.dimension, optimizer?.id, settings.lock].join();
    if (shape === layout) return;
    layout = shape;
    const keys = all
      ? [
          ...(settings.fn === "ravine" ? ["kappa"] : []),
          "lr",
          ...numbers,
          ...(settings.dimension === 1 ? ["w"] : ["x", "y"]),
          "steps",
          "tol",
        ]
      : ["lr", ...numbers.filter((key) => MAIN.includes(key))];
    const focused = document.activeElement?.id;
    const choices = all ? [surfaceChoice(player), optimizerChoice(player)] : [];
    fields = [...choices, ...keys.map((key) => numberField(player, key))];
    place.replaceChildren(...fields.map(({ element }) => element));
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
function surfaceChoice(player) {
  const choice = select(player, "fn", "surface", surfaces.map(({ id }) => id), () => player.settings.fn);
  return choice;
}

/** @param {Player} player */
function optimizerChoice(player) {
  const ids = optimizers.map(({ id }) => id);
  return select(player, "opt", "optimizer", ids, () => player.settings.racers[0]?.opt ?? "");
}

/**
 * @param {Player} player
 * @param {string} key
 * @param {"surface" | "optimizer"} kind
 * @param {string[]} ids
 * @param {() => string} value
 * @returns {Field}
 */
function select(player, key, kind, ids, value) {
  const element = row();
  const choice = document.createElement("select");
  choice.id = `choose-${key}`;
  element.append(label(choice.id, say(kind)), choice);
  choice.addEventListener("change", () => player.choose(`${key}=${choice.value}`));
  return {
    element,
    show() {
      // A formula is no choice, but it is what runs.
      const shown = ids.includes(value()) ? ids : [...ids, value()];
      if (choice.options.length !== shown.length) {
        choice.replaceChildren(...shown.map((id) => new Option(named(kind, id), id)));
      }
      choice.value = value();
      lock(player, key, [choice], element);
    },
  };
}

/**
 * @param {Player} player
 * @param {string} key
 * @returns {Field}
 */
function numberField(player, key) {
  const name = say(/** @type {Name} */ (key));
  const element = row();
  const box = document.createElement("input");
  // A number field would refuse a decimal comma.
  box.type = "text";
  box.inputMode = "decimal";
  box.autocomplete = "off";
  box.id = `number-${key}`;
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.id = `hint-${key}`;
  hint.setAttribute("aria-live", "polite");
  box.setAttribute("aria-describedby", hint.id);
  const slider = sliderFor(player, key, name);
  element.append(label(slider ? slider.input.id : box.id, name), box);
  if (slider) {
    box.setAttribute("aria-label", say("field", { name }));
    element.append(slider.input);
  }
  element.append(hint);

  const value = () => VALUES[key]?.(player.settings) ?? player.settings.racers[0]?.parameters[key] ?? 0;

  function take() {
    const given = box.value;
    const number = parse_number(given);
    if (number === value()) return show();
    if (number === undefined) {
      hint.textContent = say("not a number", { given, used: String(value()) });
      box.ariaInvalid = "true";
      return;
    }
    player.choose(`${key}=${encodeURIComponent(String(number))}`);
    const problem = player.simulator.problems().find((problem) => problem.key === key);
    hint.textContent = problem ? hintFor(problem) : "";
  }

  // Browsers send this on leaving the field and on Enter.
  box.addEventListener("change", take);

  function show() {
    box.value = String(value());
    box.ariaInvalid = null;
    hint.textContent = "";
    slider?.show(value());
    lock(player, key, slider ? [box, slider.input] : [box], element);
  }
  return { element, show };
}

/** @param {import("fall-line").Problem} problem */
function hintFor(problem) {
  if (problem.code === "too-small") return say("clamped low", { used: problem.used });
  if (problem.code === "too-large") return say("clamped high", { used: problem.used });
  return sentence(problem);
}

/**
 * @param {Player} player
 * @param {string} key
 * @param {string} name
 */
function sliderFor(player, key, name) {
  const spans = SLIDERS[key];
  if (key !== "lr" && !spans) return undefined;
  const input = document.createElement("input");
  input.type = "range";
  input.id = `slide-${key}`;
  input.setAttribute("aria-label", name);
  // The rate's slider is logarithmic; the engine knows its scale.
  input.min = spans ? String(ranges[key]?.min ?? 0) : "0";
  input.max = String(spans ? spans.max : RATE_POSITIONS);
  input.step = String(spans ? spans.step : 1);
  input.addEventListener("input", () => {
    const value = spans ? input.value : String(rate_at(input.valueAsNumber / RATE_POSITIONS));
    player.choose(`${key}=${value}`);
  });
  /** @param {number} value */
  function show(value) {
    // What the learner drags must not jump under the finger.
    const position = spans ? String(value) : String(Math.round(rate_position(value) * RATE_POSITIONS));
    if (input.value !== position) input.value = position;
    input.setAttribute("aria-valuetext", String(value));
  }
  return { input, show };
}

/**
 * @param {Player} player
 * @param {string} key
 * @param {(HTMLInputElement | HTMLSelectElement)[]} inputs
 * @param {HTMLElement} element
 */
function lock(player, key, inputs, element) {
  const { lock } = player.settings;
  const words = { kappa: "fn", w: "start", x: "start", y: "start" };
  const isLocked = lock.includes(key) || lock.includes(/** @type {Record<string, string>} */ (words)[key] ?? key);
  for (const input of inputs) input.disabled = isLocked;
  element.title = isLocked ? say("locked") : "";
}

function row() {
  const row = document.createElement("div");
  row.className = "field";
  return row;
}

/**
 * @param {string} id
 * @param {string} text
 */
function label(id, text) {
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = text;
  return label;
}
