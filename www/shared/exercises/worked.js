// A worked example: each of its steps moves the stage along. Some are predicted first, and told then.

import { all, button, h, labelled } from "../dom.js";
import { words } from "../i18n/words.js";
import { judge, saidOf } from "./answer-key.js";
import { Attempts } from "./attempts.js";
import { answerField, checkButton, markField, onEnter } from "./parts.js";

/** A run of which nothing is to be seen that was not played. @param {string} query */
export const hiding = (query) => `${query}&ahead=hide`;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function worked(element, context) {
  const items = all(element, ".walk > li");
  const attempts = new Attempts(element, context);
  const steps = items.map((item, index) => {
    const act = button(words.exercises.showStep(index + 1), () => go(item));
    item.prepend(act);
    return { item, act, thing: item.dataset.ask === undefined ? undefined : ask(item, act) };
  });

  /** @param {HTMLElement} item */
  function go(item) {
    for (const other of items) other.removeAttribute("aria-current");
    item.setAttribute("aria-current", "step");
    const { query = "", at } = item.dataset;
    context.show(attempts.isDone ? query : hiding(query), Number(at));
  }

  /** Has a step predicted before it is told. @param {HTMLElement} item @param {HTMLElement} act */
  function ask(item, act) {
    const { query = "", ask: asked = "" } = item.dataset;
    const text = all(item, "p")[0];
    const [column = "", step] = asked.split(" ");
    const name = words.exercises.cell({ column: words.exercises.column(column), step: Number(step) });
    const field = answerField({ size: 7, oninput: () => markField(field, "none") });
    const form = h("div", { className: "row predict" }, labelled(words.exercises.predict(name), field), checkButton(take));
    const thing = attempts.add(name, () => {
      tell();
      return saidOf(query, asked).shown;
    });
    onEnter(field, take);
    act.hidden = true;
    if (text) text.hidden = true;
    item.append(form);

    function take() {
      const { grade } = judge(query, asked, field.value);
      if (grade === "no number") return attempts.say("none", words.exercises.mistake(grade));
      markField(field, grade === "right" ? "right" : "wrong");
      const said = saidOf(query, asked);
      if (grade !== "right") {
        const remark = attempts.wrong(thing, field.value, said.hint(grade), said.otherwise, said.nearer);
        return attempts.say("wrong", remark);
      }
      attempts.right(thing);
      tell();
      if (!attempts.finish()) attempts.say("right", words.exercises.right);
      act.focus();
    }

    function tell() {
      thing.isDone = true;
      form.remove();
      act.hidden = false;
      if (text) text.hidden = false;
      unfold(steps);
      go(item);
    }
    return thing;
  }

  unfold(steps);
}

/**
 * Shows the steps up to one that is still to be predicted: what comes after it would give it away.
 * @param {{ item: HTMLElement, thing: import("./attempts.js").Thing | undefined }[]} steps
 */
function unfold(steps) {
  let waits = false;
  for (const { item, thing } of steps) {
    item.hidden = waits;
    waits ||= thing !== undefined && !thing.isDone;
  }
}
