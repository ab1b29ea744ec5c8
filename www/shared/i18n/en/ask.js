// Questions before a run, in English.

import { optimizer } from "./names.js";
import { percent, point, steps } from "./numbers.js";

/** @param {number | undefined} score */
function rated(score) {
  if (score === undefined) return "";
  return score === 1 ? "Right." : score === 0 ? "Not so." : `Near: ${percent(score)}.`;
}

export const ask = {
  /** @param {string} id an optimizer */
  verdict: (id) => `Before you see it: what will ${optimizer(id)} do?`,
  /** @param {{ id: string, tolerance: number }} run */
  steps: ({ id, tolerance }) =>
    `Before you see it: in how many steps will ${optimizer(id)} have converged, to ${percent(tolerance)} of the start?`,
  /** @param {{ id: string, within: number | undefined }} run */
  place: ({ id, within }) =>
    within === undefined
      ? `Before you see it: where will ${optimizer(id)} end? Tap the picture, or move the cross with the arrow keys.`
      : `Before you see it: where will ${optimizer(id)} be after ${steps(within)}? Tap the picture, or move the cross with the arrow keys.`,
  /** @param {string} id */
  curve: (id) =>
    `Before you see it: how will the loss of ${optimizer(id)} go? Draw it in the chart, or write it into the table.`,

  /** What one can say that a run will do. */
  kinds: {
    converged: "It converges",
    crawling: "It crawls, too slow to arrive",
    oscillating: "It swings, and comes no closer",
    diverged: "It diverges",
    stalled: "It stalls on flat ground",
    hovering: "It hovers above",
    unbounded: "It falls without end",
    descending: "It runs out of steps",
  },
  /** @param {number} count */
  saidSteps: (count) => `${steps(count)}`,
  never: "It will not converge",
  stepsField: "Number of steps",
  /** @param {number[]} place */
  cross: (place) => `Your cross at ${point(place)}. Arrow keys move it, with Shift in larger steps.`,
  /** @param {number[]} place */
  saidPlace: (place) => `at ${point(place)}`,
  saidCurve: "your curve",
  sketch: "Chart: the loss as you draw it, and, once it has run, as it was.",
  tableStep: "Step",
  tableLoss: "Loss",
  /** @param {number} step */
  lossAt: (step) => `Loss at step ${step}`,
  answer: "That is my answer",
  missing: "First give an answer.",

  /** @param {string} text */
  said: (text) => `You said: ${text}. Now play it.`,
  /** @param {{ text: string, score: number | undefined }} result */
  result: ({ text, score }) => `You said: ${text}. ${rated(score)}`,
  again: "Ask me again",
};
