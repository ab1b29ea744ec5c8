// 100,000 steps with everything kept, in one page and one JavaScript engine.

import { call, inPage } from "../lib/in-page.js";

export const STEPS = 100_000;
const TITLES = { momentum: "momentum", adam: "Adam", gd: "gradient descent" };

/** @param {string} rule */
export const table = (rule) => `${STEPS.toLocaleString("en")} steps of ${TITLES[rule]}`;

/** @param {import("../bench.js").Bench} bench */
export async function steps(bench) {
  const { record, rounds } = bench;
  record.note("steps", "The loops keep point, loss, gradient, memory and change of every step; the engine keeps them too, or what it gives them back from to the last digit; fmin point, loss and gradient alone; TensorFlow.js, which makes 500 steps and is scaled, point and loss. Twenty runs in a row are timed together, each kept until the next is there, with all that the collector does about them.");
  await inPage(bench, async (page) => {
    for (const rule of Object.keys(TITLES)) {
      const found = await call(page, "steps", rule, STEPS, rounds);
      const subjects = Object.keys(found).filter((subject) => found[subject].length > 0);
      for (const subject of subjects) {
        for (const value of found[subject]) record.add({ section: "steps", table: table(rule), subject, measure: "time", unit: "ms" }, value);
      }
      const others = subjects.filter((name) => !/^(lab|embed)/.test(name));
      record.compare("steps", table(rule), ["lab", "embed"].flatMap((build) => others.map((other) => /** @type {[string, string]} */ ([build, other]))));
    }
  });
}
