// Every word that both pages say, in English.

import { ask } from "./ask.js";
import { exercises } from "./exercises.js";
import { explanation } from "./explanation.js";
import { key, onSurface, optimizer, optimizerList } from "./names.js";
import { number, percent, point } from "./numbers.js";
import { pictures } from "./pictures.js";
import { problems } from "./problems.js";
import { stability } from "./stability.js";
import { goal, verdict } from "./verdict.js";

/** @typedef {{ surface: string, optimizers: string[], start: number[] }} Shown by their ids */

export const en = {
  number,
  percent,
  point,
  optimizer,
  key,
  problems,
  pictures,
  verdict,
  goal,
  stability,
  explanation,
  exercises,
  ask,

  /** @param {{ optimizers: string[], surface: string }} ids */
  title: ({ optimizers, surface }) => `${optimizerList(optimizers)} on ${onSurface(surface)}`,
  restore: "Start over",
  menu: "Menu",
  /** @param {string} reason */
  noStart: (reason) => `The simulator could not be loaded, or could not start. (${reason})`,
  late: "The simulator has not come yet. The connection may be slow, or broken.",
  tryAgain: "Try again",
  noEngine:
    "The simulator needs WebAssembly, which this browser or page does not allow. The picture shows momentum on a ravine.",
  racer: "Racer",
  lossChart: "Chart of the loss against the step, with a line where the tolerance is.",
  logarithmic: { name: "log", about: "By powers of ten, so that small losses can be told apart" },

  fields: {
    /** @param {string} name */
    asNumber: (name) => `${name}, as a number`,
    locked: "Set by the author of this page",
    /** @param {{ given: string, kept: string }} texts */
    notANumber: ({ given, kept }) => `“${given}” is not a number. ${kept} is kept.`,
    /** @param {{ given: string, readings: string[], kept: string }} texts */
    twoNumbers: ({ given, readings, kept }) => `“${given}” can be ${readings.join(" or ")}: write which. ${kept} is kept.`,
    /** @param {string} used */
    tooSmall: (used) => `The smallest is ${used}.`,
    /** @param {string} used */
    tooLarge: (used) => `The largest is ${used}.`,
    noChange: "No change fits in here: the run ends at this step, or has been changed eight times.",
  },

  /** What a racer is called. @param {{ opt: string, branch?: number }} racer */
  racerName: ({ opt, branch }) => (branch === undefined ? optimizer(opt) : `${optimizer(opt)} from step ${branch}`),

  driven: {
    name: "Changes apply",
    start: "from the start",
    /** @param {number} step */
    here: (step) => (step === 0 ? "from here" : `from step ${step}`),
  },

  stage: {
    relief: "3-D",
    dragMe: "drag me",
    /** @param {number[]} start */
    start: (start) => `Start at ${point(start)}. Arrow keys move it, with Shift in larger steps.`,
    /** What each view shows. */
    views: {
      /** @param {Shown} shown */
      contour: ({ surface, optimizers, start }) =>
        `Contour plot of ${onSurface(surface)} with the path of ${optimizerList(optimizers)} from ${point(start)}.`,
      /** @param {Shown} shown */
      relief: ({ surface, optimizers, start }) =>
        `3-D view of ${onSurface(surface)} with the path of ${optimizerList(optimizers)} from ${point(start)}. Arrow keys turn it.`,
      /** @param {Shown} shown */
      curve: ({ surface, optimizers, start }) =>
        `Curve of ${onSurface(surface)} with the steps of ${optimizerList(optimizers)} from ${point(start)}.`,
    },
  },

  transport: {
    play: "Play",
    pause: "Pause",
    replay: "Replay",
    back: "Step back",
    step: "Step",
    buttons: "Play and step",
    scrub: "Step of the run",
    speed: "Speed, in steps a second",
    /** @param {string} speed */
    speeds: (speed) => `${speed}/s`,
    /** What comes before the number of the step, the number, and the rest. @param {{ step: number, end: number }} cursor */
    at: ({ step, end }) => ["step ", String(step), ` of ${end}`],
    /** The same. @param {{ step: number, end: number }} progress */
    computing: ({ step, end }) => ["Computing: step ", String(step), ` of ${end}`],
  },

  dialogs: { close: "Close" },

  copying: {
    copy: "Copy",
    /** @param {string} name */
    copyNamed: (name) => `Copy: ${name}`,
    copied: "Copied",
    byHand: "The text is selected: copy it with Ctrl+C or ⌘C.",
  },

  shareName: "Share",

  export: {
    name: "Export",
    format: "Format",
    formats: {
      png: "Picture (PNG)",
      svg: "Drawing (SVG)",
      csv: "Table (CSV)",
      json: "Data (JSON)",
      python: "Program (Python, NumPy)",
      pytorch: "Program (Python, PyTorch)",
    },
    /** @param {string} file */
    save: (file) => `Save ${file}`,
    pictureNotSaved: "If nothing is saved, this page forbids it: right-click the picture or press long on it.",
    textNotSaved: "If nothing is saved, this page forbids it: copy the text instead.",
    filmInLab: "Films are made in the lab: open this run there.",
  },
};
