// The run as a table: what the pictures show, in numbers. Of a long run only the rows in sight
// are in the page.

import { copyButton } from "./copy-button.js";
import { named, number, say } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** From so many rows on, only those in sight are there. */
const MANY = 200;
/** The height of a row, in CSS pixels; the style sheet has the same. */
const HEIGHT = 26;
/** Rows above and below those in sight, so that scrolling shows no gap. */
const SPARE = 20;

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function table(player, place) {
  const choice = document.createElement("select");
  choice.setAttribute("aria-label", say("racer name"));
  const copy = copyButton(say("copy table"), () => player.simulator.text("csv"), () => say("copy in export"));
  const tools = document.createElement("div");
  tools.className = "row";
  tools.append(choice, copy);

  const scroller = document.createElement("div");
  scroller.className = "scroller";
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  const table = document.createElement("table");
  table.className = "steps";
  const caption = document.createElement("caption");
  const head = document.createElement("thead");
  const body = document.createElement("tbody");
  table.append(caption, head, body);
  scroller.append(table);
  place.append(tools, scroller);

  let shown = "";
  const racer = () => Math.min(choice.selectedIndex < 0 ? 0 : choice.selectedIndex, player.settings.racers.length - 1);

  function columns() {
    const { dimension, batches } = player.settings;
    // As the axes of the picture are called.
    const names = dimension === 1 ? ["w"] : batches ? ["θ₀", "θ₁"] : ["x", "y"];
    return ["step", ...names, "loss", ...names.map((name) => `∂f/∂${name}`), "rate"];
  }

  function build() {
    const { racers } = player.settings;
    const names = racers.map(({ opt }) => named("optimizer", opt));
    if ([...choice.options].map(({ text }) => text).join() !== names.join()) {
      choice.replaceChildren(...names.map((name) => new Option(name)));
    }
    choice.hidden = racers.length < 2;
    const count = player.simulator.rows(racer());
    caption.textContent = say("table of", { optimizer: names[racer()] ?? "", surface: named("on", player.settings.fn) });
    scroller.setAttribute("aria-label", caption.textContent);
    table.setAttribute("aria-rowcount", String(count + 1));
    const line = document.createElement("tr");
    line.append(
      ...columns().map((name) => {
        const cell = document.createElement("th");
        cell.scope = "col";
        cell.textContent = name === "step" ? say("column step") : name === "loss" ? say("column loss") : name === "rate" ? say("lr") : name;
        return cell;
      }),
    );
    head.replaceChildren(line);
    shown = "";
    fill();
  }

  function fill() {
    const count = player.simulator.rows(racer());
    const first = count <= MANY ? 0 : Math.max(0, Math.floor(scroller.scrollTop / HEIGHT) - SPARE);
    const inSight = Math.ceil(scroller.clientHeight / HEIGHT) + 2 * SPARE;
    const last = count <= MANY ? count : Math.min(count, first + inSight);
    const next = [player.simulator.revision(), racer(), first, last, player.cursor].join();
    if (next === shown) return;
    shown = next;
    const width = columns().length;
    const values = player.simulator.row_values(racer(), first, last);
    /** @type {HTMLElement[]} */
    const rows = [];
    for (let index = first; index < last; index += 1) {
      const row = document.createElement("tr");
      row.setAttribute("aria-rowindex", String(index + 2));
      if (index === player.cursor) row.setAttribute("aria-current", "step");
      for (let column = 0; column < width; column += 1) {
        const value = values[(index - first) * width + column] ?? NaN;
        const cell = document.createElement(column === 0 ? "th" : "td");
        if (column === 0) /** @type {HTMLTableCellElement} */ (cell).scope = "row";
        // The last state has no update of its own.
        const isMissing = column === width - 1 && index === count - 1;
        cell.textContent = isMissing ? "" : number(value);
        row.append(cell);
      }
      rows.push(row);
    }
    body.replaceChildren(gap(first), ...rows, gap(count - last));
  }

  /** @param {number} rows */
  function gap(rows) {
    const row = document.createElement("tr");
    row.setAttribute("aria-hidden", "true");
    row.className = "gap";
    row.style.height = `${rows * HEIGHT}px`;
    return row;
  }

  scroller.addEventListener("scroll", fill, { passive: true });
  choice.addEventListener("change", build);
  player.on(["settings", "done"], () => place.hidden || build());
  player.on(["cursor"], () => place.hidden || fill());
  new ResizeObserver(() => place.hidden || build()).observe(place);
  build();
}
