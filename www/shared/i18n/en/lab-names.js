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
  speed: "Steps a second",
  steps: "Steps to run",
  tol: "Tolerance",
  w: "Start w",
  x: "Start x",
  y: "Start y",
};

/** @param {string} id */
export const surface = (id) => nameIn(surfaces, id);

/** @param {string} id */
export const schedule = (id) => nameIn(schedules, id);

/** The label of a field. @param {string} key the key of the query that it sets */
export const key = (key) => (Object.hasOwn(keys, key) ? nameIn(keys, key) : sharedKey(key));
