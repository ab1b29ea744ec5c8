// The standings of a race: how each racer's whole run ended, side by side.

import { cells, h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { paced } from "../shared/panels/details.js";
import { ownNumbers } from "./racer-number.js";
import { swatch } from "./swatch.js";

/** @typedef {import("../shared/player.js").Player} Player */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function standings(player, place) {
  const { caption, verdict, steps, loss, gradients } = words.standings;
  const head = cells.head([words.racer, words.key("lr"), verdict, steps, loss, gradients]);
  const body = h("tbody");
  // In a narrow column it scrolls, by keys too.
  place.tabIndex = 0;
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", caption);
  place.append(h("table", {}, h("caption", {}, caption), h("thead", {}, head), body));

  let shown = "";

  function show() {
    const { racers } = player.settings;
    place.hidden = racers.length < 2 || !player.isDone;
    if (place.hidden) return;
    const next = JSON.stringify([racers, player.simulator.standings(), player.simulator.outcome()]);
    if (next === shown) return;
    shown = next;
    body.replaceChildren(...lines(player));
  }

  const look = paced(player, show);
  player.on(["settings", "done", "seen"], look);
  look();
}

/** A line a racer. @param {Player} player */
function lines({ settings, simulator }) {
  const ends = simulator.standings();
  const verdicts = simulator.outcome();
  return settings.racers.map((given, racer) => {
    const { kind = "", step, at } = verdicts[racer] ?? {};
    const { loss = NaN, updates = 0 } = ends[racer] ?? {};
    const { local, kind: named } = words.standings;
    const who = h("div", { className: "who" }, swatch(racer), words.racerName(given));
    return cells.line(who, [
      words.number(ownNumbers(given).lr),
      at === "local-minimum" ? local(kind) : named(kind),
      kind === "converged" && step !== undefined ? String(step) : "–",
      words.number(loss, 2),
      String(updates),
    ]);
  });
}
