// "In how many steps?", answered by a number.

import { parse_number } from "../engine.js";
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
    const number = parse_number(field.value);
    if (number === undefined || number < 0) {
      hint.textContent = ask.missing;
      field.focus();
      return;
    }
    const count = Math.round(number);
    player.say({ text: ask.saidSteps(count), is: count, score: () => player.simulator.score_steps(count) });
  }

  const form = h("form", { className: "choices", onsubmit: take }, field, h("button", {}, ask.answer), hint);
  const never = button(ask.never, () => player.say({ text: ask.never, is: "never", score: () => player.simulator.score_steps() }));
  return { legend: ask.steps({ id: racers[0]?.opt ?? "", tolerance: tol }), answers: [form, never] };
}
