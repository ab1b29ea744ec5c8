// What only the lab says, in English.

import { nameIn } from "../names.js";
import { arrows } from "./arrows.js";
import { help, key, schedule, surface } from "./lab-names.js";
import { lecture } from "./lecture.js";
import { lessons } from "./lessons.js";
import { onSurface, optimizer } from "./names.js";
import { number, point, steps } from "./numbers.js";
import { pad } from "./pad.js";
import { predict } from "./predict.js";

const kinds = {
  converged: "Converged",
  diverged: "Diverged",
  stalled: "Stalled",
  hovering: "Hovering",
  oscillating: "Oscillating",
  crawling: "Crawling",
  descending: "Descending",
  climbing: "Climbing",
  unbounded: "Without end",
  "under-way": "Under way",
};

/** How a run ended, in a few words. @param {{ kind: string, step?: number }} run */
const outcome = ({ kind, step }) =>
  kind === "converged" && step !== undefined ? `converged in ${steps(step)}` : nameIn(kinds, kind).toLowerCase();

/** Where the cross-hair stands; a plain slope is not worth a word. */
const grounds = {
  slope: "",
  minimum: " Near a minimum.",
  maximum: " Near a maximum.",
  saddle: " Near a saddle.",
  valley: " On the floor of a valley.",
  ridge: " On a ridge.",
  flat: " On flat ground.",
};

