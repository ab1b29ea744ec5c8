// What the engine writes on its pictures, in English. It puts numbers in itself, in place of `{…}`;
// the build reads some for the picture that stands while a page loads.

export const pictures = {
  start: "Start",
  minimum: "Minimum",
  left: "left the view at step {step}",
  step: "step",
  loss: "loss",
  gap: "loss above the minimum",
  tolerance: "tolerance",
  rate: "rate",
  gradient: "length of the gradient",
  epoch: "epoch {epoch}",
  against: "against the gradient",
  memory: "from memory",
  taken: "step",
};
