// "How will the loss go?", answered by a sketch, or in a table.

import { number_readings } from "../engine.js";
import { isDark, onAppearance, pointerOn, zoom } from "../appearance.js";
import { button, h } from "../dom.js";
import { words } from "../i18n/words.js";
import { onDrag } from "../stage/drag.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * A chart of the losses that are said, which can be drawn into, and of the run's as far as it is seen.
 * @param {Player} player
 * @param {Float64Array} losses
 * @param {(index: number, loss: number) => void} put
 */
function sketch({ simulator }, losses, put) {
  const canvas = h("canvas", { className: "plot", role: "img", "aria-label": words.ask.sketch });
  const size = () => ({ width: canvas.clientWidth / zoom(), height: canvas.clientHeight / zoom() });

  function draw() {
    const { width, height } = size();
    if (width === 0 || height === 0) return;
    const ratio = (window.devicePixelRatio || 1) * zoom();
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const { step, loss } = words.pictures;
    simulator.draw_sketch(canvas, losses, { step, value: loss }, { width, height, ratio, isDark: isDark() });
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    const [x, y] = pointerOn(canvas, event);
    const [index, loss] = simulator.sketch_at(losses, { x, y, ...size() }) ?? [];
    if (index !== undefined && loss !== undefined) put(index, loss);
  }
  onDrag(canvas, {
    begin(event) {
      if (event.button !== 0) return false;
      event.preventDefault();
      follow(event);
      return true;
    },
    move: follow,
  });
  const sized = new ResizeObserver(draw);
  sized.observe(canvas);
  const offAppearance = onAppearance(draw);
  function end() {
    sized.disconnect();
    offAppearance();
  }
  return { canvas, draw, end };
}

/**
 * The table of the same, a field a step.
 * @param {number[]} steps
 * @param {(index: number, loss: number) => void} put
 */
function sketchTable(steps, put) {
  const { ask } = words;
  const fields = steps.map((step, index) => {
    const field = h("input", { type: "text", inputMode: "text", "aria-label": ask.lossAt(step) });
    field.onchange = () => {
      const readings = number_readings(field.value);
      // What may mean two numbers is none.
      const loss = (readings.length === 1 ? readings[0] : undefined) ?? NaN;
      // What cannot be read stays, to be mended.
      field.ariaInvalid = String(Number.isNaN(loss) && field.value !== "");
      put(index, loss);
    };
    return field;
  });
  const cells = steps.map((step, index) => h("tr", {}, h("th", { scope: "row" }, String(step)), h("td", {}, fields[index])));
  const heads = [ask.tableStep, ask.tableLoss].map((name) => h("th", { scope: "col" }, name));
  return { fields, table: h("table", { className: "sketched" }, h("tr", {}, ...heads), ...cells) };
}

/** @type {import("./question.js").Kind} */
export function curve(player) {
  const { ask } = words;
  const steps = Array.from(player.simulator.asked_steps());
  const losses = new Float64Array(steps.length).fill(NaN);
  const hint = h("p", { className: "hint", "aria-live": "polite" });
  const { fields, table } = sketchTable(steps, put);
  const { canvas, draw, end } = sketch(player, losses, put);

  /** @param {number} index @param {number} loss */
  function put(index, loss) {
    const field = fields[index];
    if (!field || !player.isAsking) return;
    losses[index] = loss;
    if (Number.isFinite(loss)) field.value = String(loss);
    draw();
  }
  // The run's own loss comes beside it as it is played.
  const off = player.on(["cursor"], draw);

  const answer = button(ask.answer, () => {
    const missing = fields[losses.findIndex((loss) => !Number.isFinite(loss))];
    if (missing) {
      hint.textContent = ask.missing;
      return missing.focus();
    }
    player.say({ text: ask.saidCurve, score: () => player.simulator.score("curve", losses) });
  });
  return {
    legend: ask.curve(player.settings.racers[0]?.opt ?? ""),
    answers: [h("div", { className: "sketch" }, canvas, table), answer, hint],
    kept: [canvas],
    end() {
      off();
      end();
    },
  };
}
