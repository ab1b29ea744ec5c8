// A racer's line and mark, as on the pictures.

import { h, icon } from "../shared/dom.js";
import { racers } from "../generated/catalogue.js";

/** @param {number} racer */
export function swatch(racer) {
  const { dashes, mark } = racers[racer] ?? { dashes: "", mark: "" };
  const line = { d: "M0 8h40", "stroke-width": "2", "stroke-dasharray": dashes };
  const drawing = icon("0 0 40 16", line, { class: "mark", transform: "translate(20 8)", d: mark });
  return h("span", { className: "swatch", dataset: { racer: String(racer) } }, drawing);
}
