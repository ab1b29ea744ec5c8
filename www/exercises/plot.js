// A small chart of an exercise: the learner's numbers beside the engine's.

import { keyTo } from "../answers.js";
import { isDark } from "../picture.js";
import { say } from "../messages.js";

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

  function draw() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const { given, shown } = numbers();
    const name = column === "loss" ? say("picture loss") : column;
    keyTo(query).draw(canvas, column, given, shown, say("picture step"), name, isDark(), ratio);
  }

  new ResizeObserver(draw).observe(canvas);
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  return { canvas, draw };
}
