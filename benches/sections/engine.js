// The crate natively, beside a loop over plain arrays of f64 in the same program.

import { native } from "../lib/native.js";

/** @param {import("../bench.js").Bench} bench */
export async function engine({ record, rounds }) {
  for (let round = 0; round < rounds; round += 1) {
    for (const [subject, time] of Object.entries(native("steps"))) {
      record.add({ section: "engine", table: "a step with everything kept", subject, measure: "time", unit: "ns" }, time);
    }
  }
  const others = ["momentum", "Adam", "momentum, as a formula"].map((name) => /** @type {[string, string]} */ ([name, "momentum by hand"]));
  record.compare("engine", "a step with everything kept", others);
}
