// The value under the pointer, always; by keys, that under a cross-hair.

import { h, hasModifier } from "../../shared/dom.js";
import { framed } from "../../shared/frames.js";
import { words } from "../../shared/i18n/lab.js";
import { zoom } from "../../shared/appearance.js";
import { arrow } from "../../shared/stage/arrows.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

/**
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} stage
 * @param {HTMLElement} place where the value stands
 */
export function crossHair(player, picture, stage, place) {
  const mark = h("div", { className: "cross-hair", hidden: true });
  const [value, slope] = [h("span"), h("span", { className: "slope" })];
  place.append(value, " ", slope);
  stage.append(mark);
  let isRead = false;

  function end() {
    if (!isRead) return;
    isRead = false;
    mark.hidden = true;
    value.textContent = slope.textContent = "";
    player.simulator.probe_end();
  }

  function show() {
    const found = isRead ? player.simulator.probe(picture.size) : undefined;
    // Another surface has taken the cross-hair away.
    if (!found) return end();
    const [x, y] = found.pixel.map((place) => place * zoom());
    mark.style.transform = `translate(${x}px, ${y}px)`;
    value.textContent = words.tools.value(found);
    slope.textContent = words.tools.slope(found);
  }
  const frame = framed(show);

  /** @param {"keys" | "pointer"} by @param {() => void} move */
  function read(by, move) {
    isRead = true;
    move();
    // Who points sees it; a pointer that moves would have too much said.
    mark.hidden = by === "pointer";
    place.ariaLive = by === "keys" ? "polite" : "off";
    frame.later();
  }

  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") read("pointer", () => player.simulator.probe_at(picture.pixelAt(event)));
  });
  stage.addEventListener("pointerleave", end);
  stage.addEventListener("blur", end);
  stage.addEventListener("keydown", (event) => {
    if (event.target !== stage || hasModifier(event)) return;
    if (event.key === "Escape") return end();
    // As a drag does: on a relief plain arrows turn it, and with Shift they move the box.
    const strides = player.settings.view === "relief" || event.shiftKey ? undefined : arrow(event);
    if (!strides) return;
    event.preventDefault();
    read("keys", () => player.simulator.probe_move(...strides));
  });
  player.on(["settings"], show);
  new ResizeObserver(show).observe(stage);
}
