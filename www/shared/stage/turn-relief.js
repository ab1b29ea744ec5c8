// Turning a relief, by dragging its ground and by keys.

import { arrow } from "./arrows.js";
import { onDrag } from "./drag.js";
import { isGround } from "./start.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("./picture.js").Picture} Picture */

/** A press of an arrow key turns a relief as a drag of so many pixels does. */
const STRIDES = { plain: 16, shift: 64 };
/** A relief rests when no key has turned it for so long, in milliseconds. */
const REST = 180;

/**
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} stage
 * @param {() => void} turned is told after each turn
 */
export function turnRelief(player, picture, stage, turned) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  /** @param {number} right @param {number} down */
  function turn(right, down) {
    player.simulator.turn(right, down);
    picture.later();
    turned();
  }

  function rest() {
    clearTimeout(resting);
    player.simulator.stand();
    picture.later();
  }

  const isTurnable = () => player.settings.view === "relief";

  onDrag(stage, {
    // With Shift a drag moves the box.
    begin: ({ button, shiftKey, target }) => button === 0 && !shiftKey && isGround(stage, target) && isTurnable(),
    move: (_, right, down) => turn(right, down),
    end: rest,
  });
  stage.addEventListener("keydown", (event) => {
    const pixels = event.target === stage && isTurnable() ? arrow(event, STRIDES) : undefined;
    if (!pixels) return;
    event.preventDefault();
    turn(pixels[0], -pixels[1]);
    clearTimeout(resting);
    resting = setTimeout(rest, REST);
  });
}
