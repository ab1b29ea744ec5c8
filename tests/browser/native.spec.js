// The wasm makes the runs that the native crate makes: within 1e-12 on runs that are
// well-conditioned, since platforms differ in the last bits of `exp` and `sin`.

import { readFileSync } from "node:fs";
import { expect, open, test } from "./page.js";

/** @type {[string, number[]][]} */
const recorded = JSON.parse(readFileSync(new URL("native.json", import.meta.url), "utf8"));

for (const [query, numbers] of recorded) {
  test(`the wasm's run is the native one: ${query}`, async ({ page }) => {
    await page.setContent(`<iframe src="${process.env.FALL_LINE_URL}/embed.html?${query}"></iframe>`);
    const { x, w, loss } = await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener("message", ({ data, source }) => {
            if (data.type === "ready") source.postMessage({ ns: "fall-line", v: 1, type: "get", what: "trace", id: 7 }, "*");
            if (data.type === "reply" && data.id === 7) resolve(data.trace.racers[0]);
          });
          document.querySelector("iframe").contentWindow.postMessage({ ns: "fall-line", v: 1, type: "hello" }, "*");
        }),
    );
    const first = x ?? w;
    expect(first.length * 2).toBe(numbers.length);
    for (const [step, value] of first.entries()) {
      for (const [found, expected] of [[value, numbers[2 * step]], [loss[step], numbers[2 * step + 1]]]) {
        expect(Math.abs(found - expected), `step ${step}: ${found}, not ${expected}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected)));
      }
    }
  });
}
