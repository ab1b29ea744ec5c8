// The pad's place: whether it may be there, and when what stands in it is fetched.

import { isLocked } from "../../shared/panels/lock.js";

/** @typedef {import("../../shared/player.js").Player} Player */

/** @param {Player} player @param {HTMLElement} place */
export function padWhenSeen(player, place) {
  function show() {
    place.hidden = !isAllowed(player);
    place.dataset.strip = String(player.simulator.momentum_key() === undefined);
  }

  player.on(["settings"], show);
  show();
  const observer = new IntersectionObserver(async (entries) => {
    if (!entries.at(-1)?.isIntersecting) return;
    observer.disconnect();
    try {
      (await import("./pad.js")).pad(player, place);
    } catch {
      // Nobody has asked for it: where it does not come there is more room for the loss.
      place.remove();
    }
  });
  observer.observe(place);
}

/**
 * Whether it may be there: it sets what the sliders set, and shows what lies ahead and how a goal is
 * reached.
 * @param {Player} player
 */
function isAllowed(player) {
  const { hide, hidesAhead, goal } = player.settings;
  const keys = ["lr", player.simulator.momentum_key()];
  return !hidesAhead && goal === undefined && !hide.includes("controls") && !keys.some((key) => key !== undefined && isLocked(player, key));
}
