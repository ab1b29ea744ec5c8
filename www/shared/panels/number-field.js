// A field with a number, and a slider beside it.

import { number_readings, rate_at, rate_position } from "../engine.js";
import { ranges } from "../../generated/catalogue.js";
import { h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { applyLock, fieldRow } from "./field.js";
import { limitMark } from "./limit-mark.js";
import { sentence } from "./problem.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("fall-line").Problem} Problem */
/**
 * A key that a field is for, which `lock` may name. `kind` is the key that its slider goes by,
 * where that is another one. `label` is its name on the page, `about` its whole name, for those
 * who do not see where it stands; `id` tells it from the same number of another racer; `set`
 * passes a learner's choice on, and says `false` where nothing can be changed. `help` says in a line what the number does; `racer` is the one whose
 * rate it is.
 * @typedef {{
 *   key: string, kind?: string, id: string, label: string, about?: string, help?: string, racer?: number,
 *   value: () => number | undefined, set: (text: string) => boolean | void,
 *   problem: () => Problem | undefined,
 * }} Numeric
 */

/** The numbers of a rule that matter beside its rate. */
export const MAIN = ["momentum", "beta1", "beta2", "alpha", "rho"];

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
 * @param {string} label
 * @param {() => number | undefined} value
 * @param {string} [help]
 * @param {(changes: string) => boolean | void} [set] takes a change of the query
 */
export function keyField(player, key, label, value, help, set = (changes) => player.choose(changes)) {
  return numberField(player, {
    key,
    id: key,
    label,
    help,
    racer: 0,
    value,
    set: (text) => set(`${key}=${encodeURIComponent(text)}`),
    problem: () => player.simulator.problems().find((problem) => problem.key === key),
  });
}

/**
 * @param {Player} player
 * @param {Numeric} numeric
 * @returns {Field}
 */
export function numberField(player, numeric) {
  const { key, kind = key, id, label, about = label, help } = numeric;
  const slider = sliderFor(player, numeric, put);
  const hint = h("p", { className: "hint", id: `hint-${id}`, "aria-live": "polite" });
  const helps = help === undefined ? undefined : paragraph(help, { className: "help", id: `help-${id}` });
  const box = h("input", {
    // A number field would refuse a decimal comma.
    type: "text",
    // Keyboards for decimals have no minus on some phones.
    inputMode: (ranges[kind]?.min ?? -1) < 0 ? "text" : "decimal",
    autocomplete: "off",
    id: `number-${id}`,
    "aria-describedby": helps ? `${hint.id} ${helps.id}` : hint.id,
    "aria-label": slider ? words.fields.asNumber(about) : about,
    // Browsers send this on leaving the field and on Enter.
    onchange: take,
  });
  const inputs = slider ? [box, slider.input] : [box];
  const name = slider ? slider.input.id : box.id;
  const element = fieldRow(name, label, help, box, ...(slider ? [slider.track] : []), hint, ...(helps ? [helps] : []));

  const text = () => String(numeric.value() ?? "");

  function take() {
    const given = box.value;
    if (given.trim() === "") return put("");
    const readings = Array.from(number_readings(given), String);
    const [number] = readings;
    if (number === undefined || readings.length > 1) {
      const { notANumber, twoNumbers } = words.fields;
      hint.textContent = readings.length > 1 ? twoNumbers({ given, readings, kept: text() }) : notANumber({ given, kept: text() });
      box.ariaInvalid = "true";
      return;
    }
    if (number === text()) return show();
    put(number);
  }

  /** @param {string} text */
  function put(text) {
    const isRefused = numeric.set(text) === false;
    show();
    const problem = numeric.problem();
    hint.textContent = isRefused ? words.fields.noChange : problem ? hintFor(problem) : "";
  }

  function show() {
    box.value = text();
    box.ariaInvalid = null;
    hint.textContent = "";
    slider?.show(numeric.value() ?? 0);
    applyLock(player, key, inputs, element);
  }
  return { element, show, settle: slider?.settle };
}

/** What is said beside a field. @param {Problem} problem */
export function hintFor(problem) {
  if (problem.code === "too-small") return words.fields.tooSmall(problem.used);
  if (problem.code === "too-large") return words.fields.tooLarge(problem.used);
  return sentence(problem);
}

/**
 * The slider of a number, in its track: the rate's has a mark where the limit is.
 * @param {Player} player
 * @param {Numeric} numeric
 * @param {(text: string) => void} set takes what is chosen
 */
function sliderFor(player, { key, kind = key, id, label, about = label, help, racer = 0 }, set) {
  const spans = SLIDERS[kind];
  if (kind !== "lr" && !spans) return undefined;
  const limit = spans ? undefined : limitMark(player, racer, id);
  const input = h("input", {
    type: "range",
    id: `slide-${id}`,
    "aria-label": about,
    "aria-describedby": [limit?.id, help && `help-${id}`].filter(Boolean).join(" ") || undefined,
    // The rate's slider is logarithmic; the engine knows its scale.
    min: spans ? String(ranges[kind]?.min ?? 0) : "0",
    max: String(spans ? spans.max : RATE_POSITIONS),
    step: String(spans ? spans.step : 1),
    oninput: () => set(spans ? input.value : String(rate_at(input.valueAsNumber / RATE_POSITIONS))),
  });

  /** @param {number} value */
  function show(value) {
    // What the learner drags must not jump under the finger.
    const position = spans ? String(value) : String(Math.round(rate_position(value) * RATE_POSITIONS));
    if (input.value !== position) input.value = position;
    input.setAttribute("aria-valuetext", String(value));
    limit?.show();
  }
  const track = h("div", { className: "track" }, ...(limit?.elements ?? []), input);
  return { input, track, show, settle: limit?.show };
}
