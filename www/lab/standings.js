// The standings of a race: how each racer's whole run ended, side by side.

import { named, number, say } from "../shared/i18n/lab.js";
import { swatch } from "./racers.js";
import { paced } from "../shared/panels/details.js";

/** @typedef {import("../shared/player.js").Player} Player */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function standings(player, place) {
  const table = document.createElement("table");
  const caption = document.createElement("caption");
  caption.textContent = say("standings");
  const head = document.createElement("thead");
  head.append(row("th", [say("racer name"), say("lr"), say("verdict"), say("steps to tolerance"), say("final loss"), say("evaluations")]));
  const body = document.createElement("tbody");
  table.append(caption, head, body);
  // In a narrow column it scrolls, by keys too.
  place.tabIndex = 0;
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", say("standings"));
  place.append(table);

  let shown = "";

  function show() {
    const { racers } = player.settings;
    place.hidden = racers.length < 2 || !player.isDone;
    if (place.hidden) return;
    const ends = player.simulator.standings();
    const verdicts = player.simulator.outcome();
    const next = JSON.stringify([racers, ends, verdicts]);
    if (next === shown) return;
    shown = next;
    body.replaceChildren(
      ...racers.map((racer, index) => {
        const { kind = "", step, at } = verdicts[index] ?? {};
        const { loss = NaN, updates = 0 } = ends[index] ?? {};
        const isThere = kind === "converged" && step !== undefined;
        const name = named("kind", kind) + (at === "local-minimum" ? ` (${say("local")})` : "");
        const last = number(Number(loss.toPrecision(3)));
        const cells = [number(racer.lr), name, isThere ? String(step) : "–", last, String(updates)];
        const line = row("td", cells);
        const first = document.createElement("th");
        first.scope = "row";
        const who = document.createElement("div");
        who.className = "who";
        who.append(swatch(index), named("optimizer", racer.opt));
        first.append(who);
        line.prepend(first);
        return line;
      }),
    );
  }

  const look = paced(player, show);
  player.on(["settings", "done", "seen"], look);
  look();
}

/**
 * @param {"th" | "td"} kind
 * @param {string[]} texts
 */
function row(kind, texts) {
  const row = document.createElement("tr");
  row.append(
    ...texts.map((text) => {
      const cell = document.createElement(kind);
      if (kind === "th") /** @type {HTMLTableCellElement} */ (cell).scope = "col";
      cell.textContent = text;
      return cell;
    }),
  );
  return row;
}
