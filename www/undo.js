// Undo and redo: what a learner has changed, step by step, there and back.

import { button } from "./dialog.js";
import { say } from "./messages-lab.js";

/** @typedef {import("./player.js").Player} Player */

/** Changes that follow each other faster, as those of a slider do, are one, in milliseconds. */
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
  let isMoving = false;

  /** @param {string[]} from @param {string[]} to */
  function move(from, to) {
    const query = from.pop();
    if (query === undefined) return;
    to.push(now);
    now = query;
    isMoving = true;
    player.recall(query);
    isMoving = false;
    changed = -Infinity;
    show();
  }

  const undo = button(say("undo"), () => move(before, after));
  const redo = button(say("redo"), () => move(after, before));

  function show() {
    undo.ariaDisabled = String(before.length === 0);
    redo.ariaDisabled = String(after.length === 0);
  }

  player.on(["settings"], () => {
    const query = player.simulator.query();
    if (isMoving || query === now) return;
    if (performance.now() - changed > ONE_CHANGE) {
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
