// Steps by hand: a table to fill in, each cell checked by the engine, and plots of what was found.

import { cells, h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { judge, keyTo, saidOf } from "./answer-key.js";
import { Attempts } from "./attempts.js";
import { answerField, markField } from "./parts.js";
import { plot } from "./plot.js";

/** @typedef {{ input: HTMLInputElement, value: number | undefined, thing: import("./attempts.js").Thing }} Cell */
/** @typedef {{ query: string, steps: number, columns: string[] }} Task */

let made = 0;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function byHand(element, context) {
  const place = /** @type {HTMLElement} */ (element.querySelector(".by-hand"));
  const { steps = "", columns = "" } = place.dataset;
  /** @type {Task} */
  const task = { query: element.dataset.query ?? "", steps: Number(steps), columns: columns.split(" ") };
  const attempts = new Attempts(element, context);
  attempts.line.id = `by-hand-${++made}`;
  const { table, rows } = answerTable(task, attempts, take);
  const plots = task.columns.map((_, index) => columnPlot(task, rows, index));
  const figures = h("div", { className: "plots" }, ...plots.map(({ figure }) => figure));
  place.append(table, attempts.foot, figures, paragraph(words.exercises.legend, { className: "legend" }));

  /** Takes what stands in a cell. @param {number} step @param {number} index the column's */
  function take(step, index) {
    const cell = rows[step - 1]?.[index];
    if (!cell) return;
    const grade = gradeCell(task, rows, step, index);
    const isRight = grade === "right";
    if (!isRight) cell.thing.isDone = false;
    markField(cell.input, grade === undefined ? "none" : isRight ? "right" : "wrong");
    tell(cell, grade, `${task.columns[index]} ${step}`);
    for (const { draw } of plots) draw();
  }

  /** @param {Cell} cell @param {string | undefined} grade @param {string} asked */
  function tell({ input, thing }, grade, asked) {
    const texts = words.exercises;
    if (grade === undefined) return attempts.say("none");
    if (grade === "right") {
      attempts.right(thing);
      const last = rows.at(-1)?.[0]?.value ?? 0;
      if (!attempts.finish(texts.tableDone({ steps: task.steps, last }))) attempts.say("right", attempts.about(thing, texts.right));
      return;
    }
    // Nothing that was reckoned is wrong in these.
    if (grade === "no number" || grade === "carried") return attempts.say("wrong", attempts.about(thing, texts.mistake(grade)));
    const said = saidOf(task.query, asked);
    attempts.say("wrong", attempts.wrong(thing, input.value.trim(), said.hint(grade), said.otherwise, said.nearer));
  }
}

/** @param {string} column @param {number} step */
const cellName = (column, step) => words.exercises.cell({ column: words.exercises.column(column), step });

/**
 * The table, and the learner's cells in it, a row a step from the first on. The start is given.
 * @param {Task} task
 * @param {Attempts} attempts
 * @param {(step: number, index: number) => void} take
 */
function answerTable({ query, steps, columns }, attempts, take) {
  const key = keyTo(query);
  const starts = columns.map((column) => key.number(`${column} 0`));
  const given = starts.map((start) => (start === undefined ? "" : words.number(start)));
  /** @type {Cell[][]} */
  const rows = [];
  const body = h("tbody", {}, cells.line("0", given));
  for (let step = 1; step <= steps; step += 1) {
    const row = columns.map((column, index) => {
      const name = cellName(column, step);
      const input = answerField({
        "aria-label": name,
        "aria-describedby": attempts.line.id,
        onchange: () => take(step, index),
      });
      const thing = attempts.add(name, () => {
        const said = saidOf(query, `${column} ${step}`);
        input.value = said.answer;
        take(step, index);
        return said.shown;
      });
      return { input, value: undefined, thing };
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
  cell.value = undefined;
  if (text.trim() === "") return undefined;
  // What it is reckoned from: the parameter one step before, or in the same row.
  const first = columns.findIndex((name) => name === "w" || name === "x");
  const before = index === first ? rows[step - 2] : rows[step - 1];
  const own = first < 0 ? undefined : before?.[first]?.value;
  const { grade, value } = judge(query, `${columns[index]} ${step}`, text, own);
  cell.value = value;
  return grade;
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
    const wrong = rows.findIndex((row) => !row[index]?.thing.isDone);
    return { given: Float64Array.from([NaN, ...values]), shown: wrong < 0 ? steps : wrong };
  });
  // On paper the axes are the reader's.
  return { figure: h("figure", { dataset: { column: name } }, canvas), draw };
}
