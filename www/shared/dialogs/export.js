// Export: a run as a picture, as a table, as data or as a program.

import { button, copyable, showDialog } from "./dialog.js";
import { say } from "../i18n/shared.js";
import { isDark } from "../stage/picture.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {{ mime: string, data: string }} Exported */
/** @typedef {{ name: string, mime: string, end: string }} Format */
/** @typedef {{ format: string, make: (player: Player, place: HTMLElement, signal: AbortSignal) => Promise<Blob | undefined> }} Film */

/**
 * What there is. `name` is the key of its name in the table of messages.
 * @type {Record<string, Format>}
 */
const FORMATS = {
  png: { name: "png", mime: "image/png", end: "png" },
  svg: { name: "svg", mime: "image/svg+xml", end: "svg" },
  csv: { name: "csv", mime: "text/csv", end: "csv" },
  json: { name: "json", mime: "application/json", end: "json" },
  python: { name: "python", mime: "text/x-python", end: "py" },
  pytorch: { name: "pytorch", mime: "text/x-python", end: "py" },
};

/** Pixels of an exported picture to a CSS pixel. */
const RATIO = 2;
/** The size of a picture whose stage has none, in CSS pixels. */
const SIZE = { width: 800, height: 600 };

/** The names of the formats. */
export const formats = Object.keys(FORMATS);

/** @param {unknown} format @returns {format is string} */
export function isFormat(format) {
  return typeof format === "string" && Object.hasOwn(FORMATS, format);
}

/**
 * The whole run in one of the formats: text, or the data URL of a picture.
 * @param {Player} player
 * @param {string} format
 * @returns {Exported}
 */
export function exported(player, format) {
  player.complete();
  const { mime } = FORMATS[format] ?? FORMATS.csv ?? { mime: "" };
  const { width, height } = stageSize();
  if (format === "png") return { mime, data: picture(player.simulator, RATIO).toDataURL(mime) };
  if (format === "svg") {
    const drawing = player.simulator.svg(isDark(), width, height);
    return { mime, data: drawing.replace(/<svg[^>]*>/, `$&\n<rect width="100%" height="100%" fill="${paper()}"/>`) };
  }
  return { mime, data: player.simulator.text(format) };
}

/** The page's own ground: elsewhere it may be of another colour than the words are made for. */
function paper() {
  return getComputedStyle(document.body).backgroundColor;
}

/** The stage's size in CSS pixels; a usual one where it is not shown. */
export function stageSize() {
  const stage = document.getElementById("stage");
  const { clientWidth: width = 0, clientHeight: height = 0 } = stage ?? {};
  return width > 0 && height > 0 ? { width, height } : SIZE;
}

/**
 * The stage on one canvas.
 * @param {import("../../engine.js").Simulator} simulator
 * @param {number} ratio
 */
export function picture(simulator, ratio) {
  const { width, height } = stageSize();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  simulator.draw(canvas, "stage", "all", isDark(), ratio);
  return canvas;
}

/**
 * The dialog in which a learner chooses a format, sees what it gives, and takes it away.
 * @param {Player} player
 * @param {Film} [film] a format that takes a while, for pages that can load it
 */
export function showExport(player, film) {
  const formats = film ? { ...FORMATS, [film.format]: { name: film.format, mime: "image/gif", end: "gif" } } : FORMATS;
  const choice = document.createElement("select");
  choice.id = "export-format";
  choice.append(...Object.entries(formats).map(([id, { name }]) => new Option(say(/** @type {"format csv"} */ (`format ${name}`)), id)));
  const label = document.createElement("label");
  label.htmlFor = choice.id;
  label.textContent = say("format");
  const row = document.createElement("div");
  row.className = "row";
  row.append(label, choice);
  const place = document.createElement("div");
  place.className = "export-place";
  const dialog = showDialog("export", say("export"), [row, place, ...(film ? [] : [paragraph(say("film in lab"))])]);

  let waiting = new AbortController();
  const addresses = /** @type {string[]} */ ([]);
  dialog.addEventListener("close", () => {
    waiting.abort();
    addresses.forEach((address) => URL.revokeObjectURL(address));
  });

  /** @param {Blob} blob @param {Format} format */
  function offer(blob, { end, mime }) {
    const address = URL.createObjectURL(blob);
    addresses.push(address);
    const link = document.createElement("a");
    link.href = address;
    link.download = `fall-line.${end}`;
    link.textContent = say("download", { file: link.download });
    const content = /** @type {HTMLElement[]} */ ([link]);
    // A frame may forbid downloads without telling: then the result itself must do.
    if (self.origin === "null") content.push(paragraph(say(mime.startsWith("image/") ? "no download picture" : "no download text")));
    return content;
  }

  async function show() {
    waiting.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    const format = formats[choice.value];
    if (!format) return;
    if (film && choice.value === film.format) {
      const blob = await film.make(player, place, signal);
      if (!blob || signal.aborted) return;
      const links = offer(blob, format);
      place.replaceChildren(...links, image(addresses.at(-1) ?? ""));
      return;
    }
    const { mime, data } = exported(player, choice.value);
    if (mime === "image/png") {
      place.replaceChildren(...offer(blobOf(data, mime), format), image(data));
      return;
    }
    const blob = new Blob([data], { type: mime });
    const links = offer(blob, format);
    const text = copyable(say(/** @type {"format csv"} */ (`format ${format.name}`)), 8);
    text.show(data);
    const seen = mime === "image/svg+xml" ? [image(addresses.at(-1) ?? "")] : [];
    place.replaceChildren(...links, ...seen, text.element);
  }

  choice.addEventListener("change", () => void show());
  void show();
}

/** @param {string} url @param {string} mime */
function blobOf(url, mime) {
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: mime });
}

/** @param {string} source */
function image(source) {
  const image = new Image();
  image.src = source;
  image.alt = document.getElementById("stage")?.getAttribute("aria-label") ?? "";
  return image;
}

/** @param {string} text */
function paragraph(text) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

/**
 * The button that opens the dialog.
 * @param {Player} player
 * @param {Film} [film]
 */
export function exportButton(player, film) {
  return button(say("export"), () => {
    player.pause();
    showExport(player, film);
  });
}
