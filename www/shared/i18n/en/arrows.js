// The arrows of a step on the picture, in English, and its numbers on a curve, in the engine's order.

export const arrows = {
  gradient: "against the gradient",
  memory: "from memory",
  direction: "both together",
  decay: "weight decay",
  step: "step",
  slope: "slope {value}",
  length: "step {value}",
  change: "loss {value}",
};
