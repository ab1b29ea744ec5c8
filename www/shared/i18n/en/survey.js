// Surveys in English.

import { nameIn } from "../names.js";
import { optimizer } from "./names.js";
import { number, percent, point, steps } from "./numbers.js";

const outcomes = {
  converged: "Converges",
  diverged: "diverges",
  stalled: "stalls where there is no minimum",
  hovering: "hovers above the minimum",
  oscillating: "goes back and forth",
  crawling: "crawls",
  descending: "is not there in time",
  climbing: "ends no lower than it began",
  unbounded: "falls without end",
};

/** @param {number} index counted from 0 @param {number[]} at */
const minimum = (index, at) => `Minimum ${index + 1} at ${point(at)}`;

export const en = {
  about: {
    sweep: "The same run at many rates: how each ends, and after how many steps it has converged.",
    map: "The first racer at many rates and momenta. The stronger the blue, the faster it converges.",
    basins: "The first racer from many starts: which minimum each start reaches. The stronger the colour, the faster.",
  },
  pictures: {
    sweep: "Steps to converge against the rate, with a strip for each racer that shows how its runs end",
    map: "Map of rates, to the right, and momenta, upward",
    basins: "Map of starts, each in the colour of the minimum that it reaches",
  },
  onStage: "Show on the picture",
  start: "Run it",
  again: "Run again",
  stop: "Stop",
  progress: "Progress",
  done: "All done.",
  stale: "The settings have changed since. This picture belongs to the old ones.",
  hidden: "First play the run: this would show what lies ahead.",
  /** @param {string} id an optimizer */
  noMomentum: (id) => `${optimizer(id)} has no momentum. Choose a rule that has one, such as Momentum or Adam.`,
  hint: "Click a cell to run it. By keys: the arrow keys move a cursor, with Shift ten cells at a time; Enter runs the cell.",
  axes: { steps: "steps to converge", limit: "largest stable rate" },

  key: "What the colours mean",
  keys: {
    /** @param {{ text: string, share: number }} entry */
    entry: ({ text, share }) => `${text}: ${percent(share, 2)}`,
    /** @param {{ fewest: number, most: number }} counts */
    steps: ({ fewest, most }) => `Converges in ${fewest} to ${most} steps`,
    minimum,
    /** @param {{ count: number, share: number }} rest */
    more: ({ count, share }) => `${count} more minima: ${percent(share, 2)}`,
  },

  table: "The numbers as a table",
  tables: {
    captions: {
      sweep: "How each racer ends at each rate",
      map: "The rates that converge, for some momenta",
      basins: "Where the starts of the box end",
    },
    smallest: "Smallest rate that converges",
    fastest: "Fastest rate",
    largest: "Largest rate that converges",
    steps: "Steps",
    end: "Where it ends",
    share: "Share of the starts",
    /** @param {{ from: number, to: number }} counts */
    range: ({ from, to }) => `${from} to ${to}`,
  },

  outcomes: {
    /** @param {string} kind */
    kind: (kind) => nameIn(outcomes, kind),
    /** @param {number} step */
    converges: (step) => `converges in ${steps(step)}`,
    /** @param {{ step: number, minimum: number }} end the minimum counted from 0 */
    reaches: ({ step, minimum }) => `minimum ${minimum + 1}, converges in ${steps(step)}`,
    /** @param {number} budget */
    notThere: (budget) => `has not converged after ${budget} steps`,
    unknown: "not known yet",
  },
  readings: {
    /** @param {{ rate: number, optimizer: string, outcome: string }} cell */
    sweep: ({ rate, optimizer: id, outcome }) => `Rate ${number(rate)}, ${optimizer(id)}: ${outcome}.`,
    /** @param {{ rate: number, momentum: number, outcome: string }} cell */
    map: ({ rate, momentum, outcome }) => `Rate ${number(rate)}, momentum ${number(momentum)}: ${outcome}.`,
    /** @param {{ start: number[], outcome: string }} cell */
    basins: ({ start, outcome }) => `Start ${point(start)}: ${outcome}.`,
  },
};
