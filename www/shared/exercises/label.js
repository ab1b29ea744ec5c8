// Charts to label: the engine's verdict on each run says which label is right.

import { all, h } from "../dom.js";
import { words } from "../i18n/words.js";
import { keyTo } from "./answer-key.js";
import { Attempts } from "./attempts.js";
import { markField } from "./parts.js";
import { plot } from "./plot.js";

const LABELS = /** @type {const} */ (["converged", "oscillating", "diverged"]);

/** @typedef {typeof LABELS[number]} Label */

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function label(element, context) {
  const attempts = new Attempts(element, context, check);
  const charts = all(element, ".charts > li").map((item) => {
    const { choice, name, right, ends } = chart(item, () => {
      markField(choice, "none");
      thing.isDone = false;
    });
    const thing = attempts.add(name, () => {
      choice.value = right;
      markField(choice, "right");
      return words.exercises.itIs(words.exercises.labels[/** @type {Label} */ (right)]);
    });
    return { choice, right, ends, thing };
  });

  function check() {
    const texts = words.exercises;
    if (charts.some(({ choice }) => choice.value === "")) return attempts.say("none", texts.labelAll);
    /** @type {Node[]} */
    const remarks = [];
    for (const { choice, right, ends, thing } of charts) {
      if (thing.isDone) continue;
      const isRight = choice.value === right;
      markField(choice, isRight ? "right" : "wrong");
      if (isRight) attempts.right(thing);
      else {
        const hint = texts.notSo[/** @type {Label} */ (choice.value)](ends);
        remarks.push(attempts.wrong(thing, choice.value, hint));
      }
    }
    if (remarks.length > 0) return attempts.say("wrong", ...remarks);
    attempts.finish();
  }
}

/** A chart with its labels to choose from. @param {HTMLElement} item @param {() => void} change */
function chart(item, change) {
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
    { "aria-label": texts.whatShows(name), onchange: change },
    new Option(texts.choose, ""),
    ...LABELS.map((id) => new Option(texts.labels[id], id)),
  );
  item.append(canvas, choice);
  return { choice, name, right: key.verdict() ?? "", ends: { first: known[0] ?? NaN, last: known.at(-1) ?? NaN } };
}
