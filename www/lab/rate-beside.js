// A rate that was changed by hand, beside schedules: how each of the runs ended.

import { h, isOpen } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { inSlices } from "./survey/slices.js";
import { swatch } from "./swatch.js";
import { whileShown } from "./while-shown.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** Updates between two looks at the clock. */
const UPDATES = 4096;

/** @param {Player} player @param {HTMLElement} panel */
export function rateBeside(player, panel) {
  const list = h("ul", { className: "beside" });
  const place = h("div", { hidden: true }, h("p", {}, words.changes.you), list);
  panel.append(place);
  /** @type {{ stop: () => void } | undefined} */
  let work;
  let begun = -1;

  /** @param {import("fall-line").Scheduled[]} ended */
  function write(ended) {
    const { racers } = player.settings;
    const [own] = player.simulator.outcome();
    const lines = ended.map((run, index) => ({ racer: racers.length + index, text: words.changes.schedule(run) }));
    if (own) lines.unshift({ racer: 0, text: words.changes.own(own) });
    list.replaceChildren(...lines.map(({ racer, text }) => h("li", {}, swatch(racer), " ", text)));
  }

  whileShown(player, panel, ["settings", "done"], () => {
    if (!player.isDone || begun === player.begun) return;
    begun = player.begun;
    work?.stop();
    const trials = player.simulator.trials();
    place.hidden = trials === undefined;
    if (!trials) return;
    write([]);
    const now = (work = inSlices(
      () => (trials.advance(UPDATES), trials.is_done()),
      (isDone) => {
        // It is begun anew when somebody looks again.
        const isLeft = !isOpen(panel);
        if (isLeft) begun = -1;
        else if (isDone) write(trials.ended());
        if (isLeft) now.stop();
        if (isLeft || isDone) trials.free();
      },
    ));
  });
}
