// Exercises in English.

import { nameIn } from "../names.js";
import { number } from "./numbers.js";

/**
 * What a number is reckoned from: where it begins, the gradient there, the rate, and what these come
 * to; the rate is not a number where there is more to it.
 * @typedef {{ column: string, from: number, gradient: number, rate: number, change: number }} Basis
 */

/** What is said of each mistake. @type {Record<string, string>} */
const mistakes = {
  "no number": "That is not a number. Write it like −2.4.",
  "no expression": "That cannot be read. Use the names in the text, and + − × /.",
  carried: "A number before it is wrong. Put that one right first.",
  sign: "Check the sign.",
  count: "That is off by one: the start is step 0.",
  rounded: "Nearly: write two decimals.",
  loss: "This is the loss, and something else is asked for.",
  ahead: "This is the value one step later.",
};

/** The same with the exercise's own numbers. @type {Record<string, (basis: Basis) => string>} */
const inNumbers = {
  sign: ({ column, from, gradient }) =>
    column === "gradient"
      ? `Check the sign: does the loss rise or fall at ${number(from)}?`
      : `Check the sign: the gradient is ${number(gradient)} here, and the step goes against it.`,
  rate: ({ gradient, rate }) => `The rate was forgotten: multiply the gradient, ${number(gradient)}, by ${number(rate)} first.`,
  old: ({ from, gradient }) => `This uses the gradient of the point before. At ${number(from)} it is ${number(gradient)}.`,
  move: ({ column, from, rate }) =>
    column === "gradient"
      ? `This is multiplied by the rate, ${number(rate)}. The gradient alone is asked for.`
      : `This is the change alone. The step begins at ${number(from)}.`,
  still: ({ column, from }) =>
    column === "loss" || column === "gradient"
      ? `This is the value one step before. Now it is the one at ${number(from)}.`
      : "This is where the step begins. Where does it lead?",
  gradient: ({ column, from }) => `This is the gradient at ${number(from)}. The ${columnName(column)} is asked for.`,
  loss: ({ column }) => `This is the loss. The ${columnName(column)} is asked for.`,
  place: ({ column, from }) => `${number(from)} is the place. The ${columnName(column)} there is asked for.`,
};

const columns = { loss: "loss", gradient: "gradient" };

/** @param {string} id */
const columnName = (id) => nameIn(columns, id);

/** A number behind a sign. @param {number} value */
const bound = (value) => (value < 0 ? `(${number(value)})` : number(value));

/** @param {number} left */
const cardsLeft = (left) => `${left} still to recall.`;

export const exercises = {
  /** Words that are signs. @type {Record<string, string>} */
  signs: { times: "*", cdot: "*", "multiplied by": "*", plus: "+", minus: "-", "divided by": "/", over: "/" },
  /** What stands before a word, and changes nothing of it. */
  articles: ["the", "a", "an"],
  /** What is said around a number, and changes nothing of it. */
  around: [..."wxy", "is", "about", "nearly", "after", "at", "in", "step", "steps"],
  putOnStage: "Put it on the stage",
  check: "Check",
  showMe: "Show me",
  /** @param {string} what */
  showMeWhat: (what) => `Show me: ${what}`,
  otherNumbers: "Other numbers",
  right: "Right.",
  wrong: "Not quite.",
  /** At the end. */
  done: { once: "Right at once.", hint: "Right, after a hint.", shown: "Done. Some of it was shown." },
  /** What went wrong. @param {string} id the engine's name for it @param {Basis} [basis] */
  mistake: (id, basis) => (basis && inNumbers[id]?.(basis)) ?? nameIn(mistakes, id),
  wrongNumber: "That is not it. Put the numbers into the rule.",
  wrongCount: "That is not it. Go along the run, step by step.",
  wrongWord: "That is not it.",
  wrongExpression: "That comes to something else.",
  /** The rule with its numbers put in, on one line. @param {Basis & { result: string }} rule */
  rule({ column, from, gradient, rate, change, result }) {
    const what = { loss: "L", gradient: "L′" }[column];
    const step = Number.isNaN(rate) ? `+ ${bound(change)}` : `− ${number(rate)} × ${bound(gradient)}`;
    const left = what ? `${what}(${number(from)})` : `${number(from)} ${step}`;
    return `${left} = ${result}`.replaceAll(" ", "\u00a0");
  },
  /** @param {string} answer */
  itIs: (answer) => `It is ${answer}.`,
  /** Stands before what was said of one of several answers. @param {string} name */
  remark: (name) => `${name}: `,

  chooseFirst: "Choose an answer first.",

  fillFirst: "Fill in a blank first.",
  rightSoFar: "Right so far. Some blanks are still empty.",
  /** @param {{ index: number, total: number }} blank counted from 1 */
  blank: ({ index, total }) => `Blank ${index} of ${total}`,
  /** @param {string} part */
  putIn: (part) => `Put in: ${part}`,
  clear: "Clear",

  /** @param {number} step */
  showStep: (step) => `Show ${step}`,
  /** @param {string} what */
  predict: (what) => `What do you expect: ${what}?`,

  found: "✓ found",
  notFound: "not found yet",
  shownTick: "✓ shown",
  /** @param {{ found: number, total: number }} counts */
  foundOf: ({ found, total }) => `${found} of ${total} found.`,

  column: columnName,
  /** @param {{ column: string, step: number }} cell */
  cell: ({ column, step }) => `${column} at step ${step}`,
  /** @param {string} column */
  plot: (column) =>
    `Chart of ${column} against step: your numbers beside the simulator’s.`,
  legend: "Squares, dashed: your numbers. Dots, solid: the simulator’s, as far as yours are right.",
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
  /** What a wrong label says, against the first and the last loss. @type {Record<"converged" | "oscillating" | "diverged", (ends: { first: number, last: number }) => string>} */
  notSo: {
    converged: (ends) => `This one does not settle: ${fromTo(ends)} One that converges stays down.`,
    oscillating: (ends) => `This one does not stay in a band: ${fromTo(ends)} One that oscillates comes no closer.`,
    diverged: (ends) => `This one does not grow: ${fromTo(ends)} One that diverges rises more and more.`,
  },

  /** @param {{ name: string, left: number }} card */
  card: ({ name, left }) => `${name}. ${cardsLeft(left)}`,
  cardsLeft,
  turnOver: "Turn it over",
  turned: "Turned over.",
  goOn: "Go on",
  /** @param {string} front */
  belongs: (front) => `That one belongs to “${front}”.`,
  comesAgain: "This card comes again.",
};

/** @param {{ first: number, last: number }} ends */
const fromTo = ({ first, last }) => `its loss goes from ${number(first)} to ${number(last)}.`;
