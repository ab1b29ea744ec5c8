// The cross on the pad: where what runs stands, moved by pointer, finger and keys.

import { h } from "../../shared/dom.js";
import { framed } from "../../shared/frames.js";
import { pointerOn, zoom } from "../../shared/appearance.js";
import { arrow } from "../../shared/stage/arrows.js";
import { onDrag } from "../../shared/stage/drag.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("./work.js").PadWork} PadWork */
/** @typedef {{ x: number, y: number, width: number, height: number }} PixelIn */

/**
 * @param {Player} player
 * @param {HTMLElement} picture
 * @param {PadWork} work
 * @param {() => { width: number, height: number }} size the picture's, in its own pixels
 * @param {string} hint the id of what says how it is used
 */
export function cross(player, picture, work, size, hint) {
  const handle = h("button", { type: "button", className: "cross", "aria-describedby": hint, hidden: true });
  picture.append(handle);
  let [x, y] = [0, 0];
  /** How far from its middle it was taken hold of. */
  let [right, down] = [0, 0];
  /** @type {MouseEvent | undefined} */
  let latest;

  // However fast the pointer moves, the run follows once a frame.
  const follow = framed(() => {
    if (!latest) return;
    const [across, below] = pointerOn(picture, latest);
    latest = undefined;
    choose(work.current?.changes_at({ x: across - right, y: below - down, ...size() }));
  });

  /** @param {string | undefined} change */
  function choose(change) {
    if (change !== undefined) player.setNumbers(change);
  }

  /** Puts it where what runs stands. @param {string} label */
  function show(label) {
    const { shown } = work;
    const { width, height } = size();
    handle.hidden = !shown || width < 1 || height < 1;
    if (handle.hidden || !shown) return;
    [x = 0, y = 0] = shown.cross(player.simulator, { width, height });
    handle.style.transform = `translate(${x * zoom()}px, ${y * zoom()}px)`;
    if (handle.getAttribute("aria-label") !== label) handle.setAttribute("aria-label", label);
  }

  onDrag(picture, {
    begin(event) {
      const isOnCross = event.target === handle;
      // A finger beside it may want to scroll the page.
      if (event.button !== 0 || handle.hidden || (!isOnCross && event.pointerType === "touch")) return false;
      const [across, below] = pointerOn(picture, event);
      [right, down] = isOnCross ? [across - x, below - y] : [0, 0];
      handle.focus({ preventScroll: true, ...{ focusVisible: false } });
      event.preventDefault();
      if (!isOnCross) {
        latest = event;
        follow.later();
      }
      return true;
    },
    move(event) {
      latest = event;
      follow.later();
    },
    end: follow.now,
  });
  picture.addEventListener("click", (event) => {
    // A tap by finger: the drag has dealt with all else.
    const isTap = /** @type {PointerEvent} */ (event).pointerType === "touch" && event.target !== handle;
    if (!isTap || handle.hidden) return;
    [right, down] = [0, 0];
    latest = event;
    follow.now();
  });
  handle.addEventListener("keydown", (event) => {
    const strides = arrow(event);
    if (!strides) return;
    event.preventDefault();
    choose(work.current?.changes_beside(...strides));
  });
  return { show };
}
