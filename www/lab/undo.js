// Undo and redo: what a learner has changed, step by step, there and back.

import { changed_keys } from "../shared/engine.js";
import { button } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** Changes of the same setting that follow each other faster, as those of a slider do, are one, in milliseconds. */
const ONE_CHANGE = 600;
/** Older ones are forgotten. */
const MOST = 200;

/** @param {Player} player */
export function undoButtons(player) {
  /** @type {string[]} */
  const before = [];
  /** @type {string[]} */
  const after = [];
  let now = player.simulator.query();
  let changed = -Infinity;
  /** @type {string[]} */
  let keys = [];
  let isMoving = false;

  /** @param {string[]} from @param {string[]} to */
  function move(from, to) {
    const query = from.pop();
    if (query === undefined) return;
    to.push(now);
    now = query;
    isMoving = true;
    player.recall(query, player.isPosed ? player.settings.ask : undefined);
    isMoving = false;
    changed = -Infinity;
    show();
  }

  // Several changes are often undone in a row: the menu stays open for it.
  const undo = button(words.undo, () => move(before, after), { dataset: { stays: "" } });
  const redo = button(words.redo, () => move(after, before), { dataset: { stays: "" } });

  function show() {
    undo.ariaDisabled = String(before.length === 0);
    redo.ariaDisabled = String(after.length === 0);
  }

  player.on(["settings"], () => {
    const query = player.simulator.query();
    if (isMoving || query === now) return;
    const last = keys;
    keys = changed_keys(now, query);
    // A question is no change of what runs.
    if (keys.join() === "ask") return void (now = query);
    if (performance.now() - changed > ONE_CHANGE || !keys.some((key) => last.includes(key))) {
      before.push(now);
      if (before.length > MOST) before.shift();
    }
    changed = performance.now();
    after.length = 0;
    now = query;
    show();
  });
  show();
  return { undo, redo };
}
