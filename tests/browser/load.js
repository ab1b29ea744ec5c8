// How long the pages take to load, cold: `cargo xtask bench load`. With the address of another
// build it measures both in turn, so that whatever else the machine does falls on both, and prints
// one as a part of the other. Nothing passes or fails by a time.
//
// Each load has a browser of its own, started for it, so that nothing is cached: neither files nor
// compiled code. What is measured:
//
// - first paint: Chromium's own `first-paint`, since the beginning of the navigation;
// - ready: when `data-state` becomes `ready`, since then;
// - first drawing: when the stage shows a canvas in place of the picture that stood in, since then;
// - main thread: the time that the processor spent on tasks of the page's own thread, from the one
//   that takes the document up to the one with the first drawing.

import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import config from "../../playwright.config.js";
import { traced } from "./page.js";

const PAGES = ["embed.html", "index.html"];
const MEASURES = /** @type {const} */ (["first paint", "ready", "first drawing", "main thread"]);

/** @typedef {Record<typeof MEASURES[number], number>} Load in milliseconds */

const { values } = parseArgs({ options: { throttle: { type: "string" }, pairs: { type: "string" } } });
/** How many times slower than it is the processor shall be. */
const throttle = Number(values.throttle ?? 1);
const pairs = Number(values.pairs ?? 11);
const own = process.env.FALL_LINE_URL ?? "";
const other = process.env.FALL_LINE_AGAINST;

/** Marks the moments in the page's own time, which its trace shows too. */
function mark() {
  const isDrawn = () => document.querySelector("#stage canvas") && !document.querySelector("#stage > svg");
  const seen = new Set();
  /** @param {string} name @param {() => unknown} holds */
  const once = (name, holds) => {
    if (seen.has(name) || !holds()) return;
    seen.add(name);
    performance.mark(name);
  };
  new MutationObserver(() => {
    once("ready", () => document.documentElement?.dataset.state === "ready");
    // The document is read in parts: before it is ready, the picture may not have come yet.
    once("first drawing", () => seen.has("ready") && isDrawn());
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

/** Loads a page in a new browser. @param {string} address @returns {Promise<Load>} */
async function load(address) {
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(mark);
    if (throttle !== 1) {
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    }
    let found = /** @type {Record<string, number>} */ ({});
    const categories = "devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing";
    const events = await traced(page, categories, async () => {
      await page.goto(address);
      await page.waitForFunction(() => performance.getEntriesByName("first drawing").length > 0);
      // The task that draws ends before a new one can ask.
      found = await page.evaluate(() => {
        const entries = [...performance.getEntriesByType("paint"), ...performance.getEntriesByType("mark")];
        return Object.fromEntries(entries.map(({ name, startTime }) => [name, startTime]));
      });
    });
    const { "first-paint": firstPaint = NaN, ready = NaN, "first drawing": firstDrawing = NaN } = found;
    return { "first paint": firstPaint, ready, "first drawing": firstDrawing, "main thread": spent(events, address) };
  } finally {
    await browser.close();
  }
}

/** What the page's thread worked from the document's coming to the first drawing. */
function spent(events, address) {
  const commit = events.find(({ name, args }) => name === "CommitLoad" && args.data.url === address);
  const drawn = events.find(({ name, pid }) => name === "first drawing" && pid === commit?.pid);
  if (!commit || !drawn) throw new Error(`the trace of ${address} lacks its begin or its drawing`);
  const isBetween = ({ name, pid, tid, ts, dur }) =>
    name === "RunTask" && pid === commit.pid && tid === commit.tid && ts + dur >= commit.ts && ts <= drawn.ts;
  return events.filter(isBetween).reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
}

/** @param {number[]} numbers */
function spread(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return { least: sorted[0] ?? NaN, median: sorted[Math.floor(sorted.length / 2)] ?? NaN, most: sorted.at(-1) ?? NaN };
}

/** @param {string} page @param {Load[]} loads */
function printAlone(page, loads) {
  for (const measure of MEASURES) {
    const { least, median, most } = spread(loads.map((load) => load[measure]));
    const range = `${least.toFixed(1)} to ${most.toFixed(1)}`;
    console.log(`${page.padEnd(12)} ${measure.padEnd(15)} ${median.toFixed(1).padStart(8)} ms   ${range}`);
  }
}

/** @param {string} page @param {Load[]} loads @param {Load[]} others */
function printAgainst(page, loads, others) {
  for (const measure of MEASURES) {
    const [median, before] = [loads, others].map((some) => spread(some.map((load) => load[measure])).median);
    const ratio = spread(loads.map((load, round) => load[measure] / (others[round]?.[measure] ?? NaN)));
    const [found, against] = [median, before].map((time = NaN) => `${time.toFixed(1).padStart(8)} ms`);
    const range = `${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}`;
    console.log(`${page.padEnd(12)} ${measure.padEnd(15)}${found}${against}   ${ratio.median.toFixed(3)}   ${range}`);
  }
}

const builds = other === undefined ? [own] : [own, other];
const slower = throttle === 1 ? "" : `, the processor made ${throttle} times slower`;
const columns = other === undefined ? "" : " of this build and of the other; the same of the ratios of each pair";
console.log(`\nEach page loaded ${pairs} times in a new browser${slower}.\nMedians${columns}; from the least to the most.\n`);
for (const page of PAGES) {
  // The first of each is slower, with its files not in memory yet: it is not counted.
  for (const build of builds) await load(`${build}/${page}`);
  const loads = /** @type {Load[][]} */ (builds.map(() => []));
  for (let round = 0; round < pairs; round += 1) {
    // Who is first takes turns.
    const order = [...builds.keys()];
    if (round % 2 === 1) order.reverse();
    for (const build of order) loads[build]?.push(await load(`${builds[build]}/${page}`));
  }
  const [mine = [], others] = loads;
  if (others) printAgainst(page, mine, others);
  else printAlone(page, mine);
}
