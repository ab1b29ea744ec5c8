// The run as a film: a GIF, drawn frame by frame between the page's own frames.

import { GIFEncoder, applyPalette, quantize } from "gifenc";
import { button, h } from "../shared/dom.js";
import { picture } from "../shared/dialogs/formats.js";
import { words } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** A film has at most that many pictures; longer runs leave steps out. */
const PICTURES = 120;
/** How long a picture stands, and the last one, in milliseconds. */
const STANDS = { each: 60, last: 2000 };
/** Colours of a GIF, at most. */
const COLOURS = 256;

/**
 * Draws the film; `undefined` where it was stopped. `place` shows how far it is.
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 * @returns {Promise<Blob | undefined>}
 */
export async function film(player, place, signal) {
  player.complete();
  const steps = chosen(player.end);
  const stopped = new AbortController();
  const bar = h("progress", { max: steps.length });
  const reading = h("span");
  place.replaceChildren(
    h("label", {}, reading, bar),
    button(words.film.stop, () => stopped.abort()),
  );

  const encoder = GIFEncoder();
  // The last picture has the whole path on it, and so all colours.
  const palette = quantize(pixels(player, player.end).data, COLOURS);
  for (const [index, step] of steps.entries()) {
    bar.value = index;
    reading.textContent = words.film.drawing({ done: index + 1, total: steps.length });
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
    if (stopped.signal.aborted) {
      place.replaceChildren(words.film.stopped);
      return undefined;
    }
    const { data, width, height } = pixels(player, step);
    const delay = index === steps.length - 1 ? STANDS.last : STANDS.each;
    encoder.writeFrame(applyPalette(data, palette), width, height, index === 0 ? { palette, delay } : { delay });
  }
  encoder.finish();
  return new Blob([new Uint8Array(encoder.bytes())], { type: "image/gif" });
}

/**
 * The steps that are shown: all of them, or as many as there is room for, evenly, the last one
 * among them.
 * @param {number} end
 */
function chosen(end) {
  const count = Math.min(end + 1, PICTURES);
  return Array.from({ length: count }, (_, index) => Math.round((index * end) / Math.max(count - 1, 1)));
}

/**
 * The stage at a step. The page's own cursor is back before anything else is drawn.
 * @param {Player} player
 * @param {number} step
 */
function pixels({ simulator }, step) {
  const cursor = simulator.cursor();
  simulator.seek(step);
  const canvas = picture(simulator, 1);
  simulator.seek(cursor);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("a canvas is missing");
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
