// Messages between the embed and the page that holds it.

import { version } from "../engine.js";
import { events } from "./events.js";
import { exported, formats, isFormat } from "../shared/dialogs/export.js";
import { natural } from "./height.js";
import { say } from "../shared/i18n/shared.js";
import { sentence } from "../shared/panels/notice.js";
import { spoken } from "../shared/panels/verdict.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {Record<string, unknown>} Message */

const NAMESPACE = "fall-line";
const VERSION = 1;

/** Messages that wait for the simulator; a page that sends more than that means no good. */
const MOST_WAITING = 1000;
/** Where the holding page comes from; anywhere, where the browser does not say. */
const origin = parentOrigin();

/** An answer is fields for the reply, or what was wrong with the message. */
class Refusal extends Error {}

/**
 * Listens to the holding page from now on. What it says before there is a simulator is answered
 * once there is one, or once it is known that there will be none.
 */
export function listen() {
  /** @type {unknown[]} */
  const waiting = [];
  /** @type {(message: unknown) => void} */
  let take = (message) => {
    if (waiting.length < MOST_WAITING) waiting.push(message);
  };

  /** @param {(message: unknown) => void} taken */
  function open(taken) {
    take = taken;
    waiting.splice(0).forEach(taken);
  }

  if (window.parent !== window) {
    window.addEventListener("message", ({ source, data }) => {
      if (source === window.parent) take(data);
    });
  }

  return {
    /** @param {Player} player */
    answer(player) {
      if (window.parent !== window) open(messaging(player));
    },
    /** @param {string} message why there is no simulator */
    refuse(message) {
      if (window.parent === window) return;
      post("error", { message });
      open((given) => {
        if (isOurs(given)) post("reply", { id: given.id, error: message });
      });
    },
  };
}

/** @param {Message} message */
function send(message) {
  try {
    window.parent.postMessage(message, origin);
  } catch {
    // An id that came with a message and cannot be copied into another: then there is no answer.
  }
}

/**
 * @param {string} type
 * @param {Message} [content]
 */
function post(type, content) {
  send({ ns: NAMESPACE, v: VERSION, type, ...content });
}

/**
 * Whether it is a message of this kind. What other frames of this project say to their page is
 * none to us: it has no type that is asked for.
 * @param {unknown} message
 * @returns {message is Message & { type: string }}
 */
function isOurs(message) {
  if (typeof message !== "object" || message === null) return false;
  const { ns, v, type } = /** @type {Message} */ (message);
  return ns === NAMESPACE && v === VERSION && typeof type === "string";
}

/**
 * Tells the holding page the news; gives what answers its messages.
 * @param {Player} player
 */
function messaging(player) {
  let isReady = false;

  const config = () => ({ query: player.simulator.query(), problems: problems(player) });
  const verdict = () => ({ racers: spoken(player) });
  const step = () => ({ step: player.cursor });
  const parts = { config, verdict, trace: () => trace(player) };

  /** @type {Record<string, (message: Message) => Message | undefined>} */
  const answers = {
    hello({ id }) {
      // Before the first run is there, `ready` is still to come.
      if (isReady) ready(id === undefined ? {} : { id });
      return undefined;
    },
    get({ what }) {
      const part = typeof what === "string" && Object.hasOwn(parts, what) ? what : undefined;
      if (!part) throw new Refusal(say("no such part", { what: plain(what) }));
      return { [part]: parts[/** @type {keyof typeof parts} */ (part)]() };
    },
    set: (message) => configure("set", message),
    patch: (message) => configure("patch", message),
    play() {
      player.play();
      return step();
    },
    pause() {
      player.pause();
      return step();
    },
    reset() {
      player.reset();
      return step();
    },
    step(message) {
      player.step(count(message));
      return step();
    },
    back(message) {
      player.back(count(message));
      return step();
    },
    finish() {
      player.finish();
      return { verdict: verdict() };
    },
    export({ format }) {
      if (!isFormat(format)) throw new Refusal(say("no such format", { format: plain(format), formats: formats.join(", ") }));
      return exported(player, format);
    },
  };

  /**
   * @param {"set" | "patch"} how
   * @param {Message} message
   */
  function configure(how, message) {
    const { query } = message;
    if (typeof query !== "string") throw new Refusal(say("no query", { type: how }));
    player.configure(how, query);
    const answer = { config: config() };
    if (how === "set" && player.startsByItself) player.play();
    return answer;
  }

  /** @param {Message} [content] */
  function ready(content) {
    post("ready", { version: version(), query: player.simulator.query(), ...content });
  }

  /** @param {unknown} message */
  function hear(message) {
    if (typeof message === "string") return slide(player, message);
    if (!isOurs(message)) return;
    const { type, id } = message;
    const answer = Object.hasOwn(answers, type) ? answers[type] : undefined;
    try {
      if (!answer) throw new Refusal(say("no such message", { type: plain(type) }));
      const content = answer(message);
      if (content) post("reply", { id, ...content });
    } catch (error) {
      if (!(error instanceof Refusal)) post("error", { message: String(error) });
      post("reply", { id, error: error instanceof Error ? error.message : String(error) });
    }
  }

  let kinds = "";
  function tellVerdict() {
    if (!player.isDone) return;
    const verdicts = spoken(player);
    const next = verdicts.map(({ kind }) => kind).join();
    if (next === kinds) return;
    kinds = next;
    post("verdict", { verdict: { racers: verdicts } });
  }

  function tellProblems() {
    const found = problems(player);
    if (found.length > 0) post("warning", { problems: found });
  }

  player.on(["settings"], () => {
    if (player.source === "learner") post("changed", { query: player.simulator.query() });
    tellProblems();
  });
  player.on(["cursor", "done"], tellVerdict);
  const becomeReady = () => {
    if (isReady || !player.isDone) return;
    isReady = true;
    ready();
  };
  player.on(["done"], becomeReady);
  becomeReady();
  tellProblems();
  tellVerdict();
  natural(player, (height) => {
    post("height", { height });
    // The same in the words of Canvas, and of Observable and Embedly.
    send({ subject: "lti.frameResize", height });
    send({ context: "iframe.resize", height });
  });
  events(player, (verb, more) => post("event", { verb, ...more }));
  return hear;
}

/**
 * What reveal.js says to a frame on a slide.
 * @param {Player} player
 * @param {string} message
 */
function slide(player, message) {
  if (message === "slide:start" && player.mayMove) player.play();
  if (message === "slide:stop") player.pause();
}

/** Where the holding page comes from; `*` where that has no name, or one that no message can go to. */
function parentOrigin() {
  const origin = location.ancestorOrigins?.[0] ?? "";
  return /^https?:/.test(origin) ? origin : "*";
}

/** @param {Player} player */
function problems(player) {
  return player.problems.map((problem) => ({ ...problem, text: sentence(problem) }));
}

/** The racers' traces as plain lists. @param {Player} player */
function trace(player) {
  const plainly = (/** @type {[string, unknown]} */ [name, value]) =>
    /** @type {const} */ ([name, value instanceof Float64Array ? Array.from(value) : value]);
  const racers = player.simulator.trace().map((trace) => Object.fromEntries(Object.entries(trace).map(plainly)));
  return { racers };
}

/** @param {Message} message */
function count({ type, count = 1 }) {
  const isCount = typeof count === "number" && Number.isInteger(count) && count >= 0;
  if (!isCount) throw new Refusal(say("no count", { type: plain(type) }));
  return Math.min(count, 0xffffffff);
}

/** Whatever came, as a short text. @param {unknown} value */
function plain(value) {
  return typeof value === "string" ? value.slice(0, 40) : typeof value;
}
