// Flash cards: a question in front, its answer behind.

import { button } from "../dialogs/dialog.js";
import { all } from "./parts.js";

let cardsMade = 0;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function cards(element, { done }) {
  const turned = new Set();
  const items = all(element, ".cards > li");
  for (const item of items) {
    const front = item.querySelector(".front");
    const back = item.querySelector(".back");
    if (!(front instanceof HTMLElement) || !(back instanceof HTMLElement)) continue;
    back.id = `card-${++cardsMade}`;
    back.hidden = true;
    const turn = button("", () => {
      back.hidden = !back.hidden;
      turn.ariaExpanded = String(!back.hidden);
      turned.add(item);
      if (turned.size === items.length) done(1);
    });
    turn.append(...front.childNodes);
    turn.className = "card";
    turn.ariaExpanded = "false";
    turn.setAttribute("aria-controls", back.id);
    front.replaceWith(turn);
  }
}
