// "Where will it be?", answered by a cross on the stage.

import { button, h } from "../dom.js";
import { framed } from "../frames.js";
import { words } from "../i18n/words.js";
import { zoom } from "../appearance.js";
import { arrow } from "../stage/arrows.js";
import { isGround } from "../stage/start.js";

/** A tap that is over is a click, too, which would move the start. */
const PRESSES = ["pointerdown", "click"];
const TURNS = ["pointermove", "keydown"];

/**
 * Listens before others do, until what it returns is called.
 * @param {HTMLElement} element
 * @param {string[]} types
 * @param {(event: any) => void} listener
 */
function listen(element, types, listener) {
  for (const type of types) element.addEventListener(type, listener, true);
  return () => {
    for (const type of types) element.removeEventListener(type, listener, true);
  };
}

/** @type {import("./question.js").Kind} */
export function place(player, picture) {
  const { simulator, settings } = player;
  const stage = picture.place;
  const { start, racers, within } = settings;
  /** The middle of the picture, once it has a size. */
  function middle() {
    const { width, height } = picture.size;
    return simulator.place_at({ x: width / 2, y: height / 2, width, height }) ?? new Float64Array(start);
  }
  /** Where the cross is: in the middle until it has been moved. */
  let at = middle();
  let isMoved = false;
  const cross = h("button", { type: "button", className: "cross" });
  const hint = h("p", { className: "hint", "aria-live": "polite" });

  const show = framed(() => {
    if (!isMoved) at = middle();
    const [x = 0, y = 0] = simulator.place_pixel(at, picture.size);
    cross.style.transform = `translate(${x * zoom()}px, ${y * zoom()}px)`;
    const label = words.ask.cross(shown());
    if (cross.getAttribute("aria-label") !== label) cross.setAttribute("aria-label", label);
  });
  /** The one or two coordinates that the surface has. */
  const shown = () => Array.from(at.subarray(0, start.length));

  /** @param {Float64Array | undefined} next */
  function move(next) {
    if (!next || !player.isAsking) return;
    at = next;
    isMoved = true;
    show.later();
  }

  /** A press on the ground puts the cross there, not the start. @param {PointerEvent | MouseEvent} event */
  function press(event) {
    if (!player.isAsking || event.button !== 0 || !isGround(stage, event.target)) return;
    event.stopPropagation();
    event.preventDefault();
    move(simulator.place_at(picture.pixelAt(event)));
  }
  // A relief that is turned takes the cross along.
  const offs = [listen(stage, PRESSES, press), listen(stage, TURNS, show.later)];
  cross.addEventListener("keydown", (event) => {
    const strides = arrow(event);
    if (!strides) return;
    event.preventDefault();
    move(simulator.place_beside(at, ...strides));
  });
  const sized = new ResizeObserver(() => show.later());
  sized.observe(stage);
  stage.append(cross);

  const answer = button(words.ask.answer, () => {
    if (!isMoved) {
      hint.textContent = words.ask.missing;
      cross.focus();
      return;
    }
    player.say({ text: words.ask.saidPlace(shown()), score: () => simulator.score("place", at) });
  });
  return {
    legend: words.ask.place({ id: racers[0]?.opt ?? "", within }),
    answers: [answer, hint],
    end() {
      for (const off of offs) off();
      sized.disconnect();
      cross.remove();
    },
  };
}
