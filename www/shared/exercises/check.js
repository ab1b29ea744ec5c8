// A quick check: one of several answers is right, and each wrong one has its reason.

import { all, h } from "../dom.js";
import { words } from "../i18n/words.js";
import { Tally, checkButton, resultLine } from "./parts.js";

let groups = 0;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function check(element, { done }) {
  const name = `check-${++groups}`;
  const choices = all(element, ".choices > li").map((choice) => ({
    isRight: choice.dataset.right !== undefined,
    box: /** @type {HTMLInputElement} */ (choice.querySelector("input")),
    why: choice.querySelector(".why"),
  }));
  for (const { box } of choices) box.name = name;
  const tally = new Tally();
  const { line, show } = resultLine();
  const act = checkButton(() => {
    const chosen = choices.find(({ box }) => box.checked);
    if (!chosen) return show("none", words.exercises.chooseFirst);
    const { isRight, why } = chosen;
    tally.count(isRight);
    const word = h("strong", {}, isRight ? words.exercises.right : words.exercises.wrong);
    show(isRight ? "right" : "wrong", word, " ", ...(why?.cloneNode(true).childNodes ?? []));
    if (isRight) done(tally.score);
  });
  element.append(act, line);
}
