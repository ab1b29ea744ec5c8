// Copying a text by a button, with a word on how it went.

import { button, row, status } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";

/**
 * @param {string} name what stands on the button
 * @param {() => string} text
 * @param {(text: string) => string} failed where copying is forbidden: another way, and what to say of it
 */
export function copyButton(name, text, failed) {
  const done = status();
  const copy = button(name, async () => {
    done.textContent = "";
    const wanted = text();
    try {
      await navigator.clipboard.writeText(wanted);
      done.textContent = words.copying.copied;
    } catch {
      done.textContent = failed(wanted);
    }
  });
  return row(copy, done);
}
