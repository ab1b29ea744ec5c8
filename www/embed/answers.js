// Answers to the messages of the holding page.

import { FORMATS, exported, isFormat } from "../shared/dialogs/formats.js";
import { words } from "../shared/i18n/embed.js";
import { sentence } from "../shared/panels/problem.js";
import { verdictsAtCursor } from "../shared/panels/verdict.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("./channel.js").Message} Message */
/** @typedef {import("./channel.js").Channel} Channel */
/** What a reply carries; `undefined` for none. @typedef {(message: Message) => Message | undefined} Answer */

/** What is wrong with a message, in words. */
class Refusal extends Error {}

/**
 * What answers messages.
 * @param {Player} player
 * @param {Channel} channel
 * @param {(id?: unknown) => void} ready says that the simulator is ready, if it is
 */
export function answering(player, channel, ready) {
  const answers = answersOf(player, ready);

  /** @param {Message & { type: string }} message */
  return (message) => {
    const { type, id } = message;
    try {
      const answer = Object.hasOwn(answers, type) ? answers[type] : undefined;
      if (!answer) throw new Refusal(words.messages.unknownType(brief(type)));
      const content = answer(message);
      if (content) channel.post("reply", { id, ...content });
    } catch (error) {
      if (!(error instanceof Refusal)) channel.post("error", { message: String(error) });
      channel.post("reply", { id, error: error instanceof Error ? error.message : String(error) });
    }
  };
}

/**
 * An answer to each type of message.
 * @param {Player} player
 * @param {(id?: unknown) => void} ready
 * @returns {Record<string, Answer>}
 */
function answersOf(player, ready) {
  // What reading the query found. That a page lacks a language or a lesson is no fault of the query:
  // warnings and the notice say that.
  const config = () => ({ query: player.simulator.query(), problems: worded(player.simulator.problems()) });
  const verdict = () => ({ racers: verdictsAtCursor(player) });
  /** @type {Record<string, () => unknown>} */
  const parts = { config, verdict, trace: () => traceOf(player) };

  /** What moves the cursor is answered by where it stands then. @param {(message: Message) => void} move @returns {Answer} */
  const moving = (move) => (message) => {
    if (player.isAsking) throw new Refusal(words.messages.asked);
    move(message);
    return { step: player.cursor };
  };

  /** @param {"set" | "patch"} how @returns {Answer} */
  const configuring = (how) => ({ query }) => {
    if (typeof query !== "string") throw new Refusal(words.messages.noQuery(how));
    player.configure(how, query);
    const answer = { config: config() };
    if (how === "set" && player.startsByItself) player.play();
    return answer;
  };

  return {
    hello({ id }) {
      ready(id);
      return undefined;
    },
    get({ what }) {
      const part = typeof what === "string" && Object.hasOwn(parts, what) ? what : undefined;
      if (!part) throw new Refusal(words.messages.unknownPart(brief(what)));
      return { [part]: parts[part]?.() };
    },
    set: configuring("set"),
    patch: configuring("patch"),
    play: moving(() => player.play()),
    pause: moving(() => player.pause()),
    reset: moving(() => player.reset()),
    step: moving((message) => player.step(count(message))),
    back: moving((message) => player.back(count(message))),
    finish() {
      if (player.isAsking) throw new Refusal(words.messages.asked);
      player.finish();
      return { verdict: verdict() };
    },
    export({ format }) {
      if (isFormat(format)) return exported(player, format);
      throw new Refusal(words.messages.unknownFormat({ format: brief(format), formats: Object.keys(FORMATS) }));
    },
  };
}

/** Problems, each in words too. @param {import("fall-line").Problem[]} problems */
export function worded(problems) {
  return problems.map((problem) => ({ ...problem, text: sentence(problem) }));
}

/** The racers' traces as plain lists. @param {Player} player */
function traceOf(player) {
  const plainly = (/** @type {[string, unknown]} */ [name, value]) =>
    /** @type {const} */ ([name, value instanceof Float64Array ? Array.from(value) : value]);
  const racers = player.simulator.trace().map((trace) => Object.fromEntries(Object.entries(trace).map(plainly)));
  return { racers };
}

/** @param {Message} message */
function count({ type, count = 1 }) {
  const isCount = typeof count === "number" && Number.isInteger(count) && count >= 0;
  if (!isCount) throw new Refusal(words.messages.noCount(brief(type)));
  // As many as the engine can count.
  return Math.min(count, 0xffffffff);
}

/** Whatever came, as a short text. @param {unknown} value */
function brief(value) {
  return typeof value === "string" ? value.slice(0, 40) : typeof value;
}
