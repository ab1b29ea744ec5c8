// Regimes to find: the learner moves the numbers, the engine's verdict ticks what was found.

import { button } from "../dialogs/dialog.js";
import { Simulator } from "../../engine.js";
import { numberField } from "../panels/fields.js";
import { say } from "../i18n/shared.js";
import { all, statusLine } from "./parts.js";

/** @typedef {import("../i18n/shared.js").Table} Table */

let made = 0;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function explore(element, { player, show, done }) {
  const query = element.dataset.query ?? "";
  const regimes = all(element, ".regimes > li");
  const found = new Set();
  const { line, show: tell } = statusLine();
  const fields = document.createElement("div");
  fields.className = "controls";
  const probe = new Simulator(query, undefined);
  /** The run to begin with, as it is before anybody has moved anything. */
  const first = probe.settings();
  probe.free();

  const numbers = (element.dataset.keys ?? "").split(" ").filter(Boolean);
  const parts = numbers.map((key) =>
    numberField(player, {
      key,
      id: `explore-${++made}`,
      kind: key,
      label: say(/** @type {keyof Table} */ (key)),
      value: () => {
        const racer = (isOnStage() ? player.settings : first).racers[0];
        return key === "lr" ? racer?.lr : racer?.parameters[key];
      },
      set: (text) => {
        // Whoever moves a number has put the run on the stage by it.
        if (!isOnStage()) begin();
        player.choose(`${key}=${encodeURIComponent(text)}`);
      },
      problem: () => player.simulator.problems().find((problem) => problem.key === key),
    }),
  );
  fields.append(...parts.map(({ element }) => element));

  const isOnStage = () => player.settings.fn === first.fn && player.settings.f === first.f;
  const begin = () => show(query);

  for (const regime of regimes) {
    const tick = document.createElement("span");
    tick.className = "tick";
    tick.textContent = say("not found");
    regime.prepend(tick);
  }

  /** What a lesson itself puts on the stage was not found by the learner. */
  function look(isFound = player.source === "learner") {
    if (!player.isDone || !isOnStage() || !isFound) return;
    const kind = player.simulator.outcome()[0]?.kind ?? "";
    const regime = regimes.find(({ dataset }) => dataset.verdict === kind);
    if (!regime || found.has(kind)) return;
    found.add(kind);
    regime.dataset.found = "";
    const tick = regime.querySelector(".tick");
    if (tick) tick.textContent = say("found");
    tell("right", say("found of", { found: found.size, total: regimes.length }));
    if (found.size === regimes.length) done(1);
  }

  player.on(["settings"], () => {
    for (const part of parts) part.show();
  });
  player.on(["settings", "done"], () => look());
  /** A number that is set to what it was is a choice too; what is no number is none. */
  function looked() {
    if (!fields.querySelector("[aria-invalid=true]")) look(true);
  }
  fields.addEventListener("change", looked);
  // When the key comes up, the number is taken; when it goes down, the run before it still stands.
  fields.addEventListener("keyup", ({ key }) => {
    if (key === "Enter") looked();
  });
  for (const part of parts) part.show();
  element.append(button(say("put on stage"), begin), fields, line);
}
