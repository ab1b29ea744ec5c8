// A figure in a cmi5 package: statements and state go to the learning record store that launched it.

import Cmi5 from "@xapi/cmi5";
import { hold, isGraded } from "./host.js";

/** Under which the store keeps the state. */
const STATE = "fall-line";

/** @returns {Promise<import("./host.js").Platform>} */
async function connect() {
  if (!Cmi5.isCmiAvailable) throw new Error("No learning platform has launched this: nothing is recorded.");
  const cmi5 = new Cmi5();
  await cmi5.initialize();
  const { activityId, actor, registration } = cmi5.getLaunchParameters();
  const { launchMode, masteryScore } = cmi5.getLaunchData();
  const where = { agent: actor, activityId, stateId: STATE, registration };
  const state = await cmi5.xapi?.getState(where).then(({ data }) => data, () => null);
  let isCompleted = false;
  let best = -1;
  /** One after the other, as the store wants them. @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @param {() => Promise<unknown>} say */
  const next = (say) => (last = last.then(say).catch((error) => console.warn(error)));

  function complete() {
    if (isCompleted) return;
    isCompleted = true;
    next(() => cmi5.complete());
  }

  // Only a launch in the mode “Normal” may be judged.
  const mayJudge = launchMode === "Normal";
  window.addEventListener("pagehide", () => void cmi5.terminate());

  return {
    state: state ?? null,
    report({ score, state }) {
      next(() => Promise.resolve(cmi5.xapi?.setState({ ...where, state: /** @type {any} */ (state) })));
      if (!mayJudge) return;
      if (score > best) {
        best = score;
        // Where there is a score to reach, less is no pass, and may be tried again.
        if (score >= (masteryScore ?? 0)) next(() => cmi5.pass({ scaled: score }));
        else next(() => cmi5.fail({ scaled: score }));
      }
      complete();
    },
    touched() {
      if (!isGraded && mayJudge) complete();
    },
  };
}

hold(connect());
