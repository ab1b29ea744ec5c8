// What goes by an id, in English.

import { nameIn } from "../names.js";

const optimizers = {
  gd: "Gradient descent",
  momentum: "Momentum",
  nesterov: "Nesterov",
  adagrad: "Adagrad",
  rmsprop: "RMSProp",
  adadelta: "Adadelta",
  adam: "Adam",
  adamw: "AdamW",
  amsgrad: "AMSGrad",
  adamax: "AdaMax",
  nadam: "NAdam",
  radam: "RAdam",
  rprop: "Rprop",
  lion: "Lion",
};

/** Surfaces as they stand within a sentence. */
const surfaces = {
  parabola: "a parabola",
  "double-well": "a double well",
  waves: "waves",
  bowl: "a round bowl",
  ravine: "a ravine",
  saddle: "a saddle",
  rosenbrock: "Rosenbrock’s valley",
  himmelblau: "Himmelblau’s function",
  beale: "Beale’s function",
  booth: "Booth’s function",
  camel: "the six-hump camel",
  "styblinski-tang": "Styblinski and Tang’s function",
  rastrigin: "Rastrigin’s function",
  ackley: "Ackley’s function",
  "goldstein-price": "Goldstein and Price’s function",
  plateau: "a plateau",
  valley: "a valley of minima",
  "linear-regression": "a linear regression",
  "logistic-regression": "a logistic regression",
  neuron: "one neuron",
  formula: "your formula",
};

/** The labels of fields, by the key of the query that they set. */
const keys = {
  lr: "Rate",
  kappa: "How narrow (condition number κ)",
  momentum: "Momentum",
  dampening: "Dampening",
  beta1: "Memory β₁",
  beta2: "Scale β₂",
  alpha: "Scale α",
  rho: "Scale ρ",
  eps: "Guard ε",
  decay: "Weight decay",
};

export { optimizers };

/** @param {string} id */
export const optimizer = (id) => nameIn(optimizers, id);

/** @param {string} id */
export const onSurface = (id) => nameIn(surfaces, id);

/** @param {string[]} ids */
export const optimizerList = (ids) => ids.map(optimizer).join(", ");

/** The label of a field. @param {string} key the key of the query that it sets */
export const key = (key) => nameIn(keys, key);
