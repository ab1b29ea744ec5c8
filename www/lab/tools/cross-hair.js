// The cross-hair, and what it reads.

import { button, h, hasModifier } from "../../shared/dom.js";
import { framed } from "../../shared/frames.js";
import { words } from "../../shared/i18n/lab.js";
import { zoom } from "../../shared/appearance.js";
import { arrow } from "../../shared/stage/arrows.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

/** The reading is said again after so long at the earliest, in milliseconds. */
const SAID = 250;

/**
 * The button that turns it on and off, and the line that says what it reads.
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} stage
 */
export function crossHair(player, picture, stage) {
  const { read, readHow } = words.tools;
  const mark = h("div", { className: "probe", hidden: true });
  const text = h("p", { className: "probe-reading", "aria-live": "polite", hidden: true, title: readHow });
  const toggle = button(read, () => turn(!isOn()), { "aria-pressed": "false" });
  const isOn = () => stage.dataset.reading !== undefined;
  const say = said(text);
  stage.append(mark);

  /** @param {boolean} on */
  function turn(on) {
    toggle.setAttribute("aria-pressed", String(on));
    mark.hidden = text.hidden = !on;
    if (!on) {
      delete stage.dataset.reading;
      player.simulator.probe_end();
      return;
    }
    stage.dataset.reading = "true";
    player.simulator.probe_move(0, 0);
    stage.focus({ preventScroll: true });
    show();
  }

  function show() {
    if (!isOn()) return;
    // A change of surface takes the cross-hair away; it starts anew where the run is.
    if (!player.simulator.probe(picture.size)) player.simulator.probe_move(0, 0);
    const found = player.simulator.probe(picture.size);
    if (!found) return;
    const [x, y] = found.pixel.map((place) => place * zoom());
    mark.style.transform = `translate(${x}px, ${y}px)`;
    say(words.tools.reading(found));
  }
  const frame = framed(show);

  /** @param {MouseEvent} event */
  function readAt(event) {
    player.simulator.probe_at(picture.pixelAt(event));
    frame.later();
  }
  stage.addEventListener("pointermove", (event) => {
    if (isOn() && event.pointerType !== "touch" && event.buttons === 0) readAt(event);
  });
  stage.addEventListener("click", (event) => {
    if (isOn() && event.target instanceof HTMLCanvasElement) readAt(event);
  });

  stage.addEventListener("keydown", (event) => {
    if (!isOn() || hasModifier(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      turn(false);
      return toggle.focus();
    }
    const strides = event.target === stage ? arrow(event) : undefined;
    if (!strides) return;
    event.preventDefault();
    player.simulator.probe_move(...strides);
    frame.later();
  });
  player.on(["settings"], show);
  new ResizeObserver(show).observe(stage);
  return { toggle, text };
}

/**
 * What puts words into a place that is read out: the first at once, then no faster than they are heard.
 * @param {HTMLElement} place
 */
function said(place) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  return (/** @type {string} */ text) => {
    clearTimeout(waiting);
    const say = () => (place.textContent = text);
    if (place.textContent === "") say();
    else waiting = setTimeout(say, SAID);
  };
}
