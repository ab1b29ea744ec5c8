// "In how many steps?", answered by a number.

import { number_readings } from "../engine.js";
import { button, h } from "../dom.js";
import { words } from "../i18n/words.js";

/** @type {import("./question.js").Kind} */
export function steps(player) {
  const { racers, tol } = player.settings;
  const { ask } = words;
  const hint = h("p", { className: "hint", id: "ask-hint", "aria-live": "polite" });
  const field = h("input", {
    type: "text",
    inputMode: "numeric",
    autocomplete: "off",
    "aria-label": ask.stepsField,
    "aria-describedby": hint.id,
    /** @param {KeyboardEvent} event */
    onkeydown(event) {
      if (event.key !== "Enter") return;
      // Else it also presses the button that has the focus then.
      event.preventDefault();
      take();
    },
  });

  function take() {
    // What may mean two numbers is none.
    const [number = -1, other] = number_readings(field.value);
    if (number < 0 || other !== undefined) {
      hint.textContent = ask.missing;
      field.focus();
      return;
    }
    const count = Math.round(number);
    player.say({ text: ask.saidSteps(count), is: count, score: () => player.simulator.score("steps", [count]) });
  }

  // No form: a sandboxed frame may send none, and is not told that one was to be sent.
  const entry = h("div", { className: "choices" }, field, button(ask.answer, take), hint);
  const never = button(ask.never, () => player.say({ text: ask.never, is: "never", score: () => player.simulator.score("steps", []) }));
  return { legend: ask.steps({ id: racers[0]?.opt ?? "", tolerance: tol }), answers: [entry, never] };
}
