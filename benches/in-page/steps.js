// Steps with everything kept: the engine, loops by hand, and libraries.

import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import * as tf from "@tensorflow/tfjs-core";
import { gradientDescent } from "fmin";
import { BUILDS, engine } from "./engines.js";
import * as loops from "./loops.js";
import { free, inTurns } from "./turns.js";

/** A tensor library makes so many fewer steps, and its time is scaled. */
const FEWER = 200;
/** Runs that are timed together. */
const IN_A_ROW = 20;
const TENSORS = "TensorFlow.js";
/** @type {Record<string, [(steps: number) => unknown, (steps: number) => unknown]>} */
const BY_HAND = {
  momentum: [loops.momentumObjects, loops.momentumArrays],
  adam: [loops.adamObjects, loops.adamArrays],
};

/** @param {string} build @param {string} rule @param {number} steps @param {boolean} isWhole with the verdict that the last step brings */
function ours(build, rule, steps, isWhole) {
  const query = `fn=ravine&opt=${rule}&lr=${loops.RATE}&steps=${isWhole ? steps : steps + 1}`;
  return () => {
    const simulator = new (engine(build).Simulator)(query, undefined);
    simulator.advance(steps);
    if (simulator.end() !== steps) throw new Error(`the engine stopped after ${simulator.end()} steps`);
    return simulator;
  };
}

/** @param {string} rule @param {number} steps */
function tensors(rule, steps) {
  return () => {
    const optimizer = rule === "adam" ? tf.train.adam(loops.RATE) : tf.train.momentum(loops.RATE, 0.9);
    const at = tf.variable(tf.tensor1d([-4, 2]));
    const curvatures = tf.tensor1d([1, 10]);
    const loss = () => /** @type {import("@tensorflow/tfjs-core").Scalar} */ (tf.mul(0.5, tf.sum(tf.mul(curvatures, tf.square(at)))));
    return () => {
      const record = [];
      for (let step = 0; step < steps; step += 1) {
        const before = at.dataSync().slice();
        const found = optimizer.minimize(loss, true, [at]);
        record.push({ before, loss: found?.dataSync()[0] });
        found?.dispose();
      }
      return { record, free: () => tf.dispose([at, curvatures]) };
    };
  };
}

/** fmin's own gradient descent on the same surface; it keeps point, loss and gradient. @param {number} steps */
function fmin(steps) {
  const loss = ([x, y], gradient) => {
    gradient[0] = x;
    gradient[1] = 10 * y;
    return 0.5 * (x * x + 10 * y * y);
  };
  return () => {
    const history = [];
    gradientDescent(loss, [-4, 2], { learnRate: loops.RATE, maxIterations: steps, history });
    if (history.length !== steps) throw new Error(`fmin stopped after ${history.length} steps`);
    return history;
  };
}

/**
 * One run after the other, each kept until the next is there, as in a page whose reader moves a slider. What the
 * collector does about them is part of it: of a single run it may be nothing, or far more than the run itself.
 * @param {() => unknown} run @returns {import("./turns.js").Work}
 */
function inARow(run) {
  return () => () => {
    let kept = run();
    for (let count = 1; count < IN_A_ROW; count += 1) {
      const next = run();
      free(kept);
      kept = next;
    }
    return kept;
  };
}

/** @param {string} rule @param {number} steps @param {number} rounds */
export async function steps(rule, steps, rounds) {
  await tf.setBackend("cpu");
  const runs = /** @type {Record<string, () => unknown>} */ ({});
  for (const build of BUILDS) {
    runs[build] = ours(build, rule, steps, false);
    runs[`${build}, with the verdict`] = ours(build, rule, steps, true);
  }
  const [objects, arrays] = BY_HAND[rule] ?? [];
  if (objects) runs["JavaScript, objects"] = () => objects(steps);
  if (arrays) runs["JavaScript, typed arrays"] = () => arrays(steps);
  if (rule === "gd") runs["fmin"] = fmin(steps);
  const works = Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, inARow(run)]));
  if (rule !== "gd") works[TENSORS] = tensors(rule, steps / FEWER);
  const times = inTurns(works, rounds);
  const scaled = (name, time) => (name === TENSORS ? time * FEWER : time / IN_A_ROW);
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, all.map((time) => scaled(name, time))]));
}
