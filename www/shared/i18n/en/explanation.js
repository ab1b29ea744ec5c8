// The step inspector in English.

import { nameIn } from "../names.js";
import { point } from "./numbers.js";

const cases = {
  first: "The first buffer is the whole gradient, whatever the dampening.",
  short: "ρ is at most 5: so far the second moment is not trusted, and the first one alone decides.",
  long: "ρ is above 5: the second moment scales the step, corrected by r.",
};

const quantities = {
  step: "step",
  gradient: "gradient",
  rate: "rate now",
  velocity: "momentum",
  ahead: "look-ahead direction",
  squares: "sum of squared gradients",
  "mean-square": "mean squared gradient",
  "step-square": "mean squared step",
  scaled: "scaled gradient",
  m: "first moment",
  v: "second moment",
  "m-hat": "first moment, corrected",
  "v-hat": "second moment, corrected",
  "v-max": "largest second moment",
  norm: "largest gradient, fading",
  mu: "momentum factor",
  "mu-next": "next momentum factor",
  product: "product of the factors",
  longest: "longest average",
  length: "length of the average",
  rectified: "correction",
  turn: "gradient × last gradient",
  growth: "factor of the size",
  size: "step size",
  previous: "gradient kept",
  blend: "blend of momentum and gradient",
};

/** @typedef {{ estimate: number[], exact: number[] }} Gradients what the rule gets, and the exact one */

/** @param {string} source */
const estimated = (source) => (/** @type {Gradients} */ { estimate, exact }) =>
  `The rule gets ${source}: ${point(estimate)}. The exact gradient is ${point(exact)}.`;

export const explanation = {
  none: "There is no step to show.",
  /** @param {{ step: number, from: number[] }} step */
  made: ({ step, from }) => `Step ${step}, from ${point(from)}.`,
  /** @param {number[]} from */
  toCome: (from) => `The first step, still to come, from ${point(from)}.`,
  rule: "The rule",
  withNumbers: "With the numbers of this step",
  /** @param {string} name */
  forParameter: (name) => `For ${name}`,
  rounded: "Each result follows from the numbers shown, and is rounded. The run itself keeps all digits.",
  noValue: "This has no value.",
  estimate: {
    noise: estimated("a gradient with noise"),
    batch: estimated("the gradient of one batch of the data"),
    both: estimated("the gradient of one batch of the data, with noise"),
  },
  /** @param {string} id */
  special: (id) => nameIn(cases, id),
  /** @param {string} id @param {string} parameter whose new value it may be */
  quantity: (id, parameter) => (id === "theta" ? `new ${parameter}` : nameIn(quantities, id)),
};
