// Export: a run as a picture, as a table, as data or as a program.

import { button, h, paragraph, row, select } from "../dom.js";
import { words } from "../i18n/words.js";
import { copyable } from "./copyable.js";
import { showDialog } from "./dialog.js";
import { FORMATS, exported, isFormat } from "./formats.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("./formats.js").Format} Format */
/**
 * Films of the run, for pages that can load what makes them, which takes a while.
 * @typedef {object} Films
 * @property {Record<string, string>} names by format
 * @property {(format: string, player: Player, making: Making) => Promise<Node[] | undefined>} offer gives nothing where
 *   it was stopped
 */
/**
 * Where it says how far it is, what stops it, and what gives an address to a file.
 * @typedef {{ place: HTMLElement, signal: AbortSignal, address: (blob: Blob) => string }} Making
 */

/**
 * The button that opens the dialog.
 * @param {Player} player
 */
export function exportButton(player) {
  return button(words.export.name, () => {
    player.pause();
    showExport(player);
  });
}

/**
 * The dialog in which a learner chooses a format, sees what it gives, and takes it away.
 * @param {Player} player
 * @param {Films} [films]
 */
export function showExport(player, films) {
  const texts = words.export;
  /** @type {Record<string, string>} */
  const names = { ...texts.formats, ...films?.names };
  const choice = select(Object.keys(names), (format) => names[format] ?? "", { id: "export-format", onchange: show });
  const place = h("div", { className: "export-place" });
  const dialog = showDialog("export", texts.name, [
    row(h("label", { htmlFor: choice.id }, texts.format), choice),
    place,
    ...(films ? [] : [paragraph(texts.filmInLab)]),
  ]);

  let waiting = new AbortController();
  /** What is offered stays until the dialog closes. @type {string[]} */
  const addresses = [];
  dialog.addEventListener("close", () => {
    waiting.abort();
    addresses.forEach((address) => URL.revokeObjectURL(address));
  });

  /** @param {Blob} blob */
  function address(blob) {
    const made = URL.createObjectURL(blob);
    addresses.push(made);
    return made;
  }

  async function show() {
    waiting.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    const format = choice.value;
    const parts = isFormat(format) ? offer(player, format, address) : await films?.offer(format, player, { place, signal, address });
    if (parts && !signal.aborted) place.replaceChildren(...parts);
  }

  void show();
}

/**
 * What a format gives, to save and to see.
 * @param {Player} player
 * @param {Format} format
 * @param {(blob: Blob) => string} address
 */
function offer(player, format, address) {
  const { mime, data } = exported(player, format);
  const name = `fall-line.${FORMATS[format].extension}`;
  if (format === "png") return [...saving(address(blobOf(data, mime)), name), image(data)];
  const link = address(new Blob([data], { type: mime }));
  const text = copyable(words.export.formats[format], 8);
  text.show(data);
  if (format === "svg") return [...saving(link, name), image(link), text.element];
  return [...saving(link, name, words.export.textNotSaved), text.element];
}

/**
 * The link that saves something, and what to do where that is forbidden.
 * @param {string} address
 * @param {string} download the file's name
 */
export function saving(address, download, otherwise = words.export.pictureNotSaved) {
  const link = h("a", { href: address, download }, words.export.save(download));
  // A frame may forbid downloads without telling: then the result itself must do.
  return self.origin === "null" ? [link, paragraph(otherwise)] : [link];
}

/** @param {string} url @param {string} mime */
function blobOf(url, mime) {
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: mime });
}

/** @param {string} src */
export function image(src) {
  return h("img", { src, alt: stageLabel() });
}

/** What the stage shows, in words. */
export function stageLabel() {
  return document.getElementById("stage")?.getAttribute("aria-label") ?? "";
}
