// A run that the text is about: put on the stage and, where it asks, answered before it is seen.

import { all, button, row } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";
import { Asked } from "./asked.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("./drive.js").Drive} Drive */
/** @typedef {import("./drive.js").Block} Block */

let made = 0;

/**
 * @param {HTMLElement} element
 * @param {Player} player
 * @param {Drive} drive
 * @param {string} id the lesson's
 */
export function sim(element, player, drive, id) {
  const { query = "", at, ask } = element.dataset;
  /** @type {Block} */
  const block = { element, show: () => drive.put(block, query, at === undefined ? undefined : Number(at)) };
  const put = button(words.exercises.putOnStage, () => block.show());
  // There are many such buttons: each says which run it is about.
  const about = all(element, "p")[0] ?? element;
  about.id = `sim-${++made}`;
  put.setAttribute("aria-describedby", about.id);
  const tools = row(put);
  if (ask !== undefined) element.append(...new Asked(block, tools, player, drive, `${id}-${made}`).parts);
  element.append(tools);
  drive.add(block);
}
