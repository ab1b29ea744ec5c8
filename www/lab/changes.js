// What was changed in mid-run, change by change, and from where the next change holds.

import { button, h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { limits } from "../generated/catalogue.js";
import { drivenChoice } from "../shared/panels/driven.js";
import { isLocked } from "../shared/panels/lock.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("fall-line").Numbers} Numbers */

/** @param {Player} player @param {HTMLElement} place */
export function changes(player, place) {
  const list = h("ul", { "aria-label": words.changes.name });
  const branch = button("", () => player.learn((simulator) => simulator.add_branch(player.cursor)));
  place.append(drivenChoice(player), list, branch);
  let shown = "";

  function show() {
    const [first] = player.settings.racers;
    const next = JSON.stringify([first, isLocked(player, "then")]);
    if (next !== shown) {
      const hadFocus = list.contains(document.activeElement);
      list.replaceChildren(...(first?.changes ?? []).map((_, index) => line(player, index)));
      list.hidden = list.children.length === 0;
      // What had the focus has its like, or the choice before the list.
      if (hadFocus) (list.querySelector("button") ?? place.querySelector("select"))?.focus();
    }
    shown = next;
    offerBranch();
  }

  function offerBranch() {
    const { cursor, end, settings } = player;
    const isFull = settings.racers.length >= limits.racers || isLocked(player, "vs");
    branch.hidden = !player.isDriven || isFull || cursor === 0 || cursor >= end;
    if (!branch.hidden) branch.textContent = words.changes.branch(cursor);
  }

  player.on(["settings"], show);
  player.on(["cursor", "done"], offerBranch);
  show();
}

/** One change with the way to take it back. @param {Player} player @param {number} index */
function line(player, index) {
  const first = player.settings.racers[0];
  const all = first?.changes ?? [];
  const change = all[index];
  const before = index === 0 ? first : all[index - 1];
  if (!change || !before) return h("li");
  const text = words.changes.from({ step: change.from, numbers: changed(before, change) });
  const back = button("×", () => player.learn((simulator) => simulator.undrive(index)), {
    "aria-label": words.changes.undo(change.from),
    disabled: isLocked(player, "then"),
  });
  return h("li", {}, text, " ", back);
}

/** The numbers that differ, by their keys. @param {Numbers} before @param {Numbers} after */
function changed(before, after) {
  const flat = (/** @type {Numbers} */ { lr, parameters }) => /** @type {Record<string, number>} */ ({ lr, ...parameters });
  const old = flat(before);
  return Object.entries(flat(after)).filter(([key, value]) => old[key] !== value);
}
