// Which surface is descended: a named one with its number, or a formula of one's own.

import { choiceField, isLocked, keyField } from "../shared/panels/fields.js";
import { surfaces } from "../generated/catalogue.js";
import { named, say } from "../shared/i18n/lab.js";
import { reason } from "../shared/panels/notice.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** What the list calls a formula. */
const FORMULA = "formula";

/** Formulas worth a look, in one dimension and in two. */
const EXAMPLES = ["(w-3)^2", "w^4 - 3w^2 + w", "abs(w)", "x^2 + 3y^2 + 2x*y", "sin(x)cos(y) + 0.1(x^2 + y^2)", "ln(1 + 100(y - x^2)^2 + (1 - x)^2)"];

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function surface(player, place) {
  const ids = [...surfaces.map(({ id }) => id), FORMULA];
  const formula = formulaField(player);
  let isWriting = player.settings.fn === FORMULA;
  const choice = choiceField(player, {
    key: "fn",
    id: "fn",
    label: say("surface"),
    ids,
    name: (id) => named("surface", id),
    value: () => (isWriting ? FORMULA : player.settings.fn),
    set(id) {
      isWriting = id === FORMULA;
      if (!isWriting) return player.choose(`fn=${id}`);
      show();
      formula.begin();
    },
  });
  const kappa = keyField(player, "kappa", () => player.settings.kappa);
  place.replaceChildren(choice.element, kappa.element, formula.element);

  function show() {
    choice.show();
    kappa.element.hidden = player.settings.kappa === undefined || isWriting;
    kappa.show();
    formula.element.hidden = !isWriting;
    formula.show();
  }

  player.on(["settings"], () => {
    isWriting = player.settings.fn === FORMULA;
    show();
  });
  show();
}

/**
 * A formula with what is wrong with it while it is typed. One that cannot be read leaves the last
 * good surface standing.
 * @param {Player} player
 */
function formulaField(player) {
  const element = document.createElement("div");
  element.className = "formula";
  const label = document.createElement("label");
  label.htmlFor = "formula";
  label.textContent = say("formula");
  const box = document.createElement("input");
  box.type = "text";
  box.id = "formula";
  box.maxLength = 1000;
  box.spellcheck = false;
  box.autocapitalize = "off";
  box.autocomplete = "off";
  box.setAttribute("list", "formula-examples");
  box.setAttribute("aria-describedby", "formula-says");
  const examples = document.createElement("datalist");
  examples.id = "formula-examples";
  examples.append(...EXAMPLES.map((text) => new Option(text)));
  const caret = document.createElement("pre");
  caret.className = "caret";
  caret.setAttribute("aria-hidden", "true");
  const says = document.createElement("p");
  says.id = "formula-says";
  says.className = "hint";
  says.setAttribute("role", "status");
  const gradient = document.createElement("p");
  gradient.className = "gradient";
  element.append(label, box, examples, caret, says, gradient);

  /** The formula that was last passed on. */
  let taken = "";

  /** @param {boolean} isDone whether it is typed out */
  function look(isDone) {
    const text = box.value;
    const { problem, lines = [], gradient: partials = [] } = player.simulator.check_formula(text);
    box.ariaInvalid = problem && text !== "" ? "true" : null;
    caret.textContent = problem && text !== "" ? `${" ".repeat(column(text, problem.at ?? 0))}^` : "";
    says.textContent = problem && text !== "" ? reason(problem) : "";
    const names = partials.length === 1 ? [text.includes("w") ? "w" : "x"] : ["x", "y"];
    const slopes = partials.map((partial, index) => `∂f/∂${names[index]} = ${partial}`);
    gradient.textContent = [...slopes, ...(lines.length > 0 ? [say("where", { lines: lines.join(", ") })] : [])].join("; ");
    if (problem || text.trim() === taken || (!isDone && text === "")) return;
    taken = text.trim();
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

/**
 * The engine counts bytes; the caret stands under a character.
 * @param {string} text
 * @param {number} at
 */
function column(text, at) {
  return [...new TextDecoder().decode(new TextEncoder().encode(text).slice(0, at))].length;
}
