// What a run can be exported as.

import { h } from "../dom.js";
import { isDark } from "../appearance.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {{ mime: string, data: string }} Exported text, or the data URL of a picture */

export const FORMATS = {
  png: { mime: "image/png", extension: "png" },
  svg: { mime: "image/svg+xml", extension: "svg" },
  csv: { mime: "text/csv", extension: "csv" },
  json: { mime: "application/json", extension: "json" },
  python: { mime: "text/x-python", extension: "py" },
  pytorch: { mime: "text/x-python", extension: "py" },
};

/** @typedef {keyof typeof FORMATS} Format */

/** Pixels of an exported picture to a CSS pixel. */
const RATIO = 2;
/** The size of a picture whose stage has none, in CSS pixels. */
const SIZE = { width: 800, height: 600 };

/** @param {unknown} format @returns {format is Format} */
export function isFormat(format) {
  return typeof format === "string" && Object.hasOwn(FORMATS, format);
}

/**
 * The whole run in one of the formats.
 * @param {Player} player
 * @param {Format} format
 * @returns {Exported}
 */
export function exported(player, format) {
  player.complete();
  const { mime } = FORMATS[format];
  if (format === "png") return { mime, data: picture(player.simulator, RATIO).toDataURL(mime) };
  if (format === "svg") return { mime, data: drawing(player.simulator) };
  return { mime, data: player.simulator.text(format) };
}

/** The stage as SVG, on the page's own ground: elsewhere it may be of another colour than the words are made for. @param {Player["simulator"]} simulator */
function drawing(simulator) {
  const paper = getComputedStyle(document.body).backgroundColor;
  const ground = `<rect width="100%" height="100%" fill="${paper}"/>`;
  return simulator.svg({ ...stageSize(), ratio: 1, isDark: isDark() }).replace(/<svg[^>]*>/, `$&\n${ground}`);
}

/** The stage's size in CSS pixels; a usual one where it is not shown. */
function stageSize() {
  const stage = document.getElementById("stage");
  const { clientWidth: width = 0, clientHeight: height = 0 } = stage ?? {};
  return width > 0 && height > 0 ? { width, height } : SIZE;
}

/**
 * The stage on one canvas.
 * @param {Player["simulator"]} simulator
 * @param {number} ratio pixels to a CSS pixel
 */
export function picture(simulator, ratio) {
  const { width, height } = stageSize();
  const canvas = h("canvas");
  simulator.draw(canvas, "stage", true, { width, height, ratio, isDark: isDark() });
  return canvas;
}
