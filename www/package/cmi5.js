// A figure in a cmi5 package: statements and state go to the learning record store that launched it.

import Cmi5 from "@xapi/cmi5";
import { hold, isGraded } from "./host.js";

/** Under which the store keeps the state. */
const STATE = "fall-line";
/** What no verb of cmi5's own says: a better score after the one that was passed with. */
const SCORED = { id: "http://adlnet.gov/expapi/verbs/scored", display: { en: "scored" } };

/**
 * What the store keeps: the figure's own state, and what it has heard. It may hear of each but once in a
 * registration, however many visits that has.
 * @typedef {{ figure: unknown, isCompleted: boolean, passed?: number }} Kept
 */

/** @returns {Promise<import("./host.js").Platform>} */
async function connect() {
  if (!Cmi5.isCmiAvailable) throw new Error("No learning platform has launched this: nothing is recorded.");
  const cmi5 = new Cmi5();
  await cmi5.initialize();
  const { activityId, actor, registration } = cmi5.getLaunchParameters();
  const { launchMode, masteryScore = 0 } = cmi5.getLaunchData();
  const where = { agent: actor, activityId, stateId: STATE, registration };
  const found = /** @type {any} */ (await cmi5.xapi?.getState(where).then(({ data }) => data, () => undefined));
  /** @type {Kept} */
  const kept = { figure: null, isCompleted: false, ...found };
  let hasFailed = false;
  /** One after the other, as the store wants them. @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @param {() => Promise<unknown>} say */
  const next = (say) => (last = last.then(say).catch((error) => console.warn(error)));
  const keep = () => next(() => Promise.resolve(cmi5.xapi?.setState({ ...where, state: /** @type {any} */ ({ ...kept }) })));

  function complete() {
    if (kept.isCompleted) return;
    kept.isCompleted = true;
    next(() => cmi5.complete());
  }

  /** @param {number} scaled */
  function judge(scaled) {
    const { passed = -1 } = kept;
    if (passed >= 0) {
      if (scaled <= passed) return;
      kept.passed = scaled;
      next(() => cmi5.sendXapiStatement(/** @type {any} */ ({ actor, verb: SCORED, object: { id: activityId }, result: { score: { scaled } } })));
    } else if (scaled >= masteryScore) {
      kept.passed = scaled;
      next(() => cmi5.pass({ scaled }));
    } else if (!hasFailed) {
      // Where there is a score to reach, less is no pass, and may be tried again.
      hasFailed = true;
      next(() => cmi5.fail({ scaled }));
    }
  }

  // Only a launch in the mode “Normal” may be judged.
  const mayJudge = launchMode === "Normal";
  window.addEventListener("pagehide", () => void leave(cmi5));

  return {
    state: kept.figure,
    report({ score, state }) {
      kept.figure = state;
      if (mayJudge) {
        judge(score);
        complete();
      }
      keep();
    },
    touched() {
      if (isGraded || !mayJudge) return;
      complete();
      keep();
    },
  };
}

/** Says that the session is over, by a request that outlives the page. @param {Cmi5} cmi5 */
function leave(cmi5) {
  const { xapi } = cmi5;
  if (!xapi) return;
  const { endpoint } = cmi5.getLaunchParameters();
  xapi.sendStatement = /** @type {any} */ ((/** @type {{ statement: unknown }} */ { statement }) =>
    fetch(new URL("statements", endpoint.replace(/\/?$/, "/")), {
      method: "POST",
      keepalive: true,
      headers: {
        Authorization: `Basic ${cmi5.getAuthToken()}`,
        "Content-Type": "application/json",
        "X-Experience-API-Version": "1.0.3",
      },
      body: JSON.stringify(statement),
    }));
  return cmi5.terminate();
}

hold(connect());
