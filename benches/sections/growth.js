// What an update takes where there is more of something: steps, racers, rows of data, terms.

import { call, inPage } from "../lib/in-page.js";

/** @param {import("../bench.js").Bench} bench */
export async function growth(bench) {
  const { record, rounds } = bench;
  record.note("growth", "In the lab's build, without the verdict at the end. A line that does not grow says that an update's time does not depend on it.");
  await inPage(bench, async (page) => {
    for (const name of await page.evaluate(() => window["bench"].NAMES)) {
      // The first compiles the code.
      await call(page, "growth", name);
      for (let round = 0; round < rounds; round += 1) {
        for (const { length, time } of await call(page, "growth", name)) {
          record.add({ section: "growth", table: name, subject: length, measure: "time of an update", unit: "ns" }, time);
        }
      }
    }
  });
}
