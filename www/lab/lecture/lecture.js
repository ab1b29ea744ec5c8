// Lecture mode: the stage fills the screen, verdicts lie on it, and all else waits in a drawer.

import { ZOOMS, enlarge } from "../../shared/appearance.js";
import { button, h, part } from "../../shared/dom.js";
import { smallest_text } from "../../shared/engine.js";
import { words } from "../../shared/i18n/lab.js";
import styles from "../../styles/lecture.css";
import { onWidth } from "../arrange.js";
import { fullScreenButton } from "../look.js";
import { chips } from "./chips.js";
import { Drawer } from "./drawer.js";
import { pass } from "./pass.js";
import { remote } from "./remote.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

const root = document.documentElement;

/**
 * What enters lecture mode and leaves it. Where the page is narrow it has its usual order, with large
 * words.
 * @param {Player} player
 * @param {Picture} picture the stage's
 * @param {() => void} leave
 */
export function lecture(player, picture, leave) {
  const texts = words.lecture;
  // They come with the mode.
  document.head.append(h("style", {}, styles));
  const drawer = new Drawer(texts.controls);
  const verdicts = chips(player, picture);
  const without = pass(player, part("question"));
  const full = fullScreenButton();
  const out = button(texts.leave, leave, { title: texts.leaveMode, "aria-label": texts.leaveMode });
  const tools = h("div", { className: "lecture-tools" }, ...(full ? [full] : []), out);
  const keys = remote(player, drawer, leave);
  let isWanted = false;
  let isNarrow = false;

  /** The smallest words on the stage are as large as those of the page. */
  function fit() {
    if (root.dataset.lecture === undefined) return;
    const size = parseFloat(getComputedStyle(root).fontSize);
    enlarge("projector", Math.max(size / smallest_text(), ZOOMS.normal));
  }

  function arrange() {
    const isMeant = isWanted && !isNarrow;
    if (isMeant === (root.dataset.lecture !== undefined)) return;
    const focused = document.activeElement;
    if (isMeant) {
      root.dataset.lecture = "";
      drawer.fill(tools);
      part("stage").append(verdicts.element);
      fit();
    } else {
      delete root.dataset.lecture;
      verdicts.element.remove();
      drawer.empty();
    }
    // What the drawer says is on the stage already.
    part("outcome").ariaLive = isMeant ? "off" : null;
    for (const { show } of [verdicts, without]) show();
    keepFocus(focused);
  }

  onWidth((narrow) => {
    isNarrow = narrow;
    arrange();
    if (isWanted && narrow) enlarge("projector");
  });
  window.addEventListener("resize", fit);
  document.addEventListener("keydown", keys.down, true);
  document.addEventListener("keyup", keys.up, true);
  return {
    enter() {
      isWanted = true;
      arrange();
    },
    leave() {
      isWanted = false;
      arrange();
    },
  };
}

/** What is moved loses the focus; what is folded away cannot have it. @param {Element | null} focused */
function keepFocus(focused) {
  if (focused instanceof HTMLElement && focused !== document.body) focused.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  // Who plays by keys is at the right place.
  /** @type {HTMLElement | null} */ (document.querySelector(".transport .primary"))?.focus({ preventScroll: true });
}
