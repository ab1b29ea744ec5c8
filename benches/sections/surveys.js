// Surveys worked through at once: in wasm on one thread, and natively on one; and what the lab's page
// is held up by while it makes one.

import { withPage } from "../lib/browser.js";
import { call, inPage } from "../lib/in-page.js";
import { native } from "../lib/native.js";
import { inTurns } from "../lib/rounds.js";
import { longest } from "../lib/trace.js";

const STEPS = "steps=500";
/** Some take so long that in wasm a part of their cells, evenly spread, has to do. @type {Record<string, [subject: string, query: string, part?: number]>} */
const SURVEYS = {
  ravine: ["map", STEPS],
  "linear regression": ["map", `fn=linear-regression&${STEPS}`],
  "logistic regression": ["map", `fn=logistic-regression&${STEPS}`, 1 / 16],
  "sweep of four racers": ["sweep", `fn=rosenbrock&${STEPS}&opt=gd&vs=momentum&vs=adam&vs=rmsprop`],
  "basins of Himmelblau's": ["basins", "fn=himmelblau"],
};
export const TABLE = "a map of 128 × 128 cells and 500 steps, and other surveys";

/** @param {import("../bench.js").Bench} bench */
export async function surveys(bench) {
  const { record, rounds, isDue } = bench;
  const measures = {
    wasm: async (page, [subject, query, part = 1]) => (await call(page, "survey", subject, query, part)) / part,
    native: (_, [subject, query]) => native("survey", subject, query).milliseconds,
  };
  await inPage(bench, async (page) => {
    const works = Object.entries(SURVEYS).flatMap(([name, about]) => Object.entries(measures).map(([where, measure]) => ({ name, about, where, measure })));
    // The first compiles the code.
    await call(page, "survey", ...SURVEYS.ravine);
    await inTurns(rounds, works, async ({ name, about, where, measure }, round) => {
      if (!isDue(`${name}, ${where}`, round)) return;
      record.add({ section: "surveys", table: TABLE, subject: `${name}, ${where}`, measure: "time", unit: "ms" }, await measure(page, about));
    });
  });
  const pairs = Object.keys(SURVEYS).map((name) => /** @type {[string, string]} */ ([`${name}, wasm`, `${name}, native`]));
  const maps = ["linear regression", "logistic regression"].map((name) => /** @type {[string, string]} */ ([`${name}, wasm`, "ravine, wasm"]));
  record.compare("surveys", TABLE, [...pairs, ...maps]);
  for (let round = 0; round < rounds && isDue("lab", round); round += 1) await inLab(bench);
}

/** A map made by the lab's page. @param {import("../bench.js").Bench} bench */
async function inLab({ server, record }) {
  await withPage(async (page) => {
    await page.goto(`${server.address}/ours/index.html?${STEPS}`);
    await page.waitForSelector('html[data-state="ready"]');
    await page.getByRole("tab", { name: "Maps", exact: true }).click();
    await page.getByRole("tab", { name: "Rate × momentum", exact: true }).click();
    const panel = page.getByRole("tabpanel", { name: "Rate × momentum", exact: true });
    let time = 0;
    const found = await longest(page, async () => {
      time = await panel.evaluate(async (panel) => {
        const begin = performance.now();
        panel.querySelector("button")?.click();
        while (!panel.querySelector(".survey-state")?.textContent) await new Promise((resolve) => setTimeout(resolve));
        return performance.now() - begin;
      });
    });
    const place = { section: "surveys", table: "the ravine's map in the lab's page", subject: "lab", unit: "ms" };
    record.add({ ...place, measure: "whole" }, time);
    record.add({ ...place, measure: "longest task, processor" }, found.processor);
    record.add({ ...place, measure: "longest task, clock" }, found.clock);
  });
}
