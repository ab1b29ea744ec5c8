// What the engine writes on its pictures, in English. It puts numbers in itself, in place of `{…}`;
// the build reads some for the picture that stands while a page loads.

import { optimizers } from "./names.js";

export const pictures = {
  start: "Start",
  minimum: "Minimum",
  local: "local minimum",
  low: "low",
  high: "high",
  left: "left the view at step {step}",
  racerLeft: "{racer} left the view at step {step}",
  branch: "{racer} from step {step}",
  rules: optimizers,
  step: "step",
  loss: "loss",
  gap: "loss above the minimum",
  tolerance: "tolerance",
  rate: "rate",
  gradient: "length of the gradient",
  sharpness: "largest curvature",
  limit: "limit {limit}",
  epoch: "epoch {epoch}",
};
