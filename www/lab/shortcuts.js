// Keyboard shortcuts: single keys for what is done often, and the list of them.

import { button, checkbox, h, hasModifier } from "../shared/dom.js";
import { showDialog } from "../shared/dialogs/dialog.js";
import { words } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {{ undo: HTMLButtonElement, redo: HTMLButtonElement, examples: HTMLButtonElement, lecture: HTMLButtonElement }} Buttons */
/** @typedef {{ keys: string[], shown: string, name: string, act: () => void }} Shortcut */

/** Whether single keys do anything: people who speak to their computer may set some off unawares. */
export const singleKeys = { areOn: true };

/** Inputs in which keys write nothing. */
const SILENT = ["range", "checkbox", "radio", "button"];

/**
 * @param {Player} player
 * @param {Buttons} buttons
 */
export function shortcutsButton(player, buttons) {
  const opener = button(words.shortcuts.name, open);
  const shortcuts = all(player, buttons, open);

  function open() {
    const { label, box } = checkbox(words.shortcuts.on, {
      checked: singleKeys.areOn,
      onchange: () => (singleKeys.areOn = box.checked),
    });
    const { keys } = words.lecture;
    const lecture = [h("h3", {}, keys.name), entries(lectureKeys())];
    showDialog("shortcuts", words.shortcuts.name, [list(shortcuts), ...(buttons.lecture.hidden ? [] : lecture), label]);
  }

  document.addEventListener("keydown", (event) => {
    if (!singleKeys.areOn || hasModifier(event) || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]") || isTyping(event.target)) return;
    const shortcut = shortcuts.find(({ keys }) => keys.includes(event.key));
    if (!shortcut) return;
    event.preventDefault();
    shortcut.act();
  });
  return opener;
}

/**
 * @param {Player} player
 * @param {Buttons} buttons
 * @param {() => void} open
 * @returns {Shortcut[]}
 */
function all(player, { undo, redo, examples, lecture }, open) {
  const { shortcuts, transport } = words;
  const playOrPause = () => (player.isPlaying ? player.pause() : player.play());
  return [
    { keys: ["k", "K"], shown: "K", name: shortcuts.playOrPause, act: playOrPause },
    { keys: [".", "l", "L"], shown: "L", name: transport.step, act: () => player.step(1) },
    { keys: [",", "j", "J"], shown: "J", name: transport.back, act: () => player.back(1) },
    { keys: ["r", "R"], shown: "R", name: shortcuts.reset, act: () => player.reset() },
    { keys: ["e", "E"], shown: "E", name: shortcuts.end, act: () => player.finish() },
    { keys: ["u", "U"], shown: "U", name: words.undo, act: () => undo.click() },
    { keys: ["y", "Y"], shown: "Y", name: words.redo, act: () => redo.click() },
    { keys: ["p", "P"], shown: "P", name: words.examples, act: () => examples.click() },
    { keys: ["f", "F"], shown: "F", name: words.lecture.name, act: () => lecture.click() },
    { keys: ["?"], shown: "?", name: shortcuts.name, act: open },
  ];
}

/** The list, with the keys that belong to what has the focus. @param {Shortcut[]} shortcuts */
function list(shortcuts) {
  const { start, pad, picture, pictureMove, pictureZoom, slider } = words.shortcuts;
  const rows = [
    ...shortcuts.map(({ shown, name }) => [shown, name]),
    ["← ↑ → ↓", start],
    ["← ↑ → ↓", pad],
    ["← ↑ → ↓", picture],
    ["⇧ ← ↑ → ↓", pictureMove],
    ["+ − 0", pictureZoom],
    ["← →", slider],
  ];
  return entries(rows);
}

/** What lecture mode listens to. */
function lectureKeys() {
  const { keys, leaveMode } = words.lecture;
  return [
    [keys.space, keys.play],
    ["B .", keys.play],
    ["← →", keys.step],
    ["Page ↓", keys.on],
    ["Page ↑", keys.back],
    ["D", keys.drawer],
    ["Esc", leaveMode],
  ];
}

/** Keys with what they do. @param {string[][]} rows */
function entries(rows) {
  const lines = rows.flatMap(([keys, text]) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, text)]);
  return h("dl", { className: "shortcuts" }, ...lines);
}

/** Whether keys have another meaning there. @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !SILENT.includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
