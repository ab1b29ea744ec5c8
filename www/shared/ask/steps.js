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
  });

  /** @param {Event} event */
  function take(event) {
    event.preventDefault();
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

  const form = h("form", { className: "choices", onsubmit: take }, field, h("button", {}, ask.answer), hint);
  const never = button(ask.never, () => player.say({ text: ask.never, is: "never", score: () => player.simulator.score("steps", []) }));
  return { legend: ask.steps({ id: racers[0]?.opt ?? "", tolerance: tol }), answers: [form, never] };
}
