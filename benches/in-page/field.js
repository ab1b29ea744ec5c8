// A field in bands: ours, and d3's contours over the same surface at the same levels.

import { geoIdentity, geoPath } from "d3";
import { cut, query } from "./contours.js";
import { engine } from "./engines.js";
import { inTurns } from "./turns.js";

/** The canvas's side. */
const SIDE = 512;
/** Samples along a side, and levels. */
const [SAMPLES, LEVELS] = [256, 20];

function canvas() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  return canvas;
}

/** What a canvas was told is drawn once somebody asks for a pixel. @param {HTMLCanvasElement} canvas */
function settle(canvas) {
  canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
}

/** @param {string} name @param {number} levels @param {HTMLCanvasElement} [onto] @returns {Float64Array} */
const cutByUs = (name, levels, onto) => /** @type {any} */ (engine("lab")).cut_field(query(name), SAMPLES, levels, onto);

/**
 * How many levels ours is asked for, so that it has as many as d3's is given: it leaves out what
 * would lie too close.
 * @param {string} name
 */
function wanted(name) {
  for (let count = LEVELS; count < 4 * LEVELS; count += 1) if (cutByUs(name, count).length === LEVELS) return count;
  throw new Error(`our field of ${name} never has ${LEVELS} levels`);
}

/** @param {string} name @param {number} levels @param {boolean} isDrawn @returns {import("./turns.js").Work} */
const ours = (name, levels, isDrawn) => () => {
  const place = isDrawn ? canvas() : undefined;
  return () => {
    cutByUs(name, levels, place);
    if (place) settle(place);
  };
};

/** @param {string} name @param {Float64Array} levels @param {boolean} isDrawn @returns {import("./turns.js").Work} */
const d3 = (name, levels, isDrawn) => () => {
  const place = isDrawn ? canvas() : undefined;
  return () => {
    const bands = cut(name, SAMPLES, levels);
    const context = place?.getContext("2d");
    if (!place || !context) return bands;
    const shape = geoPath(geoIdentity().scale(SIDE / SAMPLES), context);
    bands.forEach((band, level) => {
      context.beginPath();
      shape(band);
      context.fillStyle = `hsl(220 60% ${90 - 3 * level}%)`;
      context.fill();
      context.stroke();
    });
    settle(place);
    return bands;
  };
};

/** The times of both. @param {string} name @param {boolean} isDrawn @param {number} rounds */
export function field(name, isDrawn, rounds) {
  const count = wanted(name);
  return inTurns({ lab: ours(name, count, isDrawn), "d3-contour": d3(name, cutByUs(name, count), isDrawn) }, rounds);
}
