// A quick check: one of several answers is right, and each wrong one has its reason.

import { say } from "../i18n/shared.js";
import { Tally, all, checkButton, statusLine } from "./parts.js";

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
  const { line, show } = statusLine();
  const act = checkButton(() => {
    const chosen = choices.find(({ box }) => box.checked);
    if (!chosen) return show("none", say("choose first"));
    tally.count(chosen.isRight);
    const word = document.createElement("strong");
    word.textContent = say(chosen.isRight ? "answer right" : "answer wrong");
    const why = [...(chosen.why?.cloneNode(true).childNodes ?? [])];
    show(chosen.isRight ? "right" : "wrong", word, " ", ...why);
    if (chosen.isRight) done(tally.score);
  });
  element.append(act, line);
}
