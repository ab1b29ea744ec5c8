// The stage: the picture of the surface, and the start that can be dragged on it.

import { named, point, say } from "./messages.js";
import { Picture } from "./picture.js";

/** @typedef {import("./player.js").Player} Player */

/** Arrow keys move the start by so many strides; with Shift by more. */
const STRIDES = { plain: 1, shift: 10 };

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function stage(player, place) {
  const picture = new Picture(player, "stage", place);
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "start";
  place.append(handle);

  const isLocked = () => player.settings.lock.some((word) => ["start", "x", "y", "w"].includes(word));

  function show() {
    const { settings, simulator } = player;
    const start = point(settings.start);
    const { width, height } = picture.size;
    const [x = 0, y = 0] = simulator.start_pixel(width, height);
    const isInside = x >= 0 && y >= 0 && x <= width && y <= height;
    handle.style.transform = `translate(${isInside ? x : 0}px, ${isInside ? y : 0}px)`;
    handle.hidden = isLocked();
    handle.setAttribute("aria-label", say("start here", { point: start }));
    const names = {
      surface: named("on", settings.fn),
      optimizer: settings.racers.map((racer) => named("optimizer", racer.opt)).join(", "),
      start,
    };
    place.setAttribute("aria-label", say(settings.dimension === 1 ? "stage curve" : "stage contour", names));
  }

  player.on(["settings"], show);
  new ResizeObserver(show).observe(place);
  show();

  /** @type {PointerEvent | undefined} */
  let latest;
  let frame = 0;

  /** However fast the pointer moves, the start follows once a frame. @param {PointerEvent} event */
  function follow(event) {
    latest = event;
    frame ||= requestAnimationFrame(settle);
  }

  function settle() {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!latest) return;
    const box = place.getBoundingClientRect();
    const { width, height } = picture.size;
    const [x, y] = [latest.clientX - box.left, latest.clientY - box.top];
    latest = undefined;
    player.learn((simulator) => simulator.place_start(x, y, width, height));
  }

  let dragged = -1;

  place.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || isLocked()) return;
    // A finger on the ground may want to scroll the page; on the start itself it drags.
    if (event.pointerType === "touch" && event.target !== handle) return;
    player.pause();
    dragged = event.pointerId;
    place.setPointerCapture(dragged);
    handle.focus({ preventScroll: true, ...{ focusVisible: false } });
    event.preventDefault();
    follow(event);
  });
  place.addEventListener("pointermove", (event) => {
    if (event.pointerId === dragged) follow(event);
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    place.addEventListener(end, (event) => {
      if (event.pointerId !== dragged) return;
      dragged = -1;
      settle();
    });
  }
  place.addEventListener("click", (event) => {
    // A tap by finger: the drag above has dealt with all else.
    if (/** @type {PointerEvent} */ (event).pointerType !== "touch" || event.target === handle || isLocked()) return;
    player.pause();
    latest = /** @type {PointerEvent} */ (event);
    settle();
  });
  handle.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const strides = event.shiftKey ? STRIDES.shift : STRIDES.plain;
    player.pause();
    player.learn((simulator) => simulator.nudge(arrow[0] * strides, arrow[1] * strides));
  });
}
