// Dialogs: the browser's own, each with a heading and a button that closes it.

import { button, h } from "../dom.js";
import { words } from "../i18n/words.js";

/**
 * Opens a dialog, in place of the one of that id.
 * @param {string} id
 * @param {string} heading
 * @param {(Node | string)[]} content
 */
export function showDialog(id, heading, content) {
  document.getElementById(id)?.remove();
  const title = h("h2", { id: `${id}-title` }, heading);
  const head = h(
    "div",
    { className: "dialog-head" },
    title,
    button(words.dialogs.close, () => dialog.close()),
  );
  const dialog = h("dialog", { id, "aria-labelledby": title.id }, head, ...content);
  // What a dialog held, pictures and frames, is not kept for the next time.
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
