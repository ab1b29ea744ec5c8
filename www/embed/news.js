// News for the holding page, told unasked.

import { version } from "../shared/engine.js";
import { verdictsAtCursor } from "../shared/panels/verdict.js";
import { worded } from "./answers.js";
import { events } from "./events.js";
import { natural } from "./height.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("./channel.js").Channel} Channel */

/**
 * Tells the news from now on, and gives what says that the simulator is ready: it says nothing
 * before the first run is there, as it is then said anyway.
 * @param {Player} player
 * @param {Channel} channel
 * @param {{ tell: (event: import("./events.js").Event) => void }} grader
 */
export function tellNews(player, channel, grader) {
  player.on(["settings"], () => {
    if (player.source === "learner") channel.post("changed", { query: player.simulator.query() });
    tellProblems(player, channel);
  });
  const tellVerdict = verdictNews(player, channel);
  player.on(["cursor", "done"], tellVerdict);
  const ready = readiness(player, channel);
  tellProblems(player, channel);
  tellVerdict();
  natural(player, (height) => {
    channel.post("height", { height });
    // The same in the words of Canvas, and of Observable and Embedly.
    channel.send({ subject: "lti.frameResize", height });
    channel.send({ context: "iframe.resize", height });
  });
  events(player, (event) => {
    channel.post("event", event);
    grader.tell(event);
  });
  return ready;
}

/** @param {Player} player @param {Channel} channel */
function readiness(player, channel) {
  let isReady = false;

  /** @param {unknown} [id] of the message that asks */
  function ready(id) {
    if (!isReady) return;
    const asked = id === undefined ? {} : { id };
    channel.post("ready", { version: version(), query: player.simulator.query(), ...asked });
  }

  function becomeReady() {
    if (isReady || !player.isReady) return;
    isReady = true;
    ready();
  }
  player.on(["done"], becomeReady);
  becomeReady();
  return ready;
}

/** What tells the verdicts whenever one is of another kind. @param {Player} player @param {Channel} channel */
function verdictNews(player, channel) {
  let kinds = "";
  return () => {
    if (!player.isReady) return;
    const verdicts = verdictsAtCursor(player);
    const next = verdicts.map(({ kind }) => kind).join();
    if (next === kinds) return;
    kinds = next;
    channel.post("verdict", { verdict: { racers: verdicts } });
  };
}

/** @param {Player} player @param {Channel} channel */
function tellProblems(player, channel) {
  const problems = worded(player.problems);
  if (problems.length > 0) channel.post("warning", { problems });
}