export const en = {
  key,
  help,
  schedule,
  surface,
  examples: "Examples",
  predict,
  lecture,
  lessons,
  pad,

  missing: {
    name: "Something is missing",
    part: "This part of the page could not be loaded. What you have set up is kept in the address.",
    lesson: "The text of this lesson could not be loaded. The simulator works without it.",
  },

  tagline: "Watch gradient descent converge, crawl, oscillate or diverge, and see why.",
  runs: "What runs",
  tabs: {
    all: "What else",
    step: "This step",
    charts: "Charts",
    maps: "Maps",
    data: "Data",
    table: "Table",
    settings: "Settings",
    sweep: "Rate sweep",
    map: "Rate × momentum",
    basins: "Basins",
  },
  surfaceField: "Surface",
  firstSteps: "First steps",

  tune: {
    name: "Find good rates",
    working: "Trying rates…",
    /** @param {{ optimizer: string, rate: number, step: number }} best */
    best: ({ optimizer: id, rate, step }) => `${optimizer(id)}: rate ${number(rate)} converges in ${steps(step)}.`,
    /** @param {string} id an optimizer */
    none: (id) => `${optimizer(id)} converges at no rate within these steps and keeps its own.`,
    /** @param {{ count: number, from: number, to: number }} rates */
    tried: ({ count, from, to }) => `Tried: ${count} rates from ${number(from)} to ${number(to)}.`,
  },

  formula: {
    label: "Formula in w, or in x and y",
    /** @param {string[]} lines */
    where: (lines) => `where ${lines.join(", ")}`,
  },

  racers: {
    add: "Race another",
    /** @param {string} racer */
    remove: (racer) => `Remove ${racer}`,
    /** @param {{ racer: number, optimizer: string }} racer counted from 0 */
    numbered: ({ racer, optimizer: id }) => `Racer ${racer + 1}: ${optimizer(id)}`,
    optimizer: "Optimizer",
    /** A number, where there are several racers. @param {{ name: string, racer: string }} field */
    numberOf: ({ name, racer }) => `${name} of ${racer}`,
  },

  changes: {
    name: "Changes in mid-run",
    /** @param {{ step: number, numbers: [string, number][] }} change numbers by their keys */
    from: ({ step, numbers }) =>
      `from step ${step}: ${numbers.map(([id, value]) => `${key(id).toLowerCase()} ${number(value)}`).join(", ")}`,
    /** @param {number} step */
    undo: (step) => `Take back the change at step ${step}`,
    /** @param {number} step */
    branch: (step) => `Race a branch from step ${step}`,
    /** @param {{ schedule: string, kind: string, step?: number }} run */
    schedule: ({ schedule: id, kind, step }) => `${schedule(id)}: ${outcome({ kind, step })}`,
    you: "You are the schedule: the same start and first rate, driven by you and by two schedules.",
    /** @param {{ kind: string, step?: number }} run */
    own: (run) => `you: ${outcome(run)}`,
  },

  settings: {
    run: "Start and budget",
    schedule: "Schedule",
    noise: "Noise and batches",
  },

  advice: {
    why: { lr: "A rate that was tried does better.", momentum: "Momentum sets the pace here, not the rate." },
    /** @param {{ name: string, rate: number, steps: number, isLocal: boolean }} tried */
    take: ({ name, rate, steps: count, isLocal }) =>
      `Try ${name.toLowerCase()} ${number(rate)}: ${steps(count)}${isLocal ? ", to a local minimum" : ""}`,
  },

  standings: {
    caption: "How the whole runs ended: steps to the tolerance, the last loss, gradients computed",
    verdict: "Verdict",
    steps: "Steps",
    loss: "Loss",
    gradients: "Gradients",
    /** @param {string} kind */
    kind: (kind) => nameIn(kinds, kind),
    /** @param {string} kind */
    local: (kind) => `${nameIn(kinds, kind)} (local minimum)`,
  },

  charts: {
    name: "Charts of the run",
    names: { parameters: "Parameters", rate: "Rate", gradient: "Gradient", sharpness: "Curvature" },
    about: {
      parameters: "Chart of the parameters against the step: the first solid, the second dashed.",
      rate: "Chart of the rate against the step, schedule included.",
      gradient: "Chart of the length of the gradient against the step, by powers of ten.",
      sharpness:
        "Chart of the largest curvature against the step, with a line for the largest at which this rate is still stable, where the rule has one.",
    },
  },

  table: {
    /** @param {{ racer: string, surface: string }} shown the surface by its id */
    caption: ({ racer, surface: id }) => `${racer} on ${onSurface(id)}, step by step`,
    copy: "Copy as CSV",
    step: "Step",
    loss: "Loss",
    rate: "Rate",
  },

  copyLatex: "Copy as LaTeX",
  useExport: "This page forbids it: use Export.",

  undo: "Undo",
  redo: "Redo",

  shortcuts: {
    name: "Keys",
    on: "Single keys work on this page",
    playOrPause: "Play or pause",
    end: "Go to the end",
    reset: "Go back to the start",
    start: "Move the start, when it has the focus; with Shift in larger steps",
    pad: "Move the cross on the pad of rates, when it has the focus; with Shift in larger steps",
    picture: "Read the value at a point, or turn the 3-D view, when the picture has the focus",
    pictureMove: "Move what the picture shows, when it has the focus",
    pictureZoom: "Nearer, farther, the whole surface, when the picture has the focus",
    slider: "Change a slider by one, when it has the focus",
  },

  look: {
    theme: "Theme",
    themes: { auto: "Automatic", light: "Light", dark: "Dark" },
    size: "Size",
    sizes: { normal: "Normal", large: "Large", projector: "Projector" },
    fullScreen: "Full screen",
    leaveFullScreen: "Leave full screen",
  },

  tools: {
    name: "The picture",
    zoomIn: "Zoom in",
    fit: "Zoom to the path",
    zoomOut: "Zoom out",
    arrows: "Arrows",
    arrowNames: arrows,
    takeApart: "Take this step apart",
    /** @param {string} racer */
    arrowsOf: (racer) => `Arrows of ${racer}`,
    curvature: "Curvature",
    curvatureHow: "Directions of the steepest and the flattest curvature at the cursor",
    keepRun: "The run before (dashed)",
    /** What is under the pointer. @param {{ point: number[], loss: number }} found */
    value: ({ point: at, loss }) => `At ${point(at)}: loss ${number(loss, 4)}.`,
    /** @param {{ gradient: number[], curvature: number[], ground: string }} found */
    slope: ({ gradient, curvature, ground }) =>
      `Gradient ${point(gradient)}, curvature ${curvature.map((one) => number(one, 3)).join(", ")}.${nameIn(grounds, ground)}`,
  },

  film: {
    names: { gif: "Film (GIF)", video: "Film (video, MP4 or WebM)" },
    /** @param {{ done: number, total: number }} pictures */
    drawing: ({ done, total }) => `Drawing picture ${done} of ${total}`,
    stop: "Stop",
    stopped: "Stopped.",
    impossible: "This browser cannot write videos here. Take the film as a GIF.",
  },
};
