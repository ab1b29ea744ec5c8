// The part of the surface that the stage shows: zoomed and moved by buttons, wheel, keys, drag and pinch.

import { button, hasModifier } from "../../shared/dom.js";
import { framed } from "../../shared/frames.js";
import { words } from "../../shared/i18n/lab.js";
import { zoom } from "../../shared/appearance.js";
import { arrow } from "../../shared/stage/arrows.js";
import { onDrag } from "../../shared/stage/drag.js";
import { onPinch } from "./pinch.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */
/** @typedef {(simulator: Player["simulator"]) => boolean} Change says whether it changed anything */

/** A mouse wheel sends about so many pixels a notch; a touchpad sends them a few at a time. */
const NOTCH = { pixels: 100, lines: 3 };
/** One press of an arrow key with Shift moves the box as a drag of so many pixels does. */
const STRIDES = { plain: 40, shift: 40 };

/** @param {Player} player */
const isLocked = ({ settings }) => settings.lock.includes("box");

/**
 * What changes the box, once a frame: many a move becomes one change.
 * @param {Player} player
 * @param {Picture} picture
 */
function boxChanges(player, picture) {
  /** @type {Change[]} */
  let waiting = [];
  const frame = framed(() => {
    const changes = waiting;
    waiting = [];
    player.learn((simulator) => changes.map((change) => change(simulator)).some(Boolean));
  });
  /** @param {(simulator: Player["simulator"], size: Picture["size"]) => boolean} change */
  function later(change) {
    const { size } = picture;
    waiting.push((simulator) => change(simulator, size));
    frame.later();
  }
  return {
    /** About a pixel, or about the middle. @param {number} notches @param {number} [x] @param {number} [y] */
    zoom: (notches, x = NaN, y = NaN) => later((simulator, size) => simulator.zoom(notches, { x, y, ...size })),
    /** By pixels. @param {number} right @param {number} down */
    pan: (right, down) => later((simulator, size) => simulator.pan(right, down, size)),
    /** @param {number[]} before @param {number[]} after two pixels each */
    pinch: (before, after) =>
      later((simulator, size) => simulator.pinch(Float64Array.from(before), Float64Array.from(after), size)),
  };
}

/** @typedef {ReturnType<typeof boxChanges>} BoxChanges */

/**
 * All that can be done on the stage itself, and what makes the buttons for it.
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} stage
 */
export function viewport(player, picture, stage) {
  const box = boxChanges(player, picture);
  wheel(player, picture, stage, box);
  onDrag(stage, {
    begin(event) {
      if (isLocked(player) || event.pointerType === "touch") return false;
      if (!(event.button === 1 || (event.button === 0 && event.shiftKey))) return false;
      event.preventDefault();
      return true;
    },
    move: (_, right, down) => box.pan(right / zoom(), down / zoom()),
  });
  onPinch(stage, () => !isLocked(player), (finger) => picture.at(finger), box.pinch);
  stage.addEventListener("keydown", (event) => {
    if (event.target !== stage || hasModifier(event) || isLocked(player)) return;
    const pixels = event.shiftKey && player.settings.view !== "relief" ? arrow(event, STRIDES) : undefined;
    if (pixels) box.pan(-pixels[0], pixels[1]);
    else if (event.key === "+" || event.key === "=") box.zoom(1);
    else if (event.key === "-") box.zoom(-1);
    else if (event.key === "0") player.learn((simulator) => simulator.default_box());
    else return;
    event.preventDefault();
  });

  return () => zoomButtons(player, box);
}

/** @param {Player} player @param {BoxChanges} box */
function zoomButtons(player, box) {
  const { zoomIn, fit, zoomOut } = words.tools;
  const buttons = [
    button(zoomIn, () => box.zoom(1)),
    button(fit, () => player.learn((simulator) => simulator.fit())),
    button(zoomOut, () => player.learn((simulator) => simulator.default_box())),
  ];

  function show() {
    for (const button of buttons) button.disabled = isLocked(player);
  }
  player.on(["settings"], show);
  show();
  return buttons;
}

/**
 * Zooms by the wheel with Ctrl; plain scrolling is the page's.
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} stage
 * @param {BoxChanges} box
 */
function wheel(player, picture, stage, box) {
  stage.addEventListener(
    "wheel",
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || isLocked(player)) return;
      event.preventDefault();
      const isPixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL;
      box.zoom(-event.deltaY / (isPixels ? NOTCH.pixels : NOTCH.lines), ...picture.at(event));
    },
    { passive: false },
  );
}
