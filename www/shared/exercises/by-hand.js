// Steps by hand: a table to fill in, each cell checked by the engine, and plots of what was found.

import { parse_number } from "../engine.js";
import { cells, h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { keyTo } from "./answer-key.js";
import { Tally, gradeField, resultLine } from "./parts.js";
import { plot } from "./plot.js";

/** @typedef {{ input: HTMLInputElement, value: number | undefined, isRight: boolean }} Cell */
/** @typedef {{ query: string, steps: number, columns: string[] }} Task */

let made = 0;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function byHand(element, { done }) {
  const place = /** @type {HTMLElement} */ (element.querySelector(".by-hand"));
  const { steps = "", columns = "" } = place.dataset;
  /** @type {Task} */
  const task = { query: element.dataset.query ?? "", steps: Number(steps), columns: columns.split(" ") };
  const tally = new Tally();
  const { line, show } = resultLine();
  line.id = `by-hand-${++made}`;
  const { table, rows } = answerTable(task, line.id, take);
  const plots = task.columns.map((_, index) => columnPlot(task, rows, index));
  const figures = h("div", { className: "plots" }, ...plots.map(({ figure }) => figure));
  place.append(table, line, figures, paragraph(words.exercises.legend, { className: "legend" }));

  /** Takes what stands in a cell. @param {number} step @param {number} index the column's */
  function take(step, index) {
    const cell = rows[step - 1]?.[index];
    if (!cell) return;
    const grade = gradeCell(task, rows, step, index);
    const isRight = grade === "right";
    cell.isRight = isRight;
    for (const { draw } of plots) draw();
    if (grade === undefined) {
      gradeField(cell.input, "none");
      return show("none");
    }
    tally.count(isRight);
    gradeField(cell.input, isRight ? "right" : "wrong");
    const texts = words.exercises;
    const name = cellName(task.columns[index] ?? "", step);
    show(isRight ? "right" : "wrong", texts.remark({ name, text: isRight ? texts.right : texts.mistake(grade) }));
    if (!rows.every((row) => row.every(({ isRight }) => isRight))) return;
    show("right", texts.tableDone({ steps: task.steps, last: rows.at(-1)?.[0]?.value ?? 0 }));
    done(tally.score);
  }
}

/** @param {string} column @param {number} step */
const cellName = (column, step) => words.exercises.cell({ column: words.exercises.column(column), step });

/**
 * The table, and the learner's cells in it, a row a step from the first on. The start is given.
 * @param {Task} task
 * @param {string} result the id of the line that says how it went
 * @param {(step: number, index: number) => void} take
 */
function answerTable({ query, steps, columns }, result, take) {
  const key = keyTo(query);
  const starts = columns.map((column) => key.number(`${column} 0`));
  const given = starts.map((start) => (start === undefined ? "" : words.number(start)));
  /** @type {Cell[][]} */
  const rows = [];
  const body = h("tbody", {}, cells.line("0", given));
  for (let step = 1; step <= steps; step += 1) {
    const row = columns.map((column, index) => {
      const input = h("input", {
        type: "text",
        inputMode: "decimal",
        autocomplete: "off",
        "aria-label": cellName(column, step),
        "aria-describedby": result,
        onchange: () => take(step, index),
      });
      return { input, value: undefined, isRight: false };
    });
    rows.push(row);
    body.append(h("tr", {}, h("th", { scope: "row" }, String(step)), ...row.map(({ input }) => h("td", {}, input))));
  }
  const head = cells.head([words.pictures.step, ...columns.map(words.exercises.column)]);
  return { table: h("table", {}, h("thead", {}, head), body), rows };
}

/**
 * Reads a cell and says what the engine thinks of it; `undefined` where it is empty.
 * @param {Task} task
 * @param {Cell[][]} rows
 * @param {number} step
 * @param {number} index
 */
function gradeCell({ query, columns }, rows, step, index) {
  const cell = rows[step - 1]?.[index];
  if (!cell) return undefined;
  const { value: text } = cell.input;
  cell.value = text.trim() === "" ? undefined : parse_number(text);
  if (text.trim() === "") return undefined;
  if (cell.value === undefined) return "no number";
  // What it is reckoned from: the parameter one step before, or in the same row.
  const first = columns.findIndex((name) => name === "w" || name === "x");
  const before = index === first ? rows[step - 2] : rows[step - 1];
  const own = first < 0 ? undefined : before?.[first]?.value;
  return keyTo(query).check(`${columns[index]} ${step}`, cell.value, own);
}

/**
 * A column's plot: the learner's numbers, and the engine's as far as those are right.
 * @param {Task} task
 * @param {Cell[][]} rows
 * @param {number} index
 */
function columnPlot({ query, steps, columns }, rows, index) {
  const column = columns[index] ?? "";
  const name = words.exercises.column(column);
  const { canvas, draw } = plot(query, column, words.exercises.plot(name), () => {
    const values = rows.map((row) => row[index]?.value ?? NaN);
    const wrong = rows.findIndex((row) => !row[index]?.isRight);
    return { given: Float64Array.from([NaN, ...values]), shown: wrong < 0 ? steps : wrong };
  });
  // On paper the axes are the reader's.
  return { figure: h("figure", { dataset: { column: name } }, canvas), draw };
}
