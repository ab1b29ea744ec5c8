// Dialogs: the browser's own, each with a heading and a button that closes it.

import { say } from "../i18n/shared.js";

/**
 * Makes a dialog, or empties the one of that name.
 * @param {string} id
 * @param {string} heading
 * @param {(Node | string)[]} content
 */
export function showDialog(id, heading, content) {
  document.getElementById(id)?.remove();
  const dialog = document.createElement("dialog");
  dialog.id = id;
  const title = document.createElement("h2");
  title.id = `${id}-title`;
  title.textContent = heading;
  dialog.setAttribute("aria-labelledby", title.id);
  const close = button(say("close"), () => dialog.close());
  const head = document.createElement("div");
  head.className = "dialog-head";
  head.append(title, close);
  dialog.append(head, ...content);
  // What a dialog held, pictures and frames, is not kept for the next time.
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * @param {string} text
 * @param {() => void} act
 */
export function button(text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

/**
 * A text to take away, with its name and a button that copies it.
 * @param {string} name
 * @param {number} rows
 */
export function copyable(name, rows) {
  const element = document.createElement("div");
  element.className = "copyable";
  const label = document.createElement("label");
  const area = document.createElement("textarea");
  area.readOnly = true;
  area.rows = rows;
  area.spellcheck = false;
  label.append(name, area);
  const done = document.createElement("span");
  done.setAttribute("role", "status");
  const copy = button(say("copy"), async () => {
    done.textContent = "";
    const isCopied = await copied(area);
    done.textContent = say(isCopied ? "copied" : "copy yourself");
  });
  copy.setAttribute("aria-label", say("copy what", { what: name }));
  const row = document.createElement("div");
  row.className = "row";
  row.append(copy, done);
  element.append(label, row);
  /** @param {string} text */
  function show(text) {
    area.value = text;
    done.textContent = "";
  }
  return { element, show };
}

/**
 * Copies by the newer way, which frames need a permission for, or by the older one, which they
 * do not. In the end the text is selected, ready to be copied by hand.
 * @param {HTMLTextAreaElement} area
 */
async function copied(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.focus();
    area.select();
    return document.execCommand("copy");
  }
}
