// How the page looks: its theme, its size, the whole screen.

import { ZOOMS, enlarge } from "../shared/appearance.js";
import { button, labelled, select } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";

const root = document.documentElement;

const SIZES = /** @type {(keyof typeof ZOOMS)[]} */ (Object.keys(ZOOMS));
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** The choice of the theme; the author's is where it begins. */
export function themeChoice() {
  const { theme, themes } = words.look;
  const choice = select(THEMES, (id) => themes[id]);
  choice.value = THEMES.find((theme) => theme === root.dataset.theme) ?? "auto";
  choice.addEventListener("change", () => {
    root.dataset.theme = choice.value;
    root.dataset.themeChosen = "";
  });
  return labelled(theme, choice);
}

/** The choice of the size; the author's is where it begins. */
export function sizeChoice() {
  const { size, sizes } = words.look;
  const choice = select(SIZES, (id) => sizes[id]);
  choice.value = SIZES.find((size) => size === root.dataset.size) ?? "normal";
  choice.addEventListener("change", () => {
    enlarge(SIZES[choice.selectedIndex] ?? "normal");
    root.dataset.sizeChosen = "";
  });
  return labelled(size, choice);
}

/** The button for the whole screen, where the browser has one to give. */
export function fullScreenButton() {
  if (!document.fullscreenEnabled) return undefined;
  const full = button(words.look.fullScreen, () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void root.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    full.textContent = document.fullscreenElement ? words.look.leaveFullScreen : words.look.fullScreen;
  });
  return full;
}
