// The size of words, lines and marks. The largest is lecture mode, which is fetched once it is wanted.

import { ZOOMS, enlarge, onAppearance } from "../shared/appearance.js";
import { button, labelled, select } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { wanted } from "./wanted.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/stage/picture.js").Picture} Picture */
/** @typedef {import("../shared/appearance.js").TextSize} TextSize */

const root = document.documentElement;
const SIZES = /** @type {TextSize[]} */ (Object.keys(ZOOMS));

/** The size that the page has now. */
const now = () => SIZES.find((size) => size === root.dataset.size) ?? "normal";

/**
 * The choice of the size, the button for lecture mode, and what begins it where the author wants it.
 * @param {Player} player
 * @param {Picture} picture the stage's
 */
export function sizes(player, picture) {
  const { size, sizes } = words.look;
  const choice = select(SIZES, (id) => sizes[id]);
  const opener = button("", toggle);
  /** Where leaving leads back to. @type {TextSize} */
  let before = "normal";
  /** @type {{ enter: () => void, leave: () => void } | undefined} */
  let mode;

  async function begin() {
    // In a lesson there is more to read than a stage.
    if (document.body.dataset.lesson !== undefined) return;
    mode ??= (await wanted(() => import("./lecture/lecture.js"))).lecture(player, picture, toggle);
    if (now() === "projector") mode?.enter();
  }

  /** A learner's choice, which the author's does not undo. @param {TextSize} chosen */
  function choose(chosen) {
    root.dataset.sizeChosen = "";
    if (chosen === now()) return;
    if (chosen === "projector") before = now();
    else mode?.leave();
    enlarge(chosen);
    if (chosen === "projector") void begin();
  }

  function toggle() {
    choose(now() === "projector" ? before : "projector");
  }

  function show() {
    choice.value = now();
    opener.textContent = now() === "projector" ? words.lecture.leaveMode : words.lecture.name;
    opener.hidden = document.body.dataset.lesson !== undefined;
  }

  choice.addEventListener("change", () => choose(SIZES[choice.selectedIndex] ?? "normal"));
  onAppearance(show);
  show();
  return {
    choice: labelled(size, choice),
    opener,
    /** Begins lecture mode, where the author wants it. */
    begin: async () => (now() === "projector" ? begin() : undefined),
  };
}
