// Flash cards: a question in front, its answer behind.

import { all, button } from "../dom.js";

let made = 0;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function cards(element, { done }) {
  const turned = new Set();
  const items = all(element, ".cards > li");
  for (const item of items) {
    const [front, back] = [all(item, ".front")[0], all(item, ".back")[0]];
    if (!front || !back) continue;
    back.id = `card-${++made}`;
    back.hidden = true;
    function turn() {
      if (!back) return;
      back.hidden = !back.hidden;
      card.ariaExpanded = String(!back.hidden);
      turned.add(item);
      if (turned.size === items.length) done(1);
    }
    const card = button("", turn, { className: "card", "aria-expanded": "false", "aria-controls": back.id });
    card.append(...front.childNodes);
    front.replaceWith(card);
  }
}
