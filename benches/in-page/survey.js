// A survey worked through at once, and simulators that come and go.

import { engine } from "./engines.js";
import { timed } from "./turns.js";

/** @typedef {import("fall-line").SurveySubject} Subject */

/**
 * Milliseconds for a part of a survey in the lab's build, coarse cells first, as one worker of the page works it out.
 * @param {Subject} subject
 * @param {string} query
 * @param {number} part
 */
export function survey(subject, query, part) {
  return timed(() => {
    const { Simulator, SurveyShare } = engine("lab");
    const simulator = new Simulator(query, undefined);
    while (!simulator.advance(1_000)) continue;
    const surveyor = simulator.survey(subject);
    if (!surveyor) throw new Error(`there is no ${subject} of ${query}`);
    const plan = surveyor.plan();
    const share = SurveyShare.begin(plan.subject, plan.from, plan.query, plan.data);
    if (!share) throw new Error(`no worker makes ${plan.subject} of ${plan.query}`);
    return () => {
      share.work_out(0, Math.round(part * surveyor.blocks()));
      return { free: () => [share, surveyor, simulator].forEach((one) => one.free()) };
    };
  });
}

/** Makes simulators, runs them and drops them. @param {string} build @param {number} count */
export function comeAndGo(build, count) {
  const { Simulator } = engine(build);
  for (let index = 0; index < count; index += 1) {
    const simulator = new Simulator(`fn=rosenbrock&opt=adam&steps=1000&vs=gd&x=${1 + index / 1000}&y=1`, undefined);
    simulator.advance(1_000);
    simulator.verdicts();
    simulator.free();
  }
}
