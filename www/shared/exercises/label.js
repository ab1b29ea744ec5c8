// Charts to label: the engine's verdict on each run says which label is right.

import { all, h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { keyTo } from "./answer-key.js";
import { Tally, checkButton, gradeField, resultLine } from "./parts.js";
import { plot } from "./plot.js";

const LABELS = /** @type {const} */ (["converged", "oscillating", "diverged"]);

/** @typedef {typeof LABELS[number]} Label */

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function label(element, { done }) {
  const charts = all(element, ".charts > li").map(chart);
  const tally = new Tally();
  const { line, show } = resultLine();
  const act = checkButton(() => {
    const texts = words.exercises;
    if (charts.some(({ choice }) => choice.value === "")) return show("none", texts.labelAll);
    const wrong = charts.filter(({ choice, right }) => choice.value !== right);
    for (const one of charts) {
      const isRight = !wrong.includes(one);
      tally.count(isRight);
      gradeField(one.choice, isRight ? "right" : "wrong");
    }
    if (wrong.length === 0) {
      show("right", texts.right);
      return done(tally.score);
    }
    const remarks = wrong.map(({ choice, name }) => {
      const text = texts.notSo[/** @type {Label} */ (choice.value)];
      return paragraph(texts.remark({ name, text }));
    });
    show("wrong", ...remarks);
  });
  element.append(act, line);
}

/** A chart with its labels to choose from. @param {HTMLElement} item */
function chart(item) {
  const { query = "", steps = "" } = item.dataset;
  const texts = words.exercises;
  const name = item.textContent ?? "";
  const key = keyTo(query);
  const losses = Array.from({ length: Number(steps) + 1 }, (_, step) => key.number(`loss ${step}`));
  const known = losses.filter((loss) => loss !== undefined);
  const shown = { given: new Float64Array(), shown: Number(steps) };
  const { canvas } = plot(query, "loss", texts.losses({ name, losses: known }), () => shown);
  const choice = h(
    "select",
    { "aria-label": texts.whatShows(name), onchange: () => gradeField(choice, "none") },
    new Option(texts.choose, ""),
    ...LABELS.map((id) => new Option(texts.labels[id], id)),
  );
  item.append(canvas, choice);
  return { choice, name, right: key.verdict() ?? "" };
}
