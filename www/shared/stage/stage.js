// The stage: the picture of the surface, with what can be done on it.

import { rulesOf } from "../racers.js";
import { words } from "../i18n/words.js";
import { onAppearance } from "../appearance.js";
import { nameWithOutcome } from "../worded-verdict.js";
import { Picture } from "./picture.js";
import { dragStart, startHandle } from "./start.js";
import { turnRelief } from "./turn-relief.js";
import { viewSwitch } from "./view-switch.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {ReturnType<typeof import("./picture.js").roomIn>} size
 */
export function stage(player, place, size) {
  const picture = new Picture(player, "stage", place, size);
  const start = startHandle(player, picture);
  place.append(start.handle, viewSwitch(player));

  nameWithOutcome(player, place, () => {
    const { fn, racers, start, view } = player.settings;
    const { views } = words.stage;
    const about = view === "relief" || view === "curve" ? views[view] : views.contour;
    return about({ surface: fn, optimizers: rulesOf(racers), start });
  });

  function show() {
    const { view } = player.settings;
    start.show();
    place.dataset.view = view;
    // What arrow keys can do something to can be reached by keyboard.
    if (view === "relief" || place.dataset.tools) place.tabIndex = 0;
    else place.removeAttribute("tabindex");
  }

  player.on(["settings"], show);
  new ResizeObserver(show).observe(place);
  onAppearance(show);
  show();
  dragStart(player, picture, place, start);
  turnRelief(player, picture, place, show);
  return picture;
}
