// What is fetched once somebody asks for it, and may not come: then the page says so, and offers to
// try again.

import { showDialog } from "../shared/dialogs/dialog.js";
import { button, paragraph } from "../shared/dom.js";
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
 * A part of the page; `undefined` where it does not come, which the reader is told.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T | undefined>}
 */
export async function wanted(load) {
  try {
    return await soon(load);
  } catch {
    // A browser may keep what it was given, even where that was nonsense: only a new page asks again.
    showDialog("missing", words.missing.name, [
      paragraph(words.missing.part),
      button(words.tryAgain, () => location.reload()),
    ]);
    return undefined;
  }
}
