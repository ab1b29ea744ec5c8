// Undo and redo: what a learner has changed, step by step, there and back.

import { changed_keys } from "../shared/engine.js";
import { button } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { recall } from "./pose.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** What ran, the author's query that it stood on, and whether a learner had changed that. @typedef {{ query: string, author: string, isMine: boolean }} State */

/** Changes of the same setting that follow each other faster, as those of a slider do, are one, in milliseconds. */
const ONE_CHANGE = 600;
/** Older ones are forgotten. */
const MOST = 200;

/** @param {Player} player */
export function undoButtons(player) {
  /** @type {State[]} */
  const before = [];
  /** @type {State[]} */
  const after = [];
  let now = state();
  let changed = -Infinity;
  /** @type {string[]} */
  let keys = [];
  let isMoving = false;

  /** @returns {State} */
  function state() {
    const { author, simulator } = player;
    return { query: simulator.query(), author, isMine: simulator.learner_query() !== undefined };
  }

  /** @param {State[]} from @param {State[]} to */
  function move(from, to) {
    const next = from.pop();
    if (next === undefined) return;
    to.push(now);
    now = next;
    isMoving = true;
    const question = player.isPosed ? player.settings.ask : undefined;
    // A lesson may have put another run on the stage meanwhile, with a question of its own.
    if (next.author !== player.author) player.configure("set", next.author);
    recall(player, next.query, question);
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
    const next = state();
    if (isMoving || next.query === now.query) return;
    const last = keys;
    keys = changed_keys(now.query, next.query);
    const isSame = performance.now() - changed <= ONE_CHANGE && keys.some((key) => last.includes(key));
    // A question is no change of what runs; nor is a lesson's run that follows another anybody's work.
    const isNothing = keys.join() === "ask" || (next.author !== now.author && !now.isMine);
    if (!isNothing) {
      if (!isSame || next.author !== now.author) before.push(now);
      if (before.length > MOST) before.shift();
      changed = performance.now();
      after.length = 0;
    }
    now = next;
    show();
  });
  show();
  return { undo, redo };
}
