// The wasm makes the runs that the native crate makes: within 1e-12 on runs that are
// well-conditioned, since platforms differ in the last bits of `exp` and `sin`.

import { readFileSync } from "node:fs";
import { ask, hold } from "./holder.js";
import { expect, test } from "./page.js";

/** @type {[string, number[]][]} */
const recorded = JSON.parse(readFileSync(new URL("native.json", import.meta.url), "utf8"));

for (const [query, numbers] of recorded) {
  test(`the wasm's run is the native one: ${query}`, async ({ page }) => {
    await hold(page);
    await ask(page, { type: "set", query });
    await ask(page, { type: "finish" });
    const { trace } = await ask(page, { type: "get", what: "trace" });
    const { x, w, loss } = trace.racers[0];
    const first = x ?? w;
    expect(first.length * 2).toBe(numbers.length);
    for (const [step, value] of first.entries()) {
      for (const [found, expected] of [[value, numbers[2 * step]], [loss[step], numbers[2 * step + 1]]]) {
        expect(Math.abs(found - expected), `step ${step}: ${found}, not ${expected}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
      }
    }
  });
}
