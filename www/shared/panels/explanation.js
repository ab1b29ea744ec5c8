// The step inspector: the rule, and this step's numbers put into it.

import { known, named, point, say } from "../i18n/shared.js";
import { whileOpen } from "./details.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("fall-line").Explained} Explained */
/** @typedef {import("fall-line").ExplainedLine} Line */

/**
 * @param {Player} player
 * @param {HTMLDetailsElement} details
 * @param {HTMLElement} place
 * @param {object} [more]
 * @param {(racer: () => number) => Element} [more.tools] what stands over the rule, for the racer that is chosen
 * @param {(racer: number) => void} [more.chosen] is told whose steps are explained
 */
export function explain(player, details, place, { tools, chosen } = {}) {
  const choice = document.createElement("select");
  const label = document.createElement("label");
  label.className = "row";
  label.hidden = true;
  label.append(say("racer name"), choice);
  const body = document.createElement("div");
  body.className = "explained";
  place.append(label, body);
  if (tools) place.append(tools(() => choice.selectedIndex));
  choice.addEventListener("change", () => {
    show();
    chosen?.(choice.selectedIndex);
  });

  let racers = "";
  let shown = "";

  function show() {
    const names = player.settings.racers.map((racer) => named("optimizer", racer.opt));
    if (names.join() !== racers) {
      racers = names.join();
      const before = choice.selectedIndex;
      choice.replaceChildren(...names.map((name, index) => new Option(`${index + 1}: ${name}`)));
      choice.selectedIndex = before > 0 && before < names.length ? before : 0;
      label.hidden = names.length < 2;
      chosen?.(choice.selectedIndex);
    }
    const explained = player.simulator.explanation(choice.selectedIndex);
    const next = JSON.stringify(explained ?? null);
    if (next === shown) return;
    shown = next;
    body.replaceChildren(...(explained ? content(explained) : [paragraph(say("no step"))]));
  }

  whileOpen(player, details, show);
}

/** @param {Explained} explained */
function content(explained) {
  const { step, is_next, from, rule, shared, components } = explained;
  /** @type {HTMLElement[]} */
  const parts = [
    paragraph(say(is_next ? "step to come" : "step made", { step, from: point(from) })),
    ...notes(explained).map(paragraph),
    heading(say("rule")),
    formulas(rule),
    heading(say("rule numbers")),
  ];
  if (shared.length > 0) parts.push(list(shared, word));
  for (const { name, lines } of components) {
    if (components.length > 1) parts.push(heading(say("for parameter", { name })));
    parts.push(list(lines, (line) => word(line, name)));
  }
  parts.push(paragraph(say("rounded")));
  return parts;
}

/**
 * Where the gradient comes from, and what applies at this step only.
 * @param {Explained} explained
 */
function notes({ noise, batch, exact, estimate, case: special }) {
  const notes = [];
  if (noise || batch) {
    const source = say(noise && batch ? "estimate both" : noise ? "estimate noise" : "estimate batch");
    notes.push(say("estimate", { source, estimate: point(estimate), exact: point(exact) }));
  }
  const note = `case ${special}`;
  if (special && known(note)) notes.push(say(note));
  return notes;
}

/**
 * What the page calls a quantity.
 * @param {Line} line
 * @param {string} [parameter]
 */
function word({ name }, parameter = "") {
  const key = `quantity ${name}`;
  return known(key) ? say(key, { parameter }) : name;
}

/**
 * A line as MathML, and as text for screen readers, which differ in what they make of MathML.
 * @param {Line} line
 */
function written({ math, text }) {
  const seen = document.createElement("span");
  seen.setAttribute("aria-hidden", "true");
  seen.innerHTML = `<math>${math}</math>`;
  const said = document.createElement("span");
  said.className = "unseen";
  said.textContent = text;
  return [seen, said];
}

/** The rule in general, line by line. @param {Line[]} lines */
function formulas(lines) {
  const list = document.createElement("ul");
  list.className = "lines";
  for (const line of lines) {
    const item = document.createElement("li");
    item.append(...written(line));
    list.append(item);
  }
  return list;
}

/**
 * Lines with numbers, each with the name of its quantity.
 * @param {Line[]} lines
 * @param {(line: Line) => string} word
 */
function list(lines, word) {
  const list = document.createElement("dl");
  list.className = "lines";
  for (const line of lines) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    term.textContent = word(line);
    const what = document.createElement("dd");
    what.append(...written(line));
    row.append(term, what);
    list.append(row);
  }
  return list;
}

/** @param {string} text */
function heading(text) {
  const heading = document.createElement("h3");
  heading.textContent = text;
  return heading;
}

/** @param {string} text */
function paragraph(text) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}
