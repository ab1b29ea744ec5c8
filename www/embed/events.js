// What a learning platform may want to record: that a learner began, acted, and reached the goal.

import { isMet } from "../shared/panels/goal.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/player.js").Report} Report */
/** @typedef {"initialized" | "interacted" | "attempted" | "answered" | "completed"} Verb */

/**
 * Tells each verb once, but for what is tried and answered again; `completed` once each time that an
 * author sets a goal.
 * @param {Player} player
 * @param {(verb: Verb, more?: Partial<Report> & { ask?: string, goal?: string }) => void} tell
 */
export function events(player, tell) {
  tell("initialized");

  let hasInteracted = false;
  function act() {
    if (hasInteracted) return;
    hasInteracted = true;
    tell("interacted");
  }
  for (const type of ["click", "input"]) document.addEventListener(type, act, { capture: true });
  // Dragging the start and moving it by keys neither click nor fill a field.
  player.on(["settings"], () => {
    if (player.source === "learner") act();
  });

  let isCompleted = false;
  function complete() {
    // What nobody has touched was met by its author.
    if (isCompleted || !hasInteracted || !player.isDone || !isMet(player)) return;
    isCompleted = true;
    tell("completed", { score: 1, goal: player.settings.goal });
  }
  player.on(["settings"], () => {
    if (player.source === "author") isCompleted = false;
  });
  player.on(["cursor", "done"], complete);
  player.on(["attempted"], () => tell("attempted", player.report));
  player.on(["scored"], () => tell("completed", player.report));
  player.on(["answered"], () => tell("answered", { score: player.score, ask: player.settings.ask }));
}
