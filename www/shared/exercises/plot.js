// A small chart of an exercise: the learner's numbers beside the engine's.

import { h } from "../dom.js";
import { words } from "../i18n/words.js";
import { isDark, onAppearance, paper } from "../appearance.js";
import { keyTo } from "./answer-key.js";

/** @typedef {{ given: Float64Array, shown: number }} Numbers */

/**
 * @param {string} query
 * @param {string} column
 * @param {string} about what it shows, for those who do not see it
 * @param {() => Numbers} numbers
 */
export function plot(query, column, about, numbers) {
  const canvas = h("canvas", { className: "plot", role: "img", "aria-label": about });

  let isSeen = false;
  let isStale = true;

  /** What nobody sees is drawn once somebody does. */
  function draw() {
    isStale = true;
    if (isSeen) paint();
  }

  function paint() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) return;
    isStale = false;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const { given, shown } = numbers();
    const { step, loss } = words.pictures;
    const axes = { step, value: column === "loss" ? loss : column };
    keyTo(query).draw(canvas, column, given, shown, axes, { width, height, ratio, isDark: isDark() });
  }

  new ResizeObserver(draw).observe(canvas);
  new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)?.isIntersecting ?? false;
    if (isSeen && isStale) paint();
  }).observe(canvas);
  onAppearance(draw);
  // On paper all is seen.
  paper.addEventListener("change", paint);
  return { canvas, draw };
}
