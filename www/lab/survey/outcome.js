// What a survey found at a cell, in words.

import { words } from "../../shared/i18n/survey.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("fall-line").Surveyor} Surveyor */
/** @typedef {import("./run.js").Subject} Subject */
/** @typedef {ReturnType<Surveyor["cell"]>} Cell */

/**
 * How the run of a cell ends.
 * @param {Cell} cell
 * @param {Surveyor} surveyor
 * @param {Subject} subject
 */
export function outcome({ kind, step = 0, minimum }, surveyor, subject) {
  const { outcomes } = words.survey;
  if (kind === undefined) return outcomes.unknown;
  if (kind === "descending") return outcomes.notThere(surveyor.budget());
  if (kind !== "converged") return outcomes.kind(kind);
  if (subject === "basins" && minimum !== undefined) return outcomes.reaches({ step, minimum });
  return outcomes.converges(step);
}

/**
 * Which cell it is, and how its run ends.
 * @param {Cell} cell
 * @param {Surveyor} surveyor
 * @param {Subject} subject
 * @param {Player} player
 */
export function reading(cell, surveyor, subject, player) {
  const { rate = 0, momentum, racer = 0, start } = cell;
  const { readings } = words.survey;
  const ends = outcome(cell, surveyor, subject);
  if (start !== undefined) return readings.basins({ start, outcome: ends });
  if (momentum !== undefined) return readings.map({ rate, momentum, outcome: ends });
  return readings.sweep({ rate, optimizer: player.settings.racers[racer]?.opt ?? "", outcome: ends });
}
