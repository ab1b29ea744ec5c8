// What fields of all kinds have in common.

import { h } from "../dom.js";
import { words } from "../i18n/words.js";
import { isLocked } from "./lock.js";

/** @typedef {import("../player.js").Player} Player */
/**
 * A field, what shows the settings in it, and what shows what is only known of a run that is done.
 * @typedef {{ element: HTMLElement, show: () => void, settle?: () => void }} Field
 */

/**
 * A name and its controls side by side.
 * @param {string} id the control's that the name is about
 * @param {string} name
 * @param {string | undefined} help what is said to who points at the name
 * @param {...Node} controls
 */
export function fieldRow(id, name, help, ...controls) {
  return h("div", { className: "field" }, h("label", { htmlFor: id, title: help }, name), ...controls);
}

/**
 * Lets controls be used unless the author has locked their key.
 * @param {Player} player
 * @param {string} key
 * @param {(HTMLInputElement | HTMLSelectElement)[]} controls
 * @param {HTMLElement} element
 */
export function applyLock(player, key, controls, element) {
  const locked = isLocked(player, key);
  for (const control of controls) control.disabled = locked;
  element.title = locked ? words.fields.locked : "";
}
