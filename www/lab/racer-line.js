// One racer on a line: its look, its optimizer, and a way out of the race.

import { optimizers } from "../generated/catalogue.js";
import { button, h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { choiceField } from "../shared/panels/choice-field.js";
import { isLocked } from "../shared/panels/lock.js";
import { suffix } from "./racer-number.js";
import { swatch } from "./swatch.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** @param {Player} player @param {number} racer */
export function racerLine(player, racer) {
  const { racers } = player.settings;
  const { opt = "", branch } = racers[racer] ?? {};
  if (branch !== undefined) return branchLine(player, racer, words.racerName({ opt, branch }));
  const choice = choiceField(player, {
    key: racer === 0 ? "opt" : "vs",
    id: `opt${suffix(racer)}`,
    label: words.racers.optimizer,
    ids: optimizers.map(({ id }) => id),
    name: words.optimizer,
    value: () => player.settings.racers[racer]?.opt ?? "",
    set: (id) => player.learn((simulator) => simulator.set_racer(racer, "opt", id)),
  });
  choice.element.className = "racer-line";
  choice.element.prepend(swatch(racer));
  const isRace = racers.length > 1;
  if (isRace) choice.element.append(removeButton(player, racer));
  const name = isRace ? words.racers.numbered({ racer, optimizer: opt }) : words.optimizer(opt);
  return { element: h("div", { role: "group", "aria-label": name }, choice.element), choice };
}

/** A branch has the optimizer of the run that it leaves. @param {Player} player @param {number} racer @param {string} name */
function branchLine(player, racer, name) {
  const line = h("div", { className: "racer-line branch" }, swatch(racer), h("span", {}, name), removeButton(player, racer));
  return { element: h("div", { role: "group", "aria-label": name }, line), choice: { element: line, show() {} } };
}

/** @param {Player} player @param {number} racer */
function removeButton(player, racer) {
  return button("×", () => player.learn((simulator) => simulator.remove_racer(racer)), {
    id: `remove${suffix(racer)}`,
    "aria-label": words.racers.remove(words.racerName(player.settings.racers[racer] ?? { opt: "" })),
    disabled: isLocked(player, "vs"),
  });
}
