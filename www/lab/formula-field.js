// A formula, with what is wrong with it while it is typed. One that cannot be read leaves the last
// good surface standing.

import { limits } from "../generated/catalogue.js";
import { h, paragraph } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { isLocked } from "../shared/panels/lock.js";
import { charactersBefore, reason } from "../shared/panels/problem.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** Formulas worth a look, in one dimension and in two. */
const EXAMPLES = [
  "(w-3)^2",
  "w^4 - 3w^2 + w",
  "abs(w)",
  "x^2 + 3y^2 + 2x*y",
  "sin(x)cos(y) + 0.1(x^2 + y^2)",
  "ln(1 + 100(y - x^2)^2 + (1 - x)^2)",
];

/** @param {Player} player */
export function formulaField(player) {
  const box = h("input", {
    type: "text",
    id: "formula",
    dir: "ltr",
    maxLength: limits.formula,
    spellcheck: false,
    autocapitalize: "off",
    autocomplete: "off",
    list: "formula-examples",
    "aria-describedby": "formula-says",
  });
  const caret = h("pre", { className: "caret", dir: "ltr", "aria-hidden": "true" });
  const says = h("p", { id: "formula-says", className: "hint", role: "status" });
  const gradient = paragraph("", { className: "gradient", dir: "ltr" });
  const examples = h("datalist", { id: "formula-examples" }, ...EXAMPLES.map((text) => new Option(text)));
  const label = h("label", { htmlFor: box.id }, words.formula.label);
  const element = h("div", { className: "formula" }, label, box, examples, caret, says, gradient);

  /** The formula that was last passed on, in plain form. */
  let taken = "";

  /** @param {boolean} isDone whether it is typed out */
  function look(isDone) {
    const text = box.value;
    const { problem, plain = "", lines = [], gradient: partials = [] } = player.simulator.check_formula(text);
    const wrong = text === "" ? undefined : problem;
    box.ariaInvalid = wrong ? "true" : null;
    caret.textContent = wrong ? `${" ".repeat(charactersBefore(text, wrong.at ?? 0))}^` : "";
    says.textContent = wrong ? reason(wrong) : "";
    const written = lines.length > 0 ? [...partials, words.formula.where(lines)] : partials;
    gradient.textContent = written.join("; ");
    if (problem || plain === taken || (!isDone && text === "")) return;
    taken = plain;
    player.choose(`f=${encodeURIComponent(text)}`);
  }

  box.addEventListener("input", () => look(false));
  box.addEventListener("change", () => look(true));

  function show() {
    box.disabled = isLocked(player, "f");
    const { f } = player.settings;
    // What is being typed is the learner's; only another formula replaces it.
    if (f === "" || f === taken) return;
    taken = f;
    box.value = f;
    look(true);
  }

  /** Begins with an example, so that there is something to change. */
  function begin() {
    if (box.value === "") box.value = EXAMPLES[0] ?? "";
    look(true);
    box.focus();
    box.select();
  }
  return { element, show, begin };
}
