// The switch between contour and relief.

import { button } from "../dom.js";
import { words } from "../i18n/words.js";

/** @typedef {import("../player.js").Player} Player */

/** @param {Player} player */
export function viewSwitch(player) {
  const change = () => player.choose(player.settings.view === "relief" ? "view=contour" : "view=relief");
  const made = button("", change, { className: "view-switch" });

  function show() {
    const { dimension, lock, view } = player.settings;
    made.hidden = dimension === 1 || lock.includes("view");
    made.textContent = words.stage.relief;
    made.setAttribute("aria-pressed", String(view === "relief"));
  }

  player.on(["settings"], show);
  show();
  return made;
}
