// How an update's time grows with how much there is.

import { rows as text } from "../lib/rows.js";
import { engine } from "./engines.js";
import { timed } from "./turns.js";

/** The query of a run, with so many steps more than are made: no verdict is timed. @param {string} build @param {string} query @param {number} steps */
function run(build, query, steps) {
  return () => {
    const simulator = new (engine(build).Simulator)(`${query}&steps=${steps + 1}`, undefined);
    return () => {
      simulator.advance(steps);
      return simulator;
    };
  };
}

/** @param {string} query @param {number} rows @param {number} steps */
function runOnRows(query, rows, steps) {
  return () => {
    const { PastedTable, Simulator } = engine("lab");
    const simulator = new Simulator(`${query}&steps=${steps + 1}`, undefined);
    const table = new PastedTable(text("line", rows));
    for (const line of table.text().split("\n")) table.push(line.split(","));
    const own = simulator.read_data(table);
    own.fit(simulator);
    own.measure();
    simulator.set_data(own);
    return () => {
      simulator.advance(steps);
      return simulator;
    };
  };
}

/** @param {number} terms */
const formula = (terms) => `f=${encodeURIComponent(Array.from({ length: terms }, (_, term) => `cos(${term + 1}x)*y^2/${term + 1}`).join("+"))}`;

const RACERS = ["", "&vs=adam,lr:0.00001", "&vs=gd,lr:0.00001", "&vs=rmsprop,lr:0.00001"];
const RAVINE = "fn=ravine&opt=momentum&lr=0.00001";

/** @typedef {[name: string, work: import("./turns.js").Work, updates: number]} Length */

/** @type {Record<string, Length[]>} */
const SERIES = {
  steps: [1_000, 2_000, 5_000, 10_000, 99_999].map((steps) => [`${steps} steps`, run("lab", RAVINE, steps), steps]),
  racers: [1, 2, 3, 4].map((racers) => [`${racers} of 4 racers`, run("lab", RAVINE + RACERS.slice(0, racers).join(""), 10_000), 10_000 * racers]),
  rows: [10, 100, 1_000, 10_000].map((rows) => [`${rows} rows`, runOnRows("fn=linear-regression&opt=gd&lr=0.001", rows, 200), 200]),
  "terms of a formula": [1, 2, 4, 8, 16].map((terms) => [`${terms} terms`, run("lab", `${formula(terms)}&opt=gd&lr=0.00001`, 10_000), 10_000]),
};
export const NAMES = Object.keys(SERIES);

/** Nanoseconds an update, for each length of a series, one round. @param {string} name */
export function growth(name) {
  return (SERIES[name] ?? []).map(([length, work, updates]) => ({ length, time: (timed(work) * 1e6) / updates }));
}
