// What goes by an id in the lab, in English.

import { nameIn } from "../names.js";
import { key as sharedKey } from "./names.js";

const surfaces = {
  parabola: "Parabola",
  "double-well": "Double well",
  waves: "Waves",
  bowl: "Round bowl",
  ravine: "Ravine",
  saddle: "Saddle",
  rosenbrock: "Rosenbrock’s valley",
  himmelblau: "Himmelblau",
  beale: "Beale",
  booth: "Booth",
  camel: "Six-hump camel",
  "styblinski-tang": "Styblinski–Tang",
  rastrigin: "Rastrigin",
  ackley: "Ackley",
  "goldstein-price": "Goldstein–Price",
  plateau: "Plateau",
  valley: "Valley",
  "linear-regression": "Linear regression",
  "logistic-regression": "Logistic regression",
  neuron: "One neuron",
  formula: "Your own formula",
};

const schedules = {
  constant: "Constant",
  step: "Steps down",
  exponential: "Exponential decay",
  inverse: "Inverse decay",
  linear: "Linear decay",
  cosine: "Cosine decay",
  warmup: "Warm-up, then cosine",
  restarts: "Cosine with restarts",
  cyclic: "Cyclic",
  "one-cycle": "One cycle",
  plateau: "Lower it on a plateau",
};

const keys = {
  schedule: "Schedule of the rate",
  warmup: "Warm-up steps",
  period: "Period",
  gamma: "Factor γ",
  floor: "Floor, as a part of the rate",
  noise: "Noise on the gradient",
  batch: "Batch size, 0 for all",
  seed: "Seed",
  steps: "Steps to run",
  tol: "Tolerance",
  w: "Start w",
  x: "Start x",
  y: "Start y",
};

/** What each number does, in a line. */
const helps = {
  kappa: "How many times steeper the walls are than the floor. At 1 it is a round bowl.",
  w: "Where the run starts. The mark on the picture can be dragged, too.",
  x: "Where the run starts, to the right. The mark on the picture can be dragged, too.",
  y: "Where the run starts, upward.",
  steps: "The run ends after so many steps, if nothing ends it before.",
  tol: "How close counts as converged, as a part of the height at the start.",
  lr: "How long the steps are: each is the rate times the gradient, or what the rule makes of it.",
  momentum: "How much of the last step is carried on: 0 is none, near 1 is nearly all.",
  dampening: "How much of each new gradient is held back: 0 is none.",
  beta1: "How much of the mean gradient is remembered at each step.",
  beta2: "How much of the mean squared gradient is remembered. It sets the length of the steps.",
  alpha: "How much of the mean squared gradient is remembered. It sets the length of the steps.",
  rho: "How much of the mean squared gradients and steps is remembered.",
  eps: "A small number that keeps the rule from dividing by zero.",
  decay: "Each step also pulls the parameters a little towards 0.",
  warmup: "Over so many steps the rate rises to its full size.",
  period: "How many steps one round of the schedule takes.",
  gamma: "What the rate is multiplied by each time that it falls.",
  floor: "The rate does not fall below this part of itself.",
  noise: "How much chance is added to each gradient. 0 is none.",
  batch: "How many of the points each step looks at.",
  seed: "Another number is another run of chance.",
};

/** @param {string} id */
export const surface = (id) => nameIn(surfaces, id);

/** @param {string} id */
export const schedule = (id) => nameIn(schedules, id);

/** The label of a field. @param {string} key the key of the query that it sets */
export const key = (key) => (Object.hasOwn(keys, key) ? nameIn(keys, key) : sharedKey(key));

/** What a number does. @param {string} key the key of the query that it sets */
export const help = (key) => nameIn(helps, key);
