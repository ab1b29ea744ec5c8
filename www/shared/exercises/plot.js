// A small chart of an exercise: the learner's numbers beside the engine's.

import { keyTo } from "./answer-key.js";
import { isDark } from "../stage/picture.js";
import { say } from "../i18n/shared.js";

/** @typedef {{ given: Float64Array, shown: number }} Numbers */

/**
 * @param {string} query
 * @param {string} column
 * @param {string} about what it shows, for those who do not see it
 * @param {() => Numbers} numbers
 */
export function plot(query, column, about, numbers) {
  const canvas = document.createElement("canvas");
  canvas.className = "plot";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", about);

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
    const name = column === "loss" ? say("picture loss") : column;
    keyTo(query).draw(canvas, column, given, shown, say("picture step"), name, isDark(), ratio);
  }

  new ResizeObserver(draw).observe(canvas);
  new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)?.isIntersecting ?? false;
    if (isSeen && isStale) paint();
  }).observe(canvas);
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  // On paper all is seen.
  matchMedia("print").addEventListener("change", paint);
  return { canvas, draw };
}
