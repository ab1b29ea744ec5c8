// The transport: play, pause, step, back, the slider along the run, and how fast it plays.

import { h, icon, roving } from "../dom.js";
import { words } from "../i18n/words.js";
import { applyLock } from "./field.js";

/** @typedef {import("../player.js").Player} Player */

/** While a run plays the step is written anew so often, and the slider moved, in milliseconds. */
const PACE = { text: 90, slider: 50 };

const ICONS = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
  back: "M12 2.5v11L5.5 8zM3 2.5h2v11H3z",
  step: "M4 2.5v11L10.5 8zM11 2.5h2v11h-2z",
};

/** What there is to choose from, in steps a second. */
const SPEEDS = ["1", "2", "5", "10", "20", "50", "100", "200"];

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function transport(player, place) {
  const buttons = {
    play: iconButton(() => (player.isPlaying ? player.pause() : player.play()), "primary"),
    back: iconButton(() => player.back(1)),
    step: iconButton(() => player.step(1)),
  };
  const elements = Object.values(buttons).map(({ element }) => element);
  const bar = h("div", { className: "buttons", role: "toolbar", "aria-label": words.transport.buttons }, ...elements);
  roving(bar, elements);
  const scrub = h("input", { type: "range", min: "0", step: "1", "aria-label": words.transport.scrub });
  scrub.addEventListener("input", () => player.seek(scrub.valueAsNumber));
  // What stands around the number gives way where there is no room.
  const [before, number, after] = [h("span"), new Text(), h("span")];
  const reading = h("span", { className: "reading" }, before, number, after);
  place.replaceChildren(bar, scrub, reading, speedChoice(player));

  let [moved, written] = [-Infinity, -Infinity];

  /** Whether it is time for something that has its own pace while a run plays. @param {number} last @param {number} pace */
  const isTime = (last, pace) => !player.isPlaying || performance.now() - last >= pace;

  function show() {
    const { cursor, end } = player;
    showButtons(player, buttons);
    // Charts, which are drawn before this is called, have the other frames.
    if (player.frames % 2 === 1 && !isTime(moved, PACE.slider)) return;
    moved = performance.now();
    if (scrub.max !== String(end)) scrub.max = String(end);
    scrub.value = String(cursor);
    // The numbers come at a pace that can be read.
    if (!isTime(written, PACE.text)) return;
    written = performance.now();
    const text = player.isReady
      ? words.transport.at({ step: cursor, end: player.last })
      : words.transport.computing({ step: end, end: player.settings.steps });
    scrub.setAttribute("aria-valuetext", text.join(""));
    // To set what is set already would have it laid out anew.
    for (const [index, part] of [before, number, after].entries()) {
      if (part.textContent !== text[index]) part.textContent = text[index] ?? "";
    }
  }

  player.on(["settings", "cursor", "playing", "done", "progress", "said"], show);
  show();
}

/** How fast it plays. One that an author has set stands among the others. @param {Player} player */
function speedChoice(player) {
  const { speed: name, speeds } = words.transport;
  const choice = h("select", { className: "speed", "aria-label": name });
  choice.addEventListener("change", () => player.choose(`speed=${choice.value}`));

  function show() {
    const now = String(player.settings.speed);
    if (choice.value !== now) {
      const offered = SPEEDS.includes(now) ? SPEEDS : [now, ...SPEEDS];
      choice.replaceChildren(...offered.map((speed) => new Option(speeds(speed), speed)));
      choice.value = now;
    }
    applyLock(player, "speed", [choice], choice);
  }
  player.on(["settings"], show);
  show();
  return choice;
}

/**
 * @typedef {ReturnType<typeof iconButton>} IconButton
 * @param {Player} player
 * @param {{ play: IconButton, back: IconButton, step: IconButton }} buttons
 */
function showButtons({ cursor, end, last, isPlaying, isAtEnd, isAtRest, isAsking }, { play, back, step }) {
  const { transport } = words;
  if (isPlaying) play.show(ICONS.pause, transport.pause);
  else play.show(ICONS.play, (isAtEnd || isAtRest) && end > 0 ? transport.replay : transport.play, isAsking);
  back.show(ICONS.back, transport.back, cursor === 0);
  step.show(ICONS.step, transport.step, isAsking || cursor >= last);
}

/**
 * A button with an icon and its name. It is asked to show something with every frame, and what is set
 * anew is laid out anew: so it sets only what has changed.
 * @param {() => void} act
 * @param {string} [className]
 */
function iconButton(act, className = "") {
  const drawing = icon("0 0 16 16", { d: "" });
  const path = drawing.firstElementChild;
  const text = h("span");
  const element = h("button", { type: "button", className, onclick: act }, drawing, text);

  /** @param {string} shape @param {string} name @param {boolean} [isDisabled] */
  function show(shape, name, isDisabled) {
    if (path?.getAttribute("d") !== shape) path?.setAttribute("d", shape);
    if (text.textContent !== name) {
      text.textContent = name;
      element.title = name;
    }
    // A button that goes grey under the finger loses the keyboard's focus: this only says so.
    const disabled = isDisabled === undefined ? null : String(isDisabled);
    if (element.ariaDisabled !== disabled) element.ariaDisabled = disabled;
  }
  return { element, show };
}
