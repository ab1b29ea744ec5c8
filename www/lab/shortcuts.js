// Keyboard shortcuts: single keys for what is done often, and the list of them.

import { button, showDialog } from "../shared/dialogs/dialog.js";
import { say } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {{ keys: string[], shown: string, name: "play or pause" | "step" | "back" | "reset" | "to end" | "undo" | "redo" | "presets" | "shortcuts", act: () => void }} Shortcut */

/**
 * @param {Player} player
 * @param {{ undo: HTMLButtonElement, redo: HTMLButtonElement, presets: HTMLButtonElement }} buttons
 */
export function shortcutsButton(player, { undo, redo, presets }) {
  /** @type {Shortcut[]} */
  const shortcuts = [
    { keys: ["k", "K"], shown: "K", name: "play or pause", act: () => (player.isPlaying ? player.pause() : player.play()) },
    { keys: [".", "l", "L"], shown: "L", name: "step", act: () => player.step(1) },
    { keys: [",", "j", "J"], shown: "J", name: "back", act: () => player.back(1) },
    { keys: ["r", "R"], shown: "R", name: "reset", act: () => player.reset() },
    { keys: ["e", "E"], shown: "E", name: "to end", act: () => player.finish() },
    { keys: ["u", "U"], shown: "U", name: "undo", act: () => undo.click() },
    { keys: ["y", "Y"], shown: "Y", name: "redo", act: () => redo.click() },
    { keys: ["p", "P"], shown: "P", name: "presets", act: () => presets.click() },
    { keys: ["?"], shown: "?", name: "shortcuts", act: () => open() },
  ];

  function open() {
    const list = document.createElement("dl");
    list.className = "shortcuts";
    const rows = [
      ...shortcuts.map(({ shown, name }) => [shown, say(name)]),
      ["← ↑ → ↓", say("on start")],
      ["← ↑ → ↓", say("on picture")],
      ["+ − 0", say("on picture zoom")],
      ["← →", say("on slider")],
    ];
    for (const [keys = "", text = ""] of rows) {
      const term = document.createElement("dt");
      const key = document.createElement("kbd");
      key.textContent = keys;
      term.append(key);
      const what = document.createElement("dd");
      what.textContent = text;
      list.append(term, what);
    }
    // People who speak to their computer may set off single keys unawares.
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = isOn;
    box.addEventListener("change", () => (isOn = box.checked));
    label.append(box, ` ${say("shortcuts on")}`);
    showDialog("shortcuts", say("shortcuts"), [list, label]);
  }

  let isOn = true;

  document.addEventListener("keydown", (event) => {
    if (!isOn || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]") || isTyping(event.target)) return;
    const shortcut = shortcuts.find(({ keys }) => keys.includes(event.key));
    if (!shortcut) return;
    event.preventDefault();
    shortcut.act();
  });

  return button(say("shortcuts"), open);
}

/** Whether keys have another meaning there. @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["range", "checkbox", "radio", "button"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
