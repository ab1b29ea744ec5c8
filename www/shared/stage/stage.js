// The stage: the picture of the surface, the start that can be dragged on it, and the relief that
// can be turned.

import { known, named, point, say } from "../i18n/shared.js";
import { Picture, zoom } from "./picture.js";

/** @typedef {import("../player.js").Player} Player */

/** Arrow keys move the start by so many strides; with Shift by more. */
const STRIDES = { plain: 1, shift: 10 };

/** @type {Record<string, [number, number]>} */
export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** A press of an arrow key turns a relief as a drag of so many pixels does. */
const TURN = { plain: 16, shift: 64 };
/** A relief rests when no key has turned it for so long, in milliseconds. */
const REST = 180;

/**
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {new (player: Player, name: string, place: HTMLElement) => import("./layers.js").Drawing} Layers what its picture is made of
 */
export function stage(player, place, Layers) {
  const picture = new Picture(player, "stage", place, Layers);
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "start";
  place.append(handle, viewSwitch(player));

  const isRelief = () => player.settings.view === "relief";
  const isLocked = () => player.settings.lock.some((word) => ["start", "x", "y", "w"].includes(word));

  function show() {
    const { settings, simulator } = player;
    const start = point(settings.start);
    const { width, height } = picture.size;
    const [x = 0, y = 0] = simulator.start_pixel(width, height);
    const isInside = x >= 0 && y >= 0 && x <= width && y <= height;
    const [right, down] = isInside ? [x * zoom(), y * zoom()] : [0, 0];
    handle.style.transform = `translate(${right}px, ${down}px)`;
    handle.hidden = isLocked();
    handle.setAttribute("aria-label", say("start here", { point: start }));
    const names = {
      surface: named("on", settings.fn),
      optimizer: settings.racers.map((racer) => named("optimizer", racer.opt)).join(", "),
      start,
    };
    const view = known(`stage ${settings.view}`) ? `stage ${settings.view}` : "stage contour";
    place.setAttribute("aria-label", say(/** @type {keyof import("../i18n/shared.js").Table} */ (view), names));
    place.dataset.view = settings.view;
    // What arrow keys can do something to can be reached by keyboard.
    if (isRelief() || place.dataset.tools) place.tabIndex = 0;
    else place.removeAttribute("tabindex");
  }

  player.on(["settings"], show);
  new ResizeObserver(show).observe(place);
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["data-zoom"] });
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
    const { width, height } = picture.size;
    const [x, y] = picture.at(latest);
    latest = undefined;
    player.learn((simulator) => simulator.place_start(x, y, width, height));
  }

  let dragged = -1;

  let turned = -1;
  let [lastX, lastY] = [0, 0];
  let rest = 0;

  /** @param {number} right @param {number} down */
  function turn(right, down) {
    player.simulator.turn(right, down);
    picture.later();
    show();
  }

  function settleRelief() {
    clearTimeout(rest);
    player.simulator.rest();
    picture.later();
  }

  /** Whether an element is part of the picture, not a control on it. @param {EventTarget | null} target */
  const isGround = (target) => target === place || target instanceof HTMLCanvasElement;

  place.addEventListener("pointerdown", (event) => {
    // With Shift a drag moves the box; where values are read a press reads.
    if (event.button !== 0 || event.shiftKey) return;
    if (event.target !== handle && (!isGround(event.target) || place.dataset.reading)) return;
    if (isRelief() && event.target !== handle) {
      turned = event.pointerId;
      [lastX, lastY] = [event.clientX, event.clientY];
      place.setPointerCapture(turned);
      return;
    }
    if (isLocked()) return;
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
    if (event.pointerId !== turned) return;
    turn(event.clientX - lastX, event.clientY - lastY);
    [lastX, lastY] = [event.clientX, event.clientY];
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    place.addEventListener(end, (event) => {
      if (event.pointerId === turned) {
        turned = -1;
        settleRelief();
      }
      if (event.pointerId !== dragged) return;
      dragged = -1;
      settle();
    });
  }
  place.addEventListener("click", (event) => {
    // A tap by finger: the drag above has dealt with all else.
    if (/** @type {PointerEvent} */ (event).pointerType !== "touch" || isLocked()) return;
    if (!isGround(event.target) || isRelief() || place.dataset.reading) return;
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
  place.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.target !== place || !isRelief() || place.dataset.reading) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const pixels = event.shiftKey ? TURN.shift : TURN.plain;
    turn(arrow[0] * pixels, -arrow[1] * pixels);
    clearTimeout(rest);
    rest = window.setTimeout(settleRelief, REST);
  });
  return picture;
}

/** The switch between contour and relief. @param {Player} player */
function viewSwitch(player) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "view-switch";
  button.addEventListener("click", () => {
    player.choose(player.settings.view === "relief" ? "view=contour" : "view=relief");
  });

  function show() {
    const { dimension, lock, view } = player.settings;
    button.hidden = dimension === 1 || lock.includes("view");
    button.textContent = say("relief");
    button.setAttribute("aria-pressed", String(view === "relief"));
  }

  player.on(["settings"], show);
  show();
  return button;
}
