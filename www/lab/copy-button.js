// Copying a text by a button, with a word on how it went.

import { button } from "../shared/dialogs/dialog.js";
import { say } from "../shared/i18n/lab.js";

/**
 * @param {string} name what stands on the button
 * @param {() => string} text
 * @param {(text: string) => string} failed where copying is forbidden: another way, and what to say of it
 */
export function copyButton(name, text, failed) {
  const row = document.createElement("div");
  row.className = "row";
  const done = document.createElement("span");
  done.setAttribute("role", "status");
  const copy = button(name, async () => {
    done.textContent = "";
    const wanted = text();
    try {
      await navigator.clipboard.writeText(wanted);
      done.textContent = say("copied");
    } catch {
      done.textContent = failed(wanted);
    }
  });
  row.append(copy, done);
  return row;
}
