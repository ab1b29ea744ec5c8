// A racer's line and mark, as on the pictures.

import { h, icon } from "../shared/dom.js";

/** The dash pattern of each racer's line. */
const DASHES = ["", "9 4", "2.5 4", "10 3 2.5 3"];
/** The outline of each racer's mark. */
const MARKS = [
  "M16 8a4 4 0 1 1 8 0a4 4 0 1 1-8 0",
  "M16 4h8v8h-8z",
  "M20 3l5 9h-10z",
  "M20 2l6 6-6 6-6-6z",
];

/** @param {number} racer */
export function swatch(racer) {
  const line = { d: "M0 8h40", "stroke-width": "2", "stroke-dasharray": DASHES[racer] ?? "" };
  const drawing = icon("0 0 40 16", line, { class: "mark", d: MARKS[racer] ?? "" });
  return h("span", { className: "swatch", dataset: { racer: String(racer) } }, drawing);
}
