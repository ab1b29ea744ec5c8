// Texts to take away, each with its name and a button that copies it.

import { button, h, row, status } from "../dom.js";
import { words } from "../i18n/words.js";

/**
 * @param {string} name
 * @param {number} rows
 */
export function copyable(name, rows) {
  const { copying } = words;
  const area = h("textarea", { readOnly: true, rows, spellcheck: false });
  const done = status();
  async function copy() {
    done.textContent = "";
    done.textContent = (await copied(area)) ? copying.copied : copying.byHand;
  }
  const act = button(copying.copy, copy, { "aria-label": copying.copyNamed(name) });
  const element = h("div", { className: "copyable" }, h("label", {}, name, area), row(act, done));
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
