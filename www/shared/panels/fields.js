// Fields: a choice from a list, and a number with its slider, each with its name.

import { parse_number, rate_at, rate_position } from "../../engine.js";
import { ranges } from "../../generated/catalogue.js";
import { say } from "../i18n/shared.js";
import { sentence } from "./notice.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("fall-line").Problem} Problem */
/** @typedef {keyof import("../i18n/shared.js").Table} Name */
/** @typedef {{ element: HTMLElement, show: () => void }} Field */
/**
 * A key that a field is for, which `lock` may name. `kind` is the key that its slider goes by,
 * where that is another one. `label` is its name on the page, `about` its whole name, for those
 * who do not see where it stands; `id` tells it from the same number of another racer; `set`
 * passes a learner's choice on.
 * @typedef {{
 *   key: string, kind?: string, id: string, label: string, about?: string,
 *   value: () => number | undefined, set: (text: string) => void,
 *   problem: () => Problem | undefined,
 * }} Numeric
 */

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
  speed: { max: 120, step: 1 },
};

/**
 * The field of a key of the query itself.
 * @param {Player} player
 * @param {string} key
 * @param {() => number | undefined} value
 */
export function keyField(player, key, value) {
  return numberField(player, {
    key,
    id: key,
    label: say(/** @type {Name} */ (key)),
    value,
    set: (text) => player.choose(`${key}=${encodeURIComponent(text)}`),
    problem: () => player.simulator.problems().find((problem) => problem.key === key),
  });
}

/**
 * @param {Player} player
 * @param {Numeric} numeric
 * @returns {Field}
 */
export function numberField(player, numeric) {
  const { key, id, label: name, about = name } = numeric;
  const element = row();
  const box = document.createElement("input");
  // A number field would refuse a decimal comma.
  box.type = "text";
  box.inputMode = "decimal";
  box.autocomplete = "off";
  box.id = `number-${id}`;
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.id = `hint-${id}`;
  hint.setAttribute("aria-live", "polite");
  box.setAttribute("aria-describedby", hint.id);
  const slider = sliderFor(numeric);
  element.append(label(slider ? slider.input.id : box.id, name), box);
  box.setAttribute("aria-label", slider ? say("field", { name: about }) : about);
  if (slider) element.append(slider.input);
  element.append(hint);

  const text = () => String(numeric.value() ?? "");

  function take() {
    const given = box.value;
    if (given.trim() === "") return put("");
    const number = parse_number(given);
    if (number === numeric.value()) return show();
    if (number === undefined) {
      hint.textContent = say("not a number", { given, used: text() });
      box.ariaInvalid = "true";
      return;
    }
    put(String(number));
  }

  /** @param {string} text */
  function put(text) {
    numeric.set(text);
    show();
    const problem = numeric.problem();
    hint.textContent = problem ? hintFor(problem) : "";
  }

  // Browsers send this on leaving the field and on Enter.
  box.addEventListener("change", take);

  function show() {
    box.value = text();
    box.ariaInvalid = null;
    hint.textContent = "";
    slider?.show(numeric.value() ?? 0);
    lock(player, key, slider ? [box, slider.input] : [box], element);
  }
  return { element, show };
}

/** @param {Problem} problem */
function hintFor(problem) {
  if (problem.code === "too-small") return say("clamped low", { used: problem.used });
  if (problem.code === "too-large") return say("clamped high", { used: problem.used });
  return sentence(problem);
}

/** @param {Numeric} numeric */
function sliderFor({ key, kind = key, id, label, about = label, set }) {
  const spans = SLIDERS[kind];
  if (kind !== "lr" && !spans) return undefined;
  const input = document.createElement("input");
  input.type = "range";
  input.id = `slide-${id}`;
  input.setAttribute("aria-label", about);
  // The rate's slider is logarithmic; the engine knows its scale.
  input.min = spans ? String(ranges[kind]?.min ?? 0) : "0";
  input.max = String(spans ? spans.max : RATE_POSITIONS);
  input.step = String(spans ? spans.step : 1);
  input.addEventListener("input", () => {
    set(spans ? input.value : String(rate_at(input.valueAsNumber / RATE_POSITIONS)));
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
 * A choice from a list of ids. A value that is not in the list is shown as it is.
 * @param {Player} player
 * @param {{ key: string, id: string, label: string, ids: string[], name: (id: string) => string, value: () => string, set: (id: string) => void }} choice
 * @returns {Field}
 */
export function choiceField(player, { key, id, label: text, ids, name, value, set }) {
  const element = row();
  const choice = document.createElement("select");
  choice.id = `choose-${id}`;
  element.append(label(choice.id, text), choice);
  choice.addEventListener("change", () => set(choice.value));
  return {
    element,
    show() {
      const shown = ids.includes(value()) ? ids : [...ids, value()];
      if (choice.options.length !== shown.length) {
        choice.replaceChildren(...shown.map((id) => new Option(name(id), id)));
      }
      choice.value = value();
      lock(player, key, [choice], element);
    },
  };
}

/** What `lock` calls a key by, where that is another word. @type {Record<string, string>} */
const LOCKED_BY = { kappa: "fn", f: "fn", w: "start", x: "start", y: "start" };

/**
 * Whether the author has locked a key.
 * @param {Player} player
 * @param {string} key
 */
export function isLocked({ settings }, key) {
  return settings.lock.includes(key) || settings.lock.includes(LOCKED_BY[key] ?? key);
}

/**
 * @param {Player} player
 * @param {string} key
 * @param {(HTMLInputElement | HTMLSelectElement)[]} inputs
 * @param {HTMLElement} element
 */
function lock(player, key, inputs, element) {
  const locked = isLocked(player, key);
  for (const input of inputs) input.disabled = locked;
  element.title = locked ? say("locked") : "";
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
