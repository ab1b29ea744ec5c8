// A film as a GIF, which every page and every slide deck shows.

import { GIFEncoder, applyPalette, quantize } from "gifenc";
import { image } from "../../shared/dialogs/export.js";

/** Colours of a GIF, at most. */
const COLOURS = 256;

/** @type {import("./film.js").Kind} */
export const kind = { ratio: 1, begin, show: image };

/** @param {HTMLCanvasElement} last @returns {import("./film.js").Writer} */
function begin(last) {
  const encoder = GIFEncoder();
  // The last picture has the whole path on it, and so all colours.
  const palette = quantize(pixels(last).data, COLOURS);
  let isFirst = true;
  return {
    add(canvas, seconds) {
      const { data, width, height } = pixels(canvas);
      const delay = seconds * 1000;
      encoder.writeFrame(applyPalette(data, palette), width, height, isFirst ? { palette, delay } : { delay });
      isFirst = false;
    },
    finish() {
      encoder.finish();
      return new File([new Uint8Array(encoder.bytes())], "fall-line.gif", { type: "image/gif" });
    },
  };
}

/** @param {HTMLCanvasElement} canvas */
function pixels(canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("a canvas is missing");
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
