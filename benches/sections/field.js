// A field in bands. Our engine samples a grid of its own, so that two comparisons are made: d3's
// contours over a grid and levels as ours, and over the larger grid that is asked for, with ours
// multiplied by how many more samples and levels that has.

import { call, inPage } from "../lib/in-page.js";

export const SCALED = "lab, scaled to 256² and 20 levels";
export const D3 = "d3-contour, 256² and 20 levels";
export const SURFACES = ["bowl", "rosenbrock"];

/** @param {string} surface @param {boolean} isDrawn */
export const table = (surface, isDrawn) => `${surface}, ${isDrawn ? "sampled, cut into bands and drawn on a canvas of 512²" : "sampled and cut into bands"}`;

/** @param {import("../bench.js").Bench} bench */
export async function field(bench) {
  const { record, rounds } = bench;
  await inPage(bench, async (page) => {
    const scale = await page.evaluate(() => window["bench"].SCALE);
    record.note("field", `Ours samples 121² and has at most 16 levels; scaled to 256² and 20 its time is multiplied by ${scale.toFixed(2)}, drawing too. Alone it includes the heights and corners of a relief, without which the page cannot ask for the bands.`);
    for (const surface of SURFACES) {
      for (const isDrawn of [false, true]) {
        const found = await call(page, "field", surface, isDrawn, rounds);
        for (const build of ["lab", "embed"]) found[`${build}, scaled to 256² and 20 levels`] = found[build].map((time) => time * scale);
        for (const [subject, times] of Object.entries(found)) {
          for (const value of times) record.add({ section: "field", table: table(surface, isDrawn), subject, measure: "time", unit: "ms" }, value);
        }
        const own = Object.keys(found).find((name) => name.startsWith("d3-contour, 121²")) ?? "";
        record.compare("field", table(surface, isDrawn), [["lab", own], ["embed", own], [SCALED, D3], [SCALED.replace("lab", "embed"), D3]]);
      }
    }
  });
}
