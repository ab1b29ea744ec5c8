// A field for a text of any length, which shows the beginning of one that is long: to lay out all of it, a
// browser takes up to some seconds in one task.

import { paragraph } from "../shared/dom.js";

/** So many signs are shown. */
const SHOWN = 5000;
/** What somebody types, or pastes in a few lines, is the browser's to put in. */
const SHORT = 500;

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} note says that not all is shown
 */
export function longText(area, note) {
  /** What follows what the field shows. */
  let rest = "";
  const says = paragraph(note, { id: "beginning", className: "why", hidden: true });

  /** @param {string} text */
  function set(text) {
    // The last line that is shown is whole, where lines are not very long.
    const end = text.length > SHOWN ? text.lastIndexOf("\n", SHOWN) + 1 || SHOWN : text.length;
    area.value = text.slice(0, end);
    keep(text.slice(end));
  }

  /** @param {string} text */
  function keep(text) {
    rest = text;
    says.hidden = rest === "";
    if (says.hidden) area.removeAttribute("aria-describedby");
    else area.setAttribute("aria-describedby", says.id);
  }

  area.addEventListener("beforeinput", (event) => {
    const { value, selectionStart: from, selectionEnd: to } = area;
    // Who has selected all of it means what is not shown, too.
    if (from === 0 && to === value.length) keep("");
    const text = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
    if (text.length <= SHORT || value.length + text.length <= SHOWN) return;
    event.preventDefault();
    set(value.slice(0, from) + text + value.slice(to) + rest);
  });

  return {
    says,
    set,
    /** All of it. A script may have put in as much as it likes. */
    get: () => {
      if (area.value.length > 2 * SHOWN) set(area.value + rest);
      return area.value + rest;
    },
  };
}
