// Open questions: one's own answer first, then one to compare it with.

import { all, button, h } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";

/**
 * @param {HTMLElement} element
 * @param {{ wrote: string, keep: (text: string) => void }} answer what was written before, and what keeps it
 */
export function discuss(element, { wrote, keep }) {
  const { ownAnswer, compare } = words.lessons;
  const model = all(element, ".model")[0];
  const asked = all(element, ".asked")[0];
  if (!model || !asked) return;
  asked.id = `discuss-${element.dataset.question}`;
  model.tabIndex = -1;
  const field = h("textarea", { rows: 3, value: wrote, "aria-describedby": asked.id });
  const act = button(compare, () => {
    if (field.value.trim() === "") return field.focus();
    model.hidden = false;
    model.focus({ preventScroll: true });
  });
  const show = () => (act.ariaDisabled = String(field.value.trim() === ""));
  field.addEventListener("input", () => {
    keep(field.value);
    show();
  });
  show();
  asked.after(h("label", {}, ownAnswer, field), act);
}
