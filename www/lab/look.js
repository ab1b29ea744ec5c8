// How the page looks: its theme, the whole screen.

import { button, labelled, select } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";

const root = document.documentElement;

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
