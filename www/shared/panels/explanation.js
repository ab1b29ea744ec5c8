// The step inspector: the rule, and this step's numbers put into it.

import { h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { whileOpen } from "./details.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("fall-line").Explained} Explained */
/** @typedef {import("fall-line").ExplainedLine} Line */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {object} [more]
 * @param {(racer: () => number) => Element} [more.tools] what stands over the rule, for the racer that is chosen
 * @param {(racer: number) => void} [more.chosen] is told whose steps are explained
 */
export function explanation(player, place, { tools, chosen } = {}) {
  const choice = h("select");
  const label = h("label", { className: "row", hidden: true }, words.racer, choice);
  const body = h("div", { className: "explained" });
  place.append(label, body);
  if (tools) place.append(tools(() => Math.max(choice.selectedIndex, 0)));
  choice.addEventListener("change", () => {
    show();
    chosen?.(choice.selectedIndex);
  });

  let racers = "";
  let shown = "";

  function offerRacers() {
    const names = player.settings.racers.map(words.racerName);
    if (names.join() === racers) return;
    racers = names.join();
    const before = choice.selectedIndex;
    choice.replaceChildren(...names.map((name, index) => new Option(`${index + 1}: ${name}`)));
    choice.selectedIndex = before > 0 && before < names.length ? before : 0;
    label.hidden = names.length < 2;
    chosen?.(choice.selectedIndex);
  }

  function show() {
    offerRacers();
    const explained = player.simulator.explanation(choice.selectedIndex);
    const next = JSON.stringify(explained ?? null);
    if (next === shown) return;
    shown = next;
    body.replaceChildren(...(explained ? content(explained) : [paragraph(words.explanation.none)]));
  }

  whileOpen(player, place, show);
}

/** @param {Explained} explained */
function content(explained) {
  const { step, is_next, from, rule, shared, components } = explained;
  const texts = words.explanation;
  return [
    paragraph(is_next ? texts.toCome(from) : texts.made({ step, from })),
    ...notes(explained).map((note) => paragraph(note)),
    heading(texts.rule),
    formulas(rule),
    heading(texts.withNumbers),
    ...(shared.length > 0 ? [withNumbers(shared, "")] : []),
    ...components.flatMap(({ name, lines }) => [
      ...(components.length > 1 ? [heading(texts.forParameter(name))] : []),
      withNumbers(lines, name),
    ]),
    paragraph(texts.rounded),
  ];
}

/**
 * Where the gradient comes from, and what applies at this step only.
 * @param {Explained} explained
 */
function notes({ noise, batch, exact, estimate, case: special }) {
  const texts = words.explanation;
  const notes = [];
  if (noise || batch) notes.push(texts.estimate[noise && batch ? "both" : noise ? "noise" : "batch"]({ estimate, exact }));
  if (special) notes.push(texts.special(special));
  return notes;
}

/** @param {string} text */
const heading = (text) => h("h3", {}, text);

/**
 * A line as MathML, and as text for screen readers, which differ in what they make of MathML.
 * @param {Line} line
 */
function written({ math, text }) {
  const seen = h("span", { "aria-hidden": "true" });
  // Written by the engine. Formulas run from left to right in every language.
  seen.innerHTML = `<math dir="ltr">${math}</math>`;
  return [seen, h("span", { className: "unseen", dir: "ltr" }, text)];
}

/** The rule in general, line by line. @param {Line[]} lines */
function formulas(lines) {
  return h("ul", { className: "lines" }, ...lines.map((line) => h("li", {}, ...written(line))));
}

/**
 * Lines with numbers, each with the name of its quantity.
 * @param {Line[]} lines
 * @param {string} parameter whose they are
 */
function withNumbers(lines, parameter) {
  const { quantity, noValue } = words.explanation;
  const rows = lines.map((line) => {
    const end = line.is_undefined ? [" ", noValue] : [];
    return h("div", {}, h("dt", {}, quantity(line.name, parameter)), h("dd", {}, ...written(line), ...end));
  });
  return h("dl", { className: "lines" }, ...rows);
}
