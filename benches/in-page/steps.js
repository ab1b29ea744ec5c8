// Steps with everything kept: the engine, loops by hand, and libraries.

import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import * as tf from "@tensorflow/tfjs-core";
import { gradientDescent } from "fmin";
import { BUILDS, engine } from "./engines.js";
import * as loops from "./loops.js";
import { inTurns } from "./turns.js";

/** A tensor library makes so many fewer steps, and its time is scaled. */
const FEWER = 200;
/** @type {Record<string, [(steps: number) => unknown, (steps: number) => unknown]>} */
const BY_HAND = {
  momentum: [loops.momentumObjects, loops.momentumArrays],
  adam: [loops.adamObjects, loops.adamArrays],
};

/** @param {string} build @param {string} rule @param {number} steps @param {boolean} isWhole with the verdict that the last step brings */
function ours(build, rule, steps, isWhole) {
  return () => {
    const query = `fn=ravine&opt=${rule}&lr=${loops.RATE}&steps=${isWhole ? steps : steps + 1}`;
    const simulator = new (engine(build).Simulator)(query, undefined);
    return () => {
      simulator.advance(steps);
      if (simulator.end() !== steps) throw new Error(`the engine stopped after ${simulator.end()} steps`);
      return simulator;
    };
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
  return () => () => {
    const history = [];
    gradientDescent(loss, [-4, 2], { learnRate: loops.RATE, maxIterations: steps, history });
    if (history.length !== steps) throw new Error(`fmin stopped after ${history.length} steps`);
    return history;
  };
}

/** @param {string} rule @param {number} steps @param {number} rounds */
export async function steps(rule, steps, rounds) {
  await tf.setBackend("cpu");
  const works = /** @type {Record<string, import("./turns.js").Work>} */ ({});
  for (const build of BUILDS) {
    works[build] = ours(build, rule, steps, false);
    works[`${build}, with the verdict`] = ours(build, rule, steps, true);
  }
  const [objects, arrays] = BY_HAND[rule] ?? [];
  if (objects) works["JavaScript, objects"] = () => () => objects(steps);
  if (arrays) works["JavaScript, typed arrays"] = () => () => arrays(steps);
  if (rule === "gd") works["fmin"] = fmin(steps);
  else works["TensorFlow.js"] = tensors(rule, steps / FEWER);
  const times = inTurns(works, rounds);
  times["TensorFlow.js"] = times["TensorFlow.js"]?.map((time) => time * FEWER) ?? [];
  return times;
}
