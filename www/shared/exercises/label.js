// Charts to label: the engine's verdict on each run says which label is right.

import { keyTo } from "./answer-key.js";
import { number, say } from "../i18n/shared.js";
import { Tally, all, checkButton, markField, paragraph, statusLine } from "./parts.js";
import { plot } from "./plot.js";

const LABELS = /** @type {const} */ (["converged", "oscillating", "diverged"]);

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function label(element, { done }) {
  const charts = all(element, ".charts > li").map((item) => {
    const { query = "", steps = "" } = item.dataset;
    const name = item.textContent ?? "";
    const key = keyTo(query);
    const losses = Array.from({ length: Number(steps) + 1 }, (_, step) => key.number(`loss ${step}`))
      .filter((loss) => loss !== undefined)
      .map(number);
    const about = say("chart losses", { name, losses: losses.join(", ") });
    const shown = { given: new Float64Array(), shown: Number(steps) };
    const { canvas } = plot(query, "loss", about, () => shown);
    const choice = document.createElement("select");
    choice.append(new Option(say("label choose"), ""), ...LABELS.map((id) => new Option(say(`label ${id}`), id)));
    choice.setAttribute("aria-label", say("label of", { name }));
    choice.addEventListener("change", () => markField(choice, "none"));
    item.append(canvas, choice);
    return { choice, name, right: key.verdict() ?? "" };
  });
  const tally = new Tally();
  const { line, show } = statusLine();
  const act = checkButton(() => {
    const open = charts.filter(({ choice }) => choice.value === "");
    if (open.length > 0) return show("none", say("label all"));
    const wrong = charts.filter(({ choice, right }) => choice.value !== right);
    for (const chart of charts) {
      const isRight = !wrong.includes(chart);
      tally.count(isRight);
      markField(chart.choice, isRight ? "right" : "wrong");
    }
    if (wrong.length > 0) {
      const why = (/** @type {string} */ value) => say(/** @type {"not converged"} */ (`not ${value}`));
      return show("wrong", ...wrong.map(({ choice, name }) => paragraph(`${name}: ${why(choice.value)}`)));
    }
    show("right", say("answer right"));
    done(tally.score);
  });
  element.append(act, line);
}
