// The run as a film, drawn picture by picture between the page's own frames.

import { saving } from "../../shared/dialogs/export.js";
import { picture } from "../../shared/dialogs/formats.js";
import { button, h } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/**
 * What writes the pictures of a film, one after the other, each with the seconds it stands.
 * @typedef {object} Writer
 * @property {(canvas: HTMLCanvasElement, seconds: number) => Promise<void> | void} add
 * @property {() => Promise<File> | File} finish
 * @property {() => Promise<void> | void} [cancel] gives back what it holds, where the film is stopped
 */

/** A film has at most that many pictures; longer runs leave steps out. */
const PICTURES = 120;
/** How long a picture stands, and the last one, in seconds. */
const STANDS = { each: 0.06, last: 2 };

/**
 * A kind of film.
 * @typedef {object} Kind
 * @property {number} ratio pixels to a CSS pixel
 * @property {(last: HTMLCanvasElement) => Promise<Writer | undefined> | Writer} begin is given the last picture;
 *   `undefined` where the browser has nothing that writes such a film
 * @property {(src: string) => HTMLElement} show
 */

/**
 * Draws the film, and gives it to save and to see; nothing where it was stopped, or cannot be written here.
 * @param {Kind} kind
 * @param {Player} player
 * @param {import("../../shared/dialogs/export.js").Making} making
 */
export async function film({ ratio, begin, show }, player, { place, signal, address }) {
  player.complete();
  const steps = chosen(player.end);
  const stopped = new AbortController();
  const bar = h("progress", { max: steps.length });
  const reading = h("span");
  place.replaceChildren(
    h("label", {}, reading, bar),
    button(words.film.stop, () => stopped.abort()),
  );

  const writer = await begin(still(player, player.end, ratio));
  if (!writer) {
    if (!signal.aborted) place.replaceChildren(words.film.impossible);
    return undefined;
  }
  for (const [index, step] of steps.entries()) {
    bar.value = index;
    reading.textContent = words.film.drawing({ done: index + 1, total: steps.length });
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted || stopped.signal.aborted) {
      await writer.cancel?.();
      if (!signal.aborted) place.replaceChildren(words.film.stopped);
      return undefined;
    }
    await writer.add(still(player, step, ratio), index === steps.length - 1 ? STANDS.last : STANDS.each);
  }
  const file = await writer.finish();
  const link = address(file);
  return [...saving(link, file.name), show(link)];
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
 * @param {number} ratio
 */
function still({ simulator }, step, ratio) {
  const cursor = simulator.cursor();
  simulator.seek(step);
  const canvas = picture(simulator, ratio);
  simulator.seek(cursor);
  return canvas;
}
