// The transport: play, pause, step, back, reset, and the slider along the run.

import { say } from "../i18n/shared.js";

/** @typedef {import("../player.js").Player} Player */

/** While a run plays the step is written anew so often, and the slider moved, in milliseconds. */
const PACE = { text: 90, slider: 50 };

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function transport(player, place) {
  /**
   * @param {string} icon
   * @param {() => void} act
   */
  function button(icon, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${icon}"/></svg><span></span>`;
    button.addEventListener("click", act);
    return button;
  }

  const play = button("", () => (player.isPlaying ? player.pause() : player.play()));
  play.className = "primary";
  const back = button(ICONS.back, () => player.back(1));
  const step = button(ICONS.step, () => player.step(1));
  const reset = button(ICONS.reset, () => player.reset());
  const scrub = document.createElement("input");
  scrub.type = "range";
  scrub.min = "0";
  scrub.step = "1";
  scrub.setAttribute("aria-label", say("scrub"));
  const shape = play.querySelector("path");
  const reading = document.createElement("span");
  reading.className = "reading";
  place.replaceChildren(play, back, step, reset, scrub, reading);

  let [moved, written] = [-Infinity, -Infinity];

  scrub.addEventListener("input", () => player.seek(scrub.valueAsNumber));

  function show() {
    const { cursor, end, isDone } = player;
    const name = player.isPlaying ? "pause" : player.isAtEnd && end > 0 ? "replay" : "play";
    const icon = player.isPlaying ? ICONS.pause : ICONS.play;
    // What is set anew is laid out anew, and this comes with every frame.
    if (shape?.getAttribute("d") !== icon) shape?.setAttribute("d", icon);
    label(play, say(name));
    label(back, say("back"));
    label(step, say("step"));
    label(reset, say("reset"));
    // A button that goes grey under the finger loses the keyboard's focus: these only say so.
    disable(back, cursor === 0);
    disable(reset, cursor === 0);
    disable(step, cursor >= end);
    const now = performance.now();
    const isTime = (/** @type {number} */ last, /** @type {number} */ pace) => !player.isPlaying || now - last >= pace;
    // Charts, which are drawn before this is called, have the other frames.
    if (player.frames % 2 === 1 && !isTime(moved, PACE.slider)) return;
    moved = now;
    if (scrub.max !== String(end)) scrub.max = String(end);
    scrub.value = String(cursor);
    // The numbers come at a pace that can be read.
    if (!isTime(written, PACE.text)) return;
    written = now;
    const text = isDone
      ? say("step of", { step: cursor, end })
      : say("computing", { step: end, end: player.settings.steps });
    scrub.setAttribute("aria-valuetext", text);
    reading.textContent = text;
  }

  player.on(["settings", "cursor", "playing", "done", "progress"], show);
  show();
}

/**
 * @param {HTMLElement} button
 * @param {string} text
 */
function label(button, text) {
  const span = button.querySelector("span");
  if (!span || span.textContent === text) return;
  span.textContent = text;
  button.title = text;
}

/**
 * @param {HTMLElement} button
 * @param {boolean} isDisabled
 */
function disable(button, isDisabled) {
  if (button.ariaDisabled !== String(isDisabled)) button.ariaDisabled = String(isDisabled);
}

const ICONS = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
  back: "M12 2.5v11L5.5 8zM3 2.5h2v11H3z",
  step: "M4 2.5v11L10.5 8zM11 2.5h2v11h-2z",
  reset: "M8 3V.8L4.4 4 8 7.2V5a3.7 3.7 0 1 1-3.7 3.7h-2A5.7 5.7 0 1 0 8 3z",
};
