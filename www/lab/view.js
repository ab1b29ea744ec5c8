// How the page looks: its theme, its size, the whole screen.

import { button } from "../shared/dialogs/dialog.js";
import { say } from "../shared/i18n/lab.js";

const root = document.documentElement;

/** The sizes of text and lines: for reading alone, and for a room; with how much larger pictures are drawn. */
const SIZES = { normal: 1, large: 1.2, projector: 1.6 };
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** The choice of the theme; the author's is where it begins. */
export function themeChoice() {
  const now = THEMES.find((theme) => theme === root.dataset.theme) ?? "auto";
  return choice(say("theme"), THEMES, now, (theme) => say(`theme ${theme}`), (theme) => {
    root.dataset.theme = theme;
    root.dataset.themeChosen = "";
  });
}

/** The choice of the size. */
export function sizeChoice() {
  const sizes = /** @type {(keyof typeof SIZES)[]} */ (Object.keys(SIZES));
  return choice(say("size"), sizes, "normal", (size) => say(`size ${size}`), (size) => {
    root.dataset.size = size;
    root.dataset.zoom = String(SIZES[size]);
  });
}

/** The button for the whole screen, where the browser has one to give. */
export function fullScreenButton() {
  if (!document.fullscreenEnabled) return undefined;
  const full = button(say("full screen"), () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void root.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    full.textContent = say(document.fullscreenElement ? "leave full screen" : "full screen");
  });
  return full;
}

/**
 * @template {string} T
 * @param {string} name
 * @param {readonly T[]} ids
 * @param {T} now
 * @param {(id: T) => string} words
 * @param {(id: T) => void} set
 */
function choice(name, ids, now, words, set) {
  const label = document.createElement("label");
  const select = document.createElement("select");
  select.append(...ids.map((id) => new Option(words(id), id)));
  select.value = now;
  select.addEventListener("change", () => set(/** @type {T} */ (select.value)));
  label.append(`${name} `, select);
  return label;
}
