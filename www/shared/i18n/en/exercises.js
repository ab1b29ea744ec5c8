// Exercises in English.

import { nameIn } from "../names.js";
import { number } from "./numbers.js";

const mistakes = {
  wrong: "That is not it. Write the rule down and put the numbers in, one at a time.",
  "no number": "That is not a number.",
  carried: "This follows from a number before it that is wrong. Put that one right first.",
  sign: "Check the sign: the step goes against the gradient.",
  rate: "The rate was forgotten: multiply the gradient by it before you subtract.",
  old: "This uses the gradient at the point before. Take it anew where the step begins.",
  move: "This is the change. Add it to where you were.",
  still: "This is the value before the step.",
  ahead: "This is the value one step later.",
  gradient: "This is the gradient. The loss is asked for.",
  loss: "This is the loss. The gradient is asked for.",
  count: "That is off by one. Count the first step for which it holds; the start is step 0.",
};

const columns = { loss: "loss", gradient: "gradient" };

export const exercises = {
  putOnStage: "Put it on the stage",
  check: "Check",
  right: "Right.",
  wrong: "Not quite.",
  /** What went wrong. @param {string} id the engine's name for it */
  mistake: (id) => nameIn(mistakes, id),
  /** What was said of one of several answers. @param {{ name: string, text: string }} remark */
  remark: ({ name, text }) => `${name}: ${text}`,

  chooseFirst: "Choose an answer first.",

  fillFirst: "Fill in a blank first.",
  rightSoFar: "Right so far. Some blanks are still empty.",
  /** @param {{ index: number, total: number }} blank counted from 1 */
  blank: ({ index, total }) => `Blank ${index} of ${total}`,
  /** @param {string} part */
  putIn: (part) => `Put in: ${part}`,

  /** @param {number} step */
  showStep: (step) => `Show ${step}`,

  found: "✓ found",
  notFound: "not found yet",
  /** @param {{ found: number, total: number }} counts */
  foundOf: ({ found, total }) => `${found} of ${total} found.`,

  /** @param {string} id */
  column: (id) => nameIn(columns, id),
  /** @param {{ column: string, step: number }} cell */
  cell: ({ column, step }) => `${column} at step ${step}`,
  /** @param {string} column */
  plot: (column) =>
    `Chart of ${column} against step: your numbers beside the simulator’s. The table holds the same numbers.`,
  legend: "Squares on a dashed line: your numbers. Dots on a solid line: the simulator’s, as far as yours are right.",
  /** @param {{ steps: number, last: number }} table */
  tableDone: ({ steps, last }) => `The table is right: after ${steps} steps you are at ${number(last)}.`,

  /** @param {{ name: string, losses: number[] }} chart */
  losses: ({ name, losses }) =>
    `${name}: the loss against the step. It goes ${losses.map((loss) => number(loss)).join(", ")}.`,
  /** @param {string} name */
  whatShows: (name) => `What does ${name} show?`,
  choose: "Choose …",
  labelAll: "Give each chart a label first.",
  labels: { converged: "converges steadily", oscillating: "oscillates", diverged: "diverges" },
  notSo: {
    converged: "This one does not settle. One that converges falls and stays down.",
    oscillating: "This one does not stay in a band. One that oscillates never gets closer, and never farther away.",
    diverged: "This one does not grow. One that diverges rises more and more.",
  },
};
