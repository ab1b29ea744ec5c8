// The run as a table: what the pictures show, in numbers. Of a long run only the rows in sight
// are in the page.

import { cells, h, isOpen, row, select } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { copyButton } from "./copy-button.js";
import { whileShown } from "./while-shown.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** From so many rows on, only those in sight are there. */
const MANY = 200;
/** The height of a row, in CSS pixels; the style sheet has the same. */
const HEIGHT = 26;
/** Rows above and below those in sight, so that scrolling shows no gap. */
const SPARE = 20;

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function table(player, place) {
  const choice = select([], String, { "aria-label": words.racer });
  const copy = copyButton(words.table.copy, () => player.simulator.text("csv"), () => words.useExport);
  const [caption, head, body] = [h("caption"), h("thead"), h("tbody")];
  const table = h("table", { className: "steps" }, caption, head, body);
  const scroller = h("div", { className: "scroller", tabIndex: 0, role: "region" }, table);
  place.append(row(choice, copy), scroller);

  let shown = "";
  const racer = () => Math.min(Math.max(choice.selectedIndex, 0), player.settings.racers.length - 1);

  function build() {
    const { racers, fn } = player.settings;
    offerRacers(choice, racers.map(words.racerName));
    caption.textContent = words.table.caption({ racer: words.racerName(racers[racer()] ?? { opt: "" }), surface: fn });
    scroller.setAttribute("aria-label", caption.textContent);
    table.setAttribute("aria-rowcount", String(player.simulator.rows(racer()) + 1));
    head.replaceChildren(cells.head(columns(player)));
    shown = "";
    fill();
  }

  function fill() {
    const count = player.simulator.rows(racer());
    const [first, last] = count <= MANY ? [0, count] : inSight(scroller, count);
    const next = [player.simulator.revision(), racer(), first, last, player.cursor].join();
    if (next === shown) return;
    shown = next;
    body.replaceChildren(gap(first), ...lines(player, racer(), first, last), gap(count - last));
  }

  scroller.addEventListener("scroll", fill, { passive: true });
  choice.addEventListener("change", build);
  whileShown(player, place, ["settings", "done"], build);
  // Where what lies ahead is hidden, the rows come with the cursor.
  whileShown(player, place, ["cursor"], () => (player.isHiding ? build() : fill()));
  // In a place of another height there is room for other rows.
  new ResizeObserver(() => isOpen(place) && fill()).observe(scroller);
}

/** @param {HTMLSelectElement} choice @param {string[]} names */
function offerRacers(choice, names) {
  if ([...choice.options].map(({ text }) => text).join() !== names.join()) {
    choice.replaceChildren(...names.map((name) => new Option(name)));
  }
  choice.hidden = names.length < 2;
}

/** The names of the columns. @param {Player} player */
function columns({ settings: { names } }) {
  const { step, loss, rate } = words.table;
  return [step, ...names, loss, ...names.map((name) => `∂f/∂${name}`), rate];
}

/**
 * The first row that is in sight, or nearly, and the one after the last.
 * @param {HTMLElement} scroller
 * @param {number} count
 * @returns {[first: number, last: number]}
 */
function inSight({ scrollTop, clientHeight }, count) {
  const first = Math.max(0, Math.floor(scrollTop / HEIGHT) - SPARE);
  return [first, Math.min(count, first + Math.ceil(clientHeight / HEIGHT) + 2 * SPARE)];
}

/**
 * @param {Player} player
 * @param {number} racer
 * @param {number} first
 * @param {number} last the one after it
 */
function lines({ simulator, cursor, settings: { names } }, racer, first, last) {
  const width = 2 * names.length + 3;
  const end = simulator.rows(racer) - 1;
  const values = simulator.row_values(racer, first, last);
  return Array.from({ length: last - first }, (_, index) => {
    const [step = 0, ...others] = values.subarray(index * width, (index + 1) * width);
    // The last state has no update of its own, and so no rate: that is the last column.
    const texts = others.map((value, column) => (step === end && column === width - 2 ? "" : words.number(value)));
    const line = cells.line(words.number(step), texts);
    line.setAttribute("aria-rowindex", String(step + 2));
    if (step === cursor) line.setAttribute("aria-current", "step");
    return line;
  });
}

/** Rows that are out of sight. @param {number} rows */
function gap(rows) {
  const row = h("tr", { className: "gap", "aria-hidden": "true" });
  row.style.height = `${rows * HEIGHT}px`;
  return row;
}
