// A learner's own question before a run, and runs that are opened with one.

/** @typedef {import("../shared/player.js").Player} Player */

/**
 * Takes a query's settings in place of the learner's, and opens as they want it.
 * @param {Player} player
 * @param {string} query
 * @param {string} [question] the learner's own, before that run
 */
export function recall(player, query, question) {
  player.pause();
  player.simulator.recall(query);
  put(player, question);
}

/**
 * Puts a learner's own question before the run, or takes it away. An author's stays.
 * @param {Player} player
 * @param {string} [question]
 */
export function pose(player, question) {
  if (question === undefined && !player.isPosed) return;
  player.pause();
  if (player.isPosed) player.simulator.pose("");
  put(player, question);
}

/** @param {Player} player @param {string} [question] */
function put(player, question) {
  const { simulator } = player;
  player.isPosed = question !== undefined && simulator.settings().ask === undefined;
  if (player.isPosed) {
    simulator.pose(question ?? "");
    simulator.forget();
  }
  player.reopen();
}
