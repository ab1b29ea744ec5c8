// The rate against its limit, in English.

import { nameIn } from "../names.js";
import { optimizer } from "./names.js";
import { number, plural, steps } from "./numbers.js";
import { ofLimit } from "./verdict.js";

/** What is said of where a run stands; nothing where there is nothing worth a word. */
const grounds = {
  slope: "It stands on a slope. ",
  minimum: "It stands on a minimum. ",
  maximum: "It stands on a maximum. ",
  saddle: "It stands on a saddle. ",
  valley: "It stands on a valley, flat along its floor. ",
  ridge: "It stands on a ridge. ",
  flat: "It stands on flat ground. ",
  level: "The gradient here is almost zero. ",
};

/** Of a factor that differs from 1 only in digits that are not shown: on which side it is. @param {number} factor */
function nearOne(factor) {
  if (factor === 1 || number(factor, 3) !== number(1)) return undefined;
  return factor < 1 ? "barely less than 1" : "barely more than 1";
}

/** About how many steps. @param {number} count */
const about = (count) => `about ${number(count)} ${plural(count, { one: "step", other: "steps" })}`;

export const stability = {
  /** What unfolds the reason, beside the words and in a line with the headline. */
  more: "More",
  why: "Why?",
  /** @param {{ rate: number, ratio: number, formula: string, limit: number, curvature: number }} values */
  atMinimum: ({ rate, ratio, formula, limit, curvature }) =>
    `The rate ${number(rate)} is ${ofLimit(ratio)} the limit at the minimum: ${formula} = ${number(limit)}, where λ = ${number(curvature)} is the steepest curvature.`,
  /** @param {{ ratio: number, limit: number, curvature: number }} values */
  here: ({ ratio, limit, curvature }) =>
    `Where it stands the steepest curvature is ${number(curvature)}, and the rate is ${ofLimit(ratio)} the limit ${number(limit)}.`,
  /** Why there is no limit, at the minimum and where it stands. */
  unlimited: {
    flat: {
      minimum: "At the minimum it is flat, so there is no limit there.",
      here: "Where it stands no direction curves up, so there is no limit.",
    },
    kink: {
      minimum: "The minimum is a tip: beside it the slope does not shrink, so there is no limit there.",
      here: "",
    },
    rule: {
      minimum: "With these numbers the rule takes no gradient after the first, so there is no limit.",
      here: "With these numbers the rule takes no gradient after the first, so there is no limit.",
    },
  },
  /** @param {string} id an optimizer */
  none: (id) => `${optimizer(id)} fits its steps to the gradients it has seen, so its rate has no fixed limit.`,
  /** @param {{ ground: string, curvatures: number[] }} place */
  ground: ({ ground, curvatures }) =>
    `${nameIn(grounds, ground)}${plural(curvatures.length, { one: "Curvature λ", other: "Curvatures λ" })}: ${curvatures.map((curvature) => number(curvature)).join(" and ")}.`,
  /** @param {number} condition */
  condition: (condition) => `Condition number: ${number(condition)}.`,
  /** @param {number} factor */
  factor: (factor) => `Near the minimum each step multiplies the distance by ${nearOne(factor) ?? `about ${number(factor, 3)}`}.`,
  /** @param {number} count */
  predicted: (count) => `The curvature at the minimum predicts ${about(count)} to the tolerance.`,
  /** @param {{ predicted: number, measured: number }} counts */
  measured: ({ predicted, measured }) =>
    predicted === measured
      ? `The curvature at the minimum predicts ${steps(predicted)} to the tolerance, and the run takes as many.`
      : `The curvature at the minimum predicts ${about(predicted)} to the tolerance. The run takes ${measured}: on its way the surface is not quite as it is at the minimum.`,
  /** A momentum that was tried. @param {{ rate: number, steps: number }} tried */
  momentum: ({ rate, steps: count }) =>
    `Here the momentum sets the pace, not the rate. Tried from this start: momentum ${number(rate)} takes ${steps(count)}.`,
  /** A rate that was tried. @param {{ rate: number, steps: number, at: string }} advice */
  best: ({ rate, steps: count, at }) =>
    at === "local-minimum"
      ? `Tried from this start: the rate ${number(rate)} takes ${steps(count)}, to a local minimum.`
      : `Tried from this start: the rate ${number(rate)} takes ${steps(count)}.`,
  limit: "limit",
  /** @param {number} limit */
  beyondLimit: (limit) => `The limit at the minimum is ${number(limit)}. With a larger rate it moves away.`,
};
