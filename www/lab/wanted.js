// What is fetched once somebody asks for it, and may not come: then the page says so, and offers to
// try again where it stands.

import { showDialog } from "../shared/dialogs/dialog.js";
import { button, h, paragraph } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";

/** What has not come by then may never come, in milliseconds. */
const PATIENCE = 8000;

/**
 * What `load` brings, or an error once that has taken too long.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @returns {Promise<T>}
 */
export function soon(load) {
  const signal = AbortSignal.timeout(PATIENCE);
  const late = new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  return Promise.race([load(signal), /** @type {Promise<never>} */ (late)]);
}

/**
 * A part of the page, once it has come. Where it does not, `place` says so, or a dialog, with a button
 * that tries again: all else stays as it is, and what waits for the part goes on once it is there.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {HTMLElement} [place]
 * @param {() => void} [late] is told that it has not come at once
 * @param {string} [text] what is missing
 * @returns {Promise<T>}
 */
export async function wanted(load, place, late, text = words.missing.part) {
  try {
    return await soon(load);
  } catch {
    return new Promise((resolve) => {
      const again = button(words.tryAgain, () => {
        (dialog ?? note).remove();
        resolve(wanted(load, place, late, text));
      });
      const note = h("div", { className: "missing", role: "alert" }, paragraph(text), again);
      place?.append(note);
      const dialog = place ? undefined : showDialog("missing", words.missing.name, [note]);
      late?.();
    });
  }
}
