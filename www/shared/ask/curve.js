// "How will the loss go?", answered by a sketch, or in a table.

import { parse_number } from "../engine.js";
import { isDark, onAppearance, pointerOn, zoom } from "../appearance.js";
import { button, h } from "../dom.js";
import { words } from "../i18n/words.js";
import { onDrag } from "../stage/drag.js";

/** @type {import("./question.js").Kind} */
export function curve(player) {
  const { simulator } = player;
  const { ask } = words;
  const steps = Array.from(simulator.asked_steps());
  const losses = new Float64Array(steps.length).fill(NaN);
  const canvas = h("canvas", { className: "plot", role: "img", "aria-label": ask.sketch });
  const hint = h("p", { className: "hint", "aria-live": "polite" });
  const fields = steps.map((step, index) =>
    h("input", {
      type: "text",
      inputMode: "decimal",
      autocomplete: /** @type {const} */ ("off"),
      "aria-label": ask.lossAt(step),
      onchange: () => put(index, parse_number(fields[index]?.value ?? "") ?? NaN),
    }),
  );

  function draw() {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const { step, loss } = words.pictures;
    const display = { width: width / zoom(), height: height / zoom(), ratio: ratio * zoom(), isDark: isDark() };
    simulator.draw_sketch(canvas, losses, { step, value: loss }, display);
  }

  /** @param {number} index @param {number} loss */
  function put(index, loss) {
    const field = fields[index];
    if (!field || !player.isAsking) return;
    losses[index] = loss;
    field.value = Number.isFinite(loss) ? String(loss) : "";
    draw();
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    const [x, y] = pointerOn(canvas, event);
    const pixel = { x, y, width: canvas.clientWidth / zoom(), height: canvas.clientHeight / zoom() };
    const [index, loss] = simulator.sketch_at(losses, pixel) ?? [];
    if (index !== undefined && loss !== undefined) put(index, loss);
  }
  onDrag(canvas, {
    begin(event) {
      if (event.button !== 0 || !player.isAsking) return false;
      event.preventDefault();
      follow(event);
      return true;
    },
    move: follow,
  });
  const sized = new ResizeObserver(draw);
  sized.observe(canvas);
  onAppearance(draw);
  // The run's own loss comes beside it as it is played.
  player.on(["cursor"], () => canvas.isConnected && draw());

  const answer = button(ask.answer, () => {
    const missing = losses.findIndex((loss) => !Number.isFinite(loss));
    if (missing >= 0) {
      hint.textContent = ask.missing;
      fields[missing]?.focus();
      return;
    }
    player.say({ text: ask.saidCurve, score: () => simulator.score_curve(losses) });
  });
  const rows = steps.map((step, index) =>
    h("tr", {}, h("th", { scope: "row" }, String(step)), h("td", {}, fields[index])),
  );
  const table = h(
    "table",
    { className: "sketched" },
    h("tr", {}, h("th", { scope: "col" }, ask.tableStep), h("th", { scope: "col" }, ask.tableLoss)),
    ...rows,
  );
  return {
    legend: ask.curve(player.settings.racers[0]?.opt ?? ""),
    answers: [h("div", { className: "sketch" }, canvas, table), answer, hint],
    kept: [canvas],
    end: () => sized.disconnect(),
  };
}
