// Verdicts and goals in English: one sentence says it, one explains it.

import { nameIn } from "../names.js";
import { number, percent, steps } from "./numbers.js";

/** What a rate is of its limit. @param {number} ratio */
export const ofLimit = (ratio) => (ratio > 1 ? `${number(ratio)} times` : `${percent(ratio)} of`);

/** Where a rate was above its limit. @param {number | undefined} step none for the minimum */
function place(step) {
  if (step === undefined) return "at the minimum";
  return step === 0 ? "at the start" : `at step ${step}`;
}

export const verdict = {
  computing: "Computing the run",
  /** @param {{ racer: string, text: string }} verdict */
  ofRacer: ({ racer, text }) => `${racer}: ${text}`,
  /** A verdict on one line. @param {{ headline: string, why: string }} verdict */
  spoken: ({ headline, why }) => `${headline}. ${why}`,
  /** @param {number} step */
  leftView: (step) => `It left the view at step ${step}.`,

  convergedAtOnce: "Converged from the start",
  /** @param {number} step */
  converged: (step) => `Converged in ${steps(step)}`,
  /** @param {number} tolerance */
  withinLoss: (tolerance) => `It stays within ${percent(tolerance)} of the starting loss.`,
  /** @param {number} tolerance */
  withinHeight: (tolerance) => `It stays within ${percent(tolerance)} of the starting height above the minimum.`,
  localMinimum: "It is a local minimum: lower ground exists.",

  /** @param {number} step */
  diverged: (step) => `Diverged from step ${step} on`,
  divergedWhy: "Each step lands farther away. The rate is too large for this surface.",
  divergedNowhere: "The last step leads to where the loss has no value.",
  /** @param {{ rate: number, limit: number, ratio: number, at?: number }} cause */
  overLimit: ({ rate, limit, ratio, at }) =>
    `The rate ${number(rate)} is ${ofLimit(ratio)} the limit ${number(limit)} ${place(at)}: each step overshoots by more than it corrects.`,
  /** @param {{ part: string, needs: string }} formula */
  lacking: ({ part, needs }) => `${part} has a value where ${needs}, and not here.`,
  noLoss: "No loss at the start",
  noLossWhy: "The loss or its slope has no value there. Choose another start.",

  stalled: "Stalled",
  stalledSaddle: "The gradient is almost zero, but this is a saddle, not a minimum.",
  stalledFlat: "The gradient is almost zero, but this is flat ground, not a minimum.",

  hovering: "Hovering near the minimum",
  /** @param {number} height */
  hoveringWhy: (height) => `Noise holds it about ${number(height)} above. A smaller rate or a schedule lowers this.`,

  oscillating: "Oscillating",
  oscillatingWhy: "It jumps back and forth across the minimum and comes no closer.",
  /** @param {{ rate: number, limit: number, ratio: number }} cause */
  atLimit: ({ rate, limit, ratio }) =>
    `The rate ${number(rate)} is ${ofLimit(ratio)} the limit ${number(limit)}: each step lands about as far off on the other side.`,

  crawling: "Crawling",
  /** @param {number} horizon */
  crawlingWhy: (horizon) => `It falls, but so slowly that it would take more than ${horizon} steps.`,
  /** @param {{ limit: number, ratio: number, faster: number, times: number }} cause */
  farBelowLimit: ({ limit, ratio, faster, times }) =>
    `The rate is only ${ofLimit(ratio)} the limit ${number(limit)}: about ${number(faster)} would be ${number(times)} times as fast.`,
  /** @param {{ limit: number, ratio: number, faster: number }} cause */
  inOneStep: ({ limit, ratio, faster }) =>
    `The rate is only ${ofLimit(ratio)} the limit ${number(limit)}: ${number(faster)} would get there in one step.`,

  descending: "Descending",
  /** @param {number} budget */
  ended: (budget) => `Not there after ${steps(budget)}`,
  /** @param {number} tolerance */
  descendingWhy: (tolerance) => `It has not met its tolerance of ${percent(tolerance)} yet.`,
};

const goals = {
  converged: "make it converge",
  diverged: "make it diverge",
  oscillating: "make it oscillate",
  crawling: "make it crawl",
  stalled: "make it stall",
  hovering: "make it hover",
  descending: "keep it descending",
};

export const goal = {
  /** @param {string} kind */
  reach: (kind) => `Goal: ${nameIn(goals, kind)}.`,
  /** @param {{ kind: string, within: number }} goal */
  reachWithin: ({ kind, within }) => `Goal: ${nameIn(goals, kind)} within ${steps(within)}.`,
  met: "You have done it.",
};
