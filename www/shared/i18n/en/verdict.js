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

const trends = { falling: "▼", rising: "▲", level: "=" };

/**
 * Why a rate is too small, or a run too slow.
 * @param {import("fall-line").Cause} cause
 */
function tooSlow(cause) {
  switch (cause.what) {
    case "limit":
      return `The rate is only ${ofLimit(cause.ratio)} the limit ${number(cause.limit)}.`;
    case "schedule":
      return `The schedule has taken the rate from ${number(cause.rate)} down to ${number(cause.last)}; without it this run ends much lower.`;
    case "flat":
      return `It stands on ground that is nearly flat: the curvature here is ${number(cause.here, 3)}, at the minimum ${number(cause.minimum, 3)}.`;
    default:
      return "";
  }
}

export const verdict = {
  computing: "Computing the run",
  /** @param {{ racer: string, text: string }} verdict */
  ofRacer: ({ racer, text }) => `${racer}: ${text}`,
  /** @param {{ picture: string, outcomes: string[] }} name */
  ofPicture: ({ picture, outcomes }) => [picture, ...outcomes.map((outcome) => `${outcome}.`)].join(" "),
  /** A verdict on one line. @param {{ headline: string, why: string }} verdict */
  spoken: ({ headline, why }) => (why === "" ? `${headline}.` : `${headline}. ${why}`),
  /** @param {number} step */
  leftView: (step) => `It left the view at step ${step}.`,

  convergedAtOnce: "Converged from the start",
  /** @param {number} step */
  converged: (step) => `Converged in ${steps(step)}`,
  /** @param {number} tolerance */
  withinLoss: (tolerance) => `It stays within ${percent(tolerance)} of the starting loss.`,
  /** @param {number} tolerance */
  withinHeight: (tolerance) => `It stays within ${percent(tolerance)} of the starting height above the minimum.`,
  convergedAt: {
    "local-minimum": "It is a local minimum: lower ground exists.",
    valley: "It is a valley: the points along its floor are all equally low.",
  },

  /** @param {number} step */
  diverged: (step) => `Diverged from step ${step} on`,
  divergedWhy: "Each step lands farther away. The rate is too large for this surface.",
  divergedNowhere: "The last step leads to where the loss has no value.",
  /** @param {{ part: string, needs: string }} formula */
  lacking: ({ part, needs }) => `${part} has a value where ${needs}, and not here.`,
  noLoss: "No loss at the start",
  noLossWhy: "The loss or its slope has no value there. Choose another start.",

  unbounded: "It falls without end",
  unboundedWhy: "This loss has no minimum to come to, whatever the rate: lower ground always lies ahead.",

  stalled: "Stalled",
  stalledAt: {
    saddle: "The gradient is almost zero, but this is a saddle, not a minimum.",
    maximum: "The gradient is almost zero, but this is a maximum: every way leads down.",
    flat: "The gradient is almost zero, but this is flat ground, not a minimum.",
  },

  hovering: "Hovering near the minimum",
  /** @param {number} height */
  hoveringWhy: (height) => `Noise holds it about ${number(height, 3)} above.`,
  /** @param {{ rate: number, height: number }} tried */
  calmer: ({ rate, height }) => `With the rate ${number(rate)} this run ends about ${number(height, 3)} above: that was tried.`,

  oscillating: "Oscillating",
  oscillatingWhy: "It jumps back and forth across the minimum and comes no closer.",
  backAndForth: "It jumps back and forth and comes no lower.",

  crawling: "Crawling",
  /** @param {number} horizon */
  crawlingWhy: (horizon) => `It falls, but so slowly that it would take more than ${horizon} steps.`,
  /** A rate that was tried. @param {{ rate: number, steps: number, at: string }} advice */
  advice: ({ rate, steps: count, at }) =>
    at === "local-minimum"
      ? `Tried: the rate ${number(rate)} takes ${steps(count)}, to a local minimum.`
      : `Tried: the rate ${number(rate)} takes ${steps(count)}.`,

  causes: {
    /** @param {import("fall-line").Cause} cause */
    diverged(cause) {
      if (cause.what === "zero-by-zero") return "The rule itself divided 0 by 0: the step has no value.";
      if (cause.what !== "limit") return "";
      const { rate, limit, ratio, at } = cause;
      return `The rate ${number(rate)} is ${ofLimit(ratio)} the limit ${number(limit)} ${place(at)}: each step overshoots by more than it corrects.`;
    },
    /** @param {import("fall-line").Cause} cause */
    oscillating: (cause) =>
      cause.what === "limit"
        ? `The rate ${number(cause.rate)} is ${ofLimit(cause.ratio)} the limit ${number(cause.limit)}: each step lands about as far off on the other side.`
        : "",
    crawling: tooSlow,
  },

  /** @param {number} budget */
  ended: (budget) => `Not converged after ${steps(budget)}`,
  /** @param {number} tolerance */
  descendingWhy: (tolerance) => `It ends lower than it began, but has not met its tolerance of ${percent(tolerance)}.`,
  /** @param {{ tolerance: number, since: number, window: number }} values */
  withinSince: ({ tolerance, since, window }) =>
    `It has been within its tolerance of ${percent(tolerance)} since step ${since}; to count, it must stay so for ${steps(window)}.`,
  climbingWhy: "The loss ends no lower than it began.",

  /** What is seen on the way: numbers, and no verdict. @param {{ step: number, last: number, loss: number, times?: number, trend?: string }} sight */
  underWay({ step, last, loss, times, trend = "" }) {
    const parts = [`Step ${step} of ${last}`, `loss ${number(loss, 3)}`];
    if (step > 0 && times !== undefined) {
      const height = times < 1 ? `${percent(times, 2)} of the start` : `${number(times, 3)} times the start`;
      parts.push(`${height} ${nameIn(trends, trend)}`);
    }
    return parts.join(" · ");
  },
};

const goals = {
  converged: "make it converge",
  diverged: "make it diverge",
  oscillating: "make it oscillate",
  crawling: "make it crawl",
  stalled: "make it stall",
  hovering: "make it hover",
  descending: "end it lower, short of the minimum",
  climbing: "end it no lower than it began",
  unbounded: "let it fall without end",
};

export const goal = {
  /** @param {{ kind: string, within?: number, racer?: string }} goal */
  reach({ kind, within, racer }) {
    const whose = racer ? ` for ${racer}` : "";
    return `Goal${whose}: ${nameIn(goals, kind)}${within === undefined ? "" : ` within ${steps(within)}`}.`;
  },
  met: "You have done it.",
};
