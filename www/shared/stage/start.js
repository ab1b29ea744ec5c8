// The start: a handle on the stage that can be dragged, and moved by keys.

import { h } from "../dom.js";
import { framed } from "../frames.js";
import { words } from "../i18n/words.js";
import { arrow } from "./arrows.js";
import { zoom } from "../appearance.js";
import { onDrag } from "./drag.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("./picture.js").Picture} Picture */

/** What of `lock` keeps the start where it is. */
const LOCKS = ["start", "x", "y", "w"];

/** @param {Player} player */
const isLocked = ({ settings }) => settings.lock.some((key) => LOCKS.includes(key));

/**
 * The handle, what puts it where the start is, and what is to be told once it has been moved: until
 * then it says that it can be.
 * @param {Player} player
 * @param {Picture} picture
 */
export function startHandle(player, picture) {
  const hint = h("span", { className: "drag-me" }, words.stage.dragMe);
  const handle = h("button", { type: "button", className: "start" }, hint);
  const moved = () => hint.remove();

  handle.addEventListener("keydown", (event) => {
    const strides = arrow(event);
    if (!strides) return;
    event.preventDefault();
    moved();
    player.pause();
    player.learn((simulator) => simulator.nudge(...strides));
  });

  function show() {
    const { width, height } = picture.size;
    const [x = 0, y = 0] = player.simulator.place_pixel(player.settings.start, picture.size);
    const isInside = x >= 0 && y >= 0 && x <= width && y <= height;
    const [right, down] = isInside ? [x * zoom(), y * zoom()] : [0, 0];
    handle.style.transform = `translate(${right}px, ${down}px)`;
    handle.hidden = isLocked(player);
    handle.setAttribute("aria-label", words.stage.start(player.settings.start));
  }
  return { handle, show, moved };
}

/** Whether an element is part of the picture, not a control on it. @param {HTMLElement} stage @param {EventTarget | null} target */
export const isGround = (stage, target) => target === stage || target instanceof HTMLCanvasElement;

/**
 * Lets the start be dragged, by its handle or from anywhere on the flat ground, and put where a
 * finger taps.
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} stage
 * @param {ReturnType<typeof startHandle>} start
 */
export function dragStart(player, picture, stage, { handle, moved }) {
  /** @type {MouseEvent | undefined} */
  let latest;
  // However fast the pointer moves, the start follows once a frame.
  const follow = framed(() => {
    if (!latest) return;
    const pixel = picture.pixelAt(latest);
    latest = undefined;
    player.learn((simulator) => simulator.place_start(pixel));
  });

  /** On a relief a press turns it. @param {Event} event */
  const isOnGround = ({ target }) => isGround(stage, target) && player.settings.view !== "relief";

  onDrag(stage, {
    begin(event) {
      // With Shift a drag moves the box.
      if (event.button !== 0 || event.shiftKey || isLocked(player)) return false;
      // A finger on the ground may want to scroll the page; on the start itself it drags.
      const isOnHandle = event.target === handle;
      if (!isOnHandle && (!isOnGround(event) || event.pointerType === "touch")) return false;
      player.pause();
      handle.focus({ preventScroll: true, ...{ focusVisible: false } });
      event.preventDefault();
      latest = event;
      follow.later();
      return true;
    },
    move(event) {
      moved();
      latest = event;
      follow.later();
    },
    end: follow.now,
  });
  stage.addEventListener("click", (event) => {
    // A tap by finger: the drag above has dealt with all else.
    if (/** @type {PointerEvent} */ (event).pointerType !== "touch" || isLocked(player) || !isOnGround(event)) return;
    moved();
    player.pause();
    latest = event;
    follow.now();
  });
}
