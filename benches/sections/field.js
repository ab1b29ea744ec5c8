// A field in bands, from the surface's formula on: ours and d3's contours, both of 256 x 256 samples and
// the same twenty levels.

import { call, inPage } from "../lib/in-page.js";

export const [OURS, D3] = ["lab", "d3-contour"];
export const SURFACES = ["bowl", "rosenbrock"];

/** @param {string} surface @param {boolean} isDrawn */
export const table = (surface, isDrawn) => `${surface}, ${isDrawn ? "sampled, cut into bands and drawn on a canvas of 512²" : "sampled and cut into bands"}`;

/** @param {import("../bench.js").Bench} bench */
export async function field(bench) {
  const { record, rounds } = bench;
  record.note("field", "256 × 256 samples and 20 levels on both sides. Ours finds its levels within the time, d3's are handed to it.");
  await inPage(bench, async (page) => {
    for (const surface of SURFACES) {
      for (const isDrawn of [false, true]) {
        for (const [subject, times] of Object.entries(await call(page, "field", surface, isDrawn, rounds))) {
          for (const value of times) record.add({ section: "field", table: table(surface, isDrawn), subject, measure: "time", unit: "ms" }, value);
        }
        record.compare("field", table(surface, isDrawn), [[OURS, D3]]);
      }
    }
  });
}
