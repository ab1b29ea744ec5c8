// A menu: a button, and a list that it opens, which the browser closes by Escape or a press beside it.

import { button, h } from "../dom.js";

/**
 * The button and its list.
 * @param {string} id
 * @param {string} name
 * @param {...Node} items what does something once closes the list before it does; `data-stays` leaves it open
 */
export function menu(id, name, ...items) {
  const list = h("div", { id, className: "menu", popover: "auto", role: "group", "aria-label": name }, ...items);
  // Before the item acts: a dialog that it opens gives the focus back to what had it.
  const close = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.closest("a, button:not([data-stays])")) list.hidePopover?.();
  };
  list.addEventListener("click", close, true);
  const opener = button("", () => {}, { className: "menu-opener", title: name, "aria-label": name });
  opener.popoverTargetElement = list;
  return { opener, list };
}
