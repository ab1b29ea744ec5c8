// What a page keeps: JavaScript's heap after its garbage is collected, and the engine's own memory,
// which never shrinks.

import { inContext, withBrowser } from "../lib/browser.js";
import { call, inPage } from "../lib/in-page.js";
import { inTurns } from "../lib/rounds.js";
import { PEERS } from "./load.js";

/** @typedef {import("@playwright/test").Page} Page */

const READY = 'html[data-state="ready"]';
const LONG = "fn=rosenbrock&opt=gd&vs=momentum&vs=adam&vs=rmsprop&steps=10000";
/** @type {Record<string, { path: string, ready: string }>} */
const SUBJECTS = {
  embed: { path: "/ours/embed.html", ready: READY },
  "embed, 10,000 steps of four racers": { path: `/ours/embed.html?${LONG}`, ready: READY },
  lab: { path: "/ours/index.html", ready: READY },
  "lab, 10,000 steps of four racers": { path: `/ours/index.html?${LONG}`, ready: READY },
  ...Object.fromEntries(Object.entries(PEERS).map(([folder, name]) => [name, { path: `/peers/${folder}/index.html`, ready: "body" }])),
};
const MIB = 2 ** 20;
/** How many simulators are made and dropped between two looks. */
const DROPPED = 200;

/** In the page, before its own scripts: keeps the memories that come with a wasm. */
function watch() {
  const instantiate = /** @type {any} */ (WebAssembly.instantiate);
  window["memories"] = [];
  WebAssembly.instantiate = /** @type {any} */ (async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    window["memories"].push(...Object.values((made.instance ?? made).exports).filter((one) => one instanceof WebAssembly.Memory));
    return made;
  });
}

/** What a page keeps now, in MiB. @param {Page} page */
async function kept(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => window["memories"]?.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) ?? 0);
  await session.detach();
  return { heap: usedSize / MIB, wasm: wasm / MIB };
}

/** @param {import("../bench.js").Bench} bench */
export async function memory(bench) {
  const { server, record, rounds } = bench;
  const add = (table, subject, { heap, wasm }) => {
    const place = { section: "memory", table, subject, unit: "MiB" };
    record.add({ ...place, measure: "JavaScript" }, heap);
    record.add({ ...place, measure: "wasm" }, wasm);
    record.add({ ...place, measure: "both" }, heap + wasm);
  };
  await withBrowser((browser) => inTurns(rounds, Object.entries(SUBJECTS), ([subject, { path, ready }]) =>
    inContext(browser, async (page) => {
      await page.addInitScript(watch);
      await page.goto(server.address + path);
      await page.waitForSelector(ready);
      add("once a page is ready", subject, await kept(page));
    }),
  ));
  for (const build of ["lab", "embed"]) {
    for (let round = 0; round < rounds; round += 1) {
      await inPage(bench, async (page) => {
        for (const times of [1, 2]) {
          await call(page, "comeAndGo", build, DROPPED);
          add("simulators made and dropped", `${build}, ${times * DROPPED} of them`, await kept(page));
        }
      }, watch);
    }
  }
}
