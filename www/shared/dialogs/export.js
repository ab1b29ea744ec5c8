// Export: a run as a picture, as a table, as data or as a program.

import { button, h, paragraph, row, select } from "../dom.js";
import { words } from "../i18n/words.js";
import { copyable } from "./copyable.js";
import { showDialog } from "./dialog.js";
import { FORMATS, exported } from "./formats.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("./formats.js").Format} Format */
/**
 * A film of the run, which takes a while, for pages that can load what makes it: it shows in a
 * place how far it is, and makes `undefined` where it was stopped.
 * @typedef {(player: Player, place: HTMLElement, signal: AbortSignal) => Promise<Blob | undefined>} MakeFilm
 */

const FILM = { mime: "image/gif", extension: "gif" };

/**
 * The button that opens the dialog.
 * @param {Player} player
 * @param {MakeFilm} [makeFilm]
 */
export function exportButton(player, makeFilm) {
  return button(words.export.name, () => {
    player.pause();
    showExport(player, makeFilm);
  });
}

/**
 * The dialog in which a learner chooses a format, sees what it gives, and takes it away.
 * @param {Player} player
 * @param {MakeFilm} [makeFilm]
 */
export function showExport(player, makeFilm) {
  const texts = words.export;
  const formats = /** @type {(Format | "gif")[]} */ ([...Object.keys(FORMATS), ...(makeFilm ? ["gif"] : [])]);
  const choice = select(formats, (format) => texts.formats[format], { id: "export-format", onchange: show });
  const place = h("div", { className: "export-place" });
  const dialog = showDialog("export", texts.name, [
    row(h("label", { htmlFor: choice.id }, texts.format), choice),
    place,
    ...(makeFilm ? [] : [paragraph(texts.filmInLab)]),
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
    const format = /** @type {Format | "gif"} */ (choice.value);
    if (format !== "gif") return place.replaceChildren(...offer(player, format, address));
    const film = await makeFilm?.(player, place, signal);
    if (!film || signal.aborted) return;
    const link = address(film);
    place.replaceChildren(...saving(link, FILM), image(link));
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
  if (format === "png") return [...saving(address(blobOf(data, mime)), FORMATS.png), image(data)];
  const link = address(new Blob([data], { type: mime }));
  const text = copyable(words.export.formats[format], 8);
  text.show(data);
  return [...saving(link, FORMATS[format]), ...(format === "svg" ? [image(link)] : []), text.element];
}

/**
 * The link that saves something, and what to do where that is forbidden.
 * @param {string} address
 * @param {{ mime: string, extension: string }} format
 */
function saving(address, { mime, extension }) {
  const download = `fall-line.${extension}`;
  const link = h("a", { href: address, download }, words.export.save(download));
  // A frame may forbid downloads without telling: then the result itself must do.
  if (self.origin !== "null") return [link];
  const { pictureNotSaved, textNotSaved } = words.export;
  return [link, paragraph(mime.startsWith("image/") ? pictureNotSaved : textNotSaved)];
}

/** @param {string} url @param {string} mime */
function blobOf(url, mime) {
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: mime });
}

/** @param {string} src */
function image(src) {
  return h("img", { src, alt: document.getElementById("stage")?.getAttribute("aria-label") ?? "" });
}
