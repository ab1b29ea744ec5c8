// What was tried from this start and takes fewer steps, with the button that runs it.

import { button, h, isOpen, part } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { isLocked } from "../shared/panels/lock.js";
import { inSlices } from "./survey/slices.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** It is looked for once nothing has changed for so long, in milliseconds: many runs are tried for it. */
const REST = 400;

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function advice(player, place) {
  const says = h("span");
  const take = button("", () => player.choose(change));
  let change = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  place.append(says, " ", take);
  place.hidden = true;

  function show() {
    const found = player.isSeen ? better(player) : undefined;
    place.hidden = found === undefined;
    if (!found) return;
    const { key, rate, steps, at } = found;
    change = `${key}=${rate}`;
    says.textContent = words.advice.why[key];
    take.textContent = words.advice.take({ name: words.key(key), rate, steps, isLocal: at === "local-minimum" });
  }

  /** @type {{ stop: () => void } | undefined} */
  let trying;
  const reasons = part("why");

  /** Has what there is to try tried out, and shows what came of it. */
  function tryOut() {
    const isWanted = isOpen(reasons) ? player.isDone : isAlone(player);
    if (!player.isSeen || !isWanted) return show();
    let pieces = 0;
    const piece = () => {
      pieces += 1;
      return player.simulator.try_out();
    };
    trying = inSlices(piece, (isDone) => {
      if (!isDone) return;
      show();
      // There is more to be said now than there was.
      if (pieces > 1) player.tell("cursor");
    });
  }

  function later() {
    clearTimeout(waiting);
    trying?.stop();
    if (player.isHiding) place.hidden = true;
    if (!player.isPlaying) waiting = setTimeout(tryOut, REST);
  }
  player.on(["settings", "cursor", "done", "playing", "seen"], later);
  reasons.addEventListener("toggle", later);
  later();
}

/** Whether there is one run, whose end is seen. @param {Player} player */
function isAlone(player) {
  const [verdict, rival] = player.simulator.verdicts();
  return player.isDone && !rival && verdict?.kind !== "under-way";
}

/** What does better than a run alone whose end is seen. @param {Player} player */
function better(player) {
  if (!isAlone(player)) return undefined;
  const { best, momentum } = player.simulator.theory(0) ?? {};
  const found = best ? { key: /** @type {const} */ ("lr"), ...best } : momentum && { key: /** @type {const} */ ("momentum"), ...momentum };
  return found && !isLocked(player, found.key) ? found : undefined;
}
