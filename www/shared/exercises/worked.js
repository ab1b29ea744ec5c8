// A worked example: each of its steps moves the stage along.

import { all, button } from "../dom.js";
import { words } from "../i18n/words.js";

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function worked(element, { show, done }) {
  const steps = all(element, ".walk > li");
  const seen = new Set();
  steps.forEach((step, index) => {
    const act = button(words.exercises.showStep(index + 1), () => {
      for (const other of steps) other.removeAttribute("aria-current");
      step.setAttribute("aria-current", "step");
      show(step.dataset.query ?? "", Number(step.dataset.at));
      seen.add(index);
      if (seen.size === steps.length) done(1);
    });
    step.prepend(act);
  });
}
