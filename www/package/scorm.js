// A figure in a SCORM package, of version 1.2 or 2004.

import { hold, isGraded } from "./host.js";

/** @typedef {{ [call: string]: (...values: string[]) => string }} Api */
/**
 * How a version names what is said. A score goes from 0 to 100.
 * @typedef {{
 *   calls: { begin: string, get: string, set: string, keep: string, end: string },
 *   state: string, exit: string, time: string, duration: (seconds: number) => string,
 *   status: [string, string], score: (percent: number) => [string, string][],
 *   raw: string, room: number,
 * }} Version
 */

const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

/** By the name that a platform's object has. @type {Record<string, Version>} */
const VERSIONS = {
  API_1484_11: {
    calls: { begin: "Initialize", get: "GetValue", set: "SetValue", keep: "Commit", end: "Terminate" },
    state: "cmi.suspend_data",
    exit: "cmi.exit",
    time: "cmi.session_time",
    duration: (seconds) => `PT${seconds}S`,
    status: ["cmi.completion_status", "completed"],
    score: (percent) => [
      ["cmi.score.min", "0"],
      ["cmi.score.max", "100"],
      ["cmi.score.raw", String(percent)],
      ["cmi.score.scaled", String(percent / 100)],
    ],
    raw: "cmi.score.raw",
    room: 64_000,
  },
  API: {
    calls: { begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", keep: "LMSCommit", end: "LMSFinish" },
    state: "cmi.suspend_data",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
    duration: (seconds) => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`,
    // A platform makes of it “passed” or “failed” where it has a score to reach.
    status: ["cmi.core.lesson_status", "completed"],
    score: (percent) => [
      ["cmi.core.score.min", "0"],
      ["cmi.core.score.max", "100"],
      ["cmi.core.score.raw", String(percent)],
    ],
    raw: "cmi.core.score.raw",
    room: 4096,
  },
};

/** The platform's object, in a window around this one or in the one that opened it; the newer version first. */
function found() {
  for (const [name, version] of Object.entries(VERSIONS)) {
    for (const place of [window, window.opener]) {
      const api = place && above(place, name);
      if (api) return { api, version };
    }
  }
  throw new Error("No learning platform answers: nothing is recorded.");
}

/** @param {Window} place @param {string} name @returns {Api | undefined} */
function above(place, name) {
  for (let at = place; ; at = at.parent) {
    try {
      const api = /** @type {any} */ (at)[name];
      if (api) return api;
    } catch {
      // A page from elsewhere, whose insides are not for us.
      return undefined;
    }
    if (at.parent === at) return undefined;
  }
}

/** @returns {Promise<import("./host.js").Platform>} */
async function connect() {
  const { api, version } = found();
  const { calls } = version;
  const call = (/** @type {keyof Version["calls"]} */ what, /** @type {string[]} */ ...values) => api[calls[what]]?.(...values) ?? "";
  const set = (/** @type {string} */ key, /** @type {string} */ value) => call("set", key, value);
  if (call("begin", "") !== "true") throw new Error("The learning platform does not open a session: nothing is recorded.");
  const begun = performance.now();
  const [status, completed] = version.status;
  const kept = call("get", version.state);
  if (call("get", status) !== completed) set(status, "incomplete");

  window.addEventListener("pagehide", () => {
    set(version.time, version.duration(Math.round((performance.now() - begun) / 1000)));
    set(version.exit, "suspend");
    call("keep", "");
    call("end", "");
  });

  return {
    state: kept === "" ? null : kept,
    report({ score, state }) {
      const percent = Math.round(score * 10_000) / 100;
      const best = Number.parseFloat(call("get", version.raw));
      // A later try never takes a grade away.
      if (!(best >= percent)) for (const [key, value] of version.score(percent)) set(key, value);
      const text = JSON.stringify(state);
      if (text.length <= version.room) set(version.state, text);
      set(status, completed);
      call("keep", "");
    },
    touched() {
      if (isGraded) return;
      set(status, completed);
      call("keep", "");
    },
  };
}

hold(connect());
