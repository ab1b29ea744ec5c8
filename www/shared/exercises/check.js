// A quick check: one of several answers is right, and each wrong one has its reason.

import { all, h } from "../dom.js";
import { words } from "../i18n/words.js";
import { Attempts } from "./attempts.js";
import { content } from "./parts.js";

let groups = 0;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function check(element, context) {
  const name = `check-${++groups}`;
  const choices = all(element, ".choices > li").map((choice) => ({
    isRight: choice.dataset.right !== undefined,
    box: /** @type {HTMLInputElement} */ (choice.querySelector("input")),
    why: () => content(choice.querySelector(".why")) ?? [],
  }));
  for (const { box } of choices) box.name = name;
  const attempts = new Attempts(element, context, judge);
  const thing = attempts.add("", () => {
    const right = choices.find(({ isRight }) => isRight);
    if (right) right.box.checked = true;
    return right?.why() ?? [];
  });

  function judge() {
    const chosen = choices.find(({ box }) => box.checked);
    if (!chosen) return attempts.say("none", words.exercises.chooseFirst);
    const { isRight, why } = chosen;
    if (isRight) {
      attempts.right(thing);
      return attempts.finish(...why());
    }
    const said = [h("strong", {}, words.exercises.wrong), " ", ...why()];
    attempts.say("wrong", attempts.wrong(thing, String(choices.indexOf(chosen)), said));
  }
}
