// The lab's engine in an empty page, beside loops written by hand and d3's contours; and what a page's
// own thread has worked, by the processor's time, which other programs do not change.

import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ENGINE = `${ROOT}/www/generated/lab/fall_line_bg`;
const PARTS = ["www/shared/engine.js", "benches/in-page/contours.js", "benches/in-page/loops.js"];
const PAGE = "/beside.html";

/** Opens the page; what it has is in `beside`. @param {import("@playwright/test").Page} page */
export async function openBeside(page) {
  const { outputFiles } = await build({
    stdin: { contents: PARTS.map((part) => `export * from "./${part}";`).join("\n"), resolveDir: ROOT },
    alias: { "fall-line": `${ENGINE}.js` },
    bundle: true,
    format: "iife",
    globalName: "beside",
    write: false,
  });
  const wasm = await readFile(`${ENGINE}.wasm`);
  await page.route(`**${PAGE}`, (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><title>Beside</title><link rel="icon" href="data:,">' }));
  await page.route("**/beside.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: wasm }));
  await page.goto(PAGE);
  await page.addScriptTag({ content: outputFiles[0]?.text });
  await page.evaluate(async () => {
    const response = await fetch("beside.wasm");
    await window.beside.load(await WebAssembly.compile(await response.arrayBuffer()));
  });
}

/**
 * What the thread works for each act, as a part of what it works for the last: the median of some
 * rounds, in each of which all have their turn, after one that compiles the code.
 * @param {import("@playwright/test").Page} page @param {(() => Promise<unknown>)[]} acts @param {number} rounds
 */
export async function parts(page, acts, rounds) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ThreadTime")?.value ?? NaN;
  };
  const ratios = acts.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round <= rounds; round += 1) {
    const times = [];
    for (const act of acts) {
      await session.send("HeapProfiler.collectGarbage");
      const before = await worked();
      await act();
      times.push((await worked()) - before);
    }
    if (round > 0) times.forEach((time, index) => ratios[index]?.push(time / (times.at(-1) ?? NaN)));
  }
  await session.detach();
  return ratios.slice(0, -1).map(median);
}

/** @param {number[]} values */
export const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
