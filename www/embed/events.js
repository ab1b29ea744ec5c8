// What a learning platform may want to record: that a learner began, acted, and reached the goal.

import { isMet } from "../shared/panels/goal.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/player.js").Report} Report */
/** @typedef {"initialized" | "interacted" | "attempted" | "answered" | "completed"} Verb */
/** `seconds` since the page was there. @typedef {{ verb: Verb, seconds: number, ask?: string, goal?: string } & Partial<Report>} Event */

/**
 * Tells each verb once, but for what is tried and answered again; `completed` once each time that an
 * author sets a goal.
 * @param {Player} player
 * @param {(event: Event) => void} hear
 */
export function events(player, hear) {
  const begin = performance.now();
  /** @param {Verb} verb @param {Omit<Event, "verb" | "seconds">} [more] */
  const tell = (verb, more) => hear({ verb, seconds: Math.round((performance.now() - begin) / 1000), ...more });
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
