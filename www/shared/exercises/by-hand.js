// Steps by hand: a table to fill in, each cell checked by the engine, and plots of what was found.

import { keyTo } from "./answer-key.js";
import { parse_number } from "../../engine.js";
import { number, say } from "../i18n/shared.js";
import { Tally, markField, slip, statusLine } from "./parts.js";
import { plot } from "./plot.js";

let made = 0;

/** @typedef {{ input: HTMLInputElement, value: number | undefined, isRight: boolean }} Cell */

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function byHand(element, { done }) {
  const place = /** @type {HTMLElement} */ (element.querySelector(".by-hand"));
  const query = element.dataset.query ?? "";
  const steps = Number(place.dataset.steps);
  const columns = (place.dataset.columns ?? "").split(" ");
  const key = keyTo(query);
  const tally = new Tally();
  const { line, show } = statusLine();
  line.id = `by-hand-${++made}`;

  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of [say("picture step"), ...columns.map(columnName)]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  /** The learner's cells, a row a step from the first on. @type {Cell[][]} */
  const rows = [];
  for (let step = 0; step <= steps; step += 1) {
    const row = body.insertRow();
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = String(step);
    row.append(name);
    const cells = columns.map((column, index) => {
      const cell = row.insertCell();
      // The start is given.
      if (step === 0) {
        const start = key.number(`${column} 0`);
        cell.textContent = start === undefined ? "" : number(start);
        return undefined;
      }
      const input = document.createElement("input");
      input.type = "text";
      input.inputMode = "decimal";
      input.autocomplete = "off";
      input.setAttribute("aria-label", say("cell", { column: columnName(column), step }));
      input.setAttribute("aria-describedby", line.id);
      input.addEventListener("change", () => take(step, index));
      cell.append(input);
      return { input, value: undefined, isRight: false };
    });
    if (step > 0) rows.push(cells.filter((cell) => cell !== undefined));
  }

  const plots = columns.map((column, index) => {
    const figure = document.createElement("figure");
    // On paper the axes are the reader's.
    figure.dataset.column = columnName(column);
    const { canvas, draw } = plot(query, column, say("plot about", { column: columnName(column) }), () => {
      const values = rows.map((row) => row[index]?.value ?? NaN);
      const wrong = rows.findIndex((row) => !row[index]?.isRight);
      return { given: Float64Array.from([NaN, ...values]), shown: wrong < 0 ? steps : wrong };
    });
    figure.append(canvas);
    return { figure, draw };
  });
  const legend = document.createElement("p");
  legend.className = "legend";
  legend.textContent = say("plot legend");
  const figures = document.createElement("div");
  figures.className = "plots";
  figures.append(...plots.map(({ figure }) => figure));
  place.append(table, line, figures, legend);

  /** @param {number} step @param {number} index */
  function take(step, index) {
    const cell = rows[step - 1]?.[index];
    const column = columns[index];
    if (!cell || column === undefined) return;
    const { input } = cell;
    const name = say("cell", { column: columnName(column), step });
    if (input.value.trim() === "") {
      Object.assign(cell, { value: undefined, isRight: false });
      markField(input, "none");
      show("none");
      return drawAll();
    }
    cell.value = parse_number(input.value.replace("−", "-"));
    // What it is reckoned from: the parameter one step before, or in the same row.
    const first = columns.findIndex((name) => name === "w" || name === "x");
    const before = index === first ? rows[step - 2] : rows[step - 1];
    const own = first < 0 ? undefined : before?.[first]?.value;
    const mark = cell.value === undefined ? "no number" : key.check(`${column} ${step}`, cell.value, own);
    cell.isRight = mark === "right";
    tally.count(cell.isRight);
    markField(input, cell.isRight ? "right" : "wrong");
    show(cell.isRight ? "right" : "wrong", `${name}: ${cell.isRight ? say("answer right") : slip(mark)}`);
    drawAll();
    if (rows.every((row) => row.every(({ isRight }) => isRight))) {
      show("right", say("table done", { steps, last: number(rows.at(-1)?.[0]?.value ?? 0) }));
      done(tally.score);
    }
  }

  function drawAll() {
    for (const { draw } of plots) draw();
  }
}

/** @param {string} column */
function columnName(column) {
  return ["loss", "gradient"].includes(column) ? say(/** @type {"hand loss"} */ (`hand ${column}`)) : column;
}
