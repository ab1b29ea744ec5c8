// How long the pages take to load. A cold visit has a browser of its own; a warm one is the second
// visit in the same browser, whose cache may hold the files and not yet any compiled code.
//
// - first paint: Chromium's own, since the beginning of the navigation;
// - ready: when the page can be used. Ours says so by `data-state`, the peers' by a mark at the end
//   of their script;
// - live contour: when the field is drawn by the page itself: ours in place of the picture that stood
//   in, the peers' once their paths stand in the document; a run's path over it comes after that, in
//   ours as in d3's;
// - thread: what the page's own thread worked from the document's coming to the later of these two;
// - bytes and requests: bodies as the server sent them.

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { heard, launch, PATIENCE, VIEWPORT } from "../lib/browser.js";
import { inTurns } from "../lib/rounds.js";
import { spentUntil, trace } from "../lib/trace.js";

/**
 * `ready` and `contour` are selectors; a page `marks` the moments itself; `isChosen` pages, which the command line names, have both visits
 * in every round.
 * @typedef {{ name: string, path: string, ready?: string, contour?: string, marks?: boolean, isChosen?: boolean }} Subject
 */

const OURS = { ready: 'html[data-state="ready"]', contour: "#stage:has(canvas):not(:has(> svg))" };
const PAGES = /** @type {const} */ ({ embed: "embed.html", lab: "index.html", lesson: "index.html?lesson=learning-rate" });
export const PEERS = { empty: "empty page", d3: "d3 page", playground: "Playground page", fmin: "fmin page", race: "race page" };

/** How the machine is slowed down; the slow line takes long, and its times differ little. */
const CONDITIONS = [
  { name: "plain", slower: 1, line: false, most: Infinity },
  { name: "4x slower processor", slower: 4, line: false, most: Infinity },
  { name: "4x, 1.6 Mbit/s, 150 ms", slower: 4, line: true, most: 2 },
];
/** As Chromium's developer tools have a slow 4G line. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

const VISITS = ["cold", "warm"];

/** @param {import("../bench.js").Bench} bench */
export async function load(bench) {
  const { options, record, rounds, isDue } = bench;
  const subjects = await chosen(bench);
  // The first of each is slower, with its files not in memory yet: it is not counted.
  for (const subject of subjects) await visits(bench, subject, CONDITIONS[0], VISITS.slice(0, 1));
  for (const condition of CONDITIONS.filter(({ name }) => !options.plain || name === "plain")) {
    const times = Math.min(rounds, condition.most);
    await inTurns(times, subjects, async (subject, round) => {
      if (!subject.isChosen && !isDue(subject.name, round)) return;
      // No target is about the second visit, which asks a line for nothing.
      const isTwice = !condition.line && (subject.isChosen || isDue("", round));
      const found = await visits(bench, subject, condition, VISITS.slice(0, isTwice ? 2 : 1));
      for (const [visit, measures] of Object.entries(found)) {
        const table = `${condition.name}, ${visit}`;
        const place = { section: "load", table, subject: subject.name };
        for (const [measure, value] of Object.entries(measures)) {
          record.add({ ...place, measure, unit: measure === "bytes" ? "B" : measure === "requests" ? "" : "ms" }, value);
        }
        record.compare("load", table, compared(subjects));
      }
    });
  }
}

/** What is measured: ours with all peers, or two builds of ours. @param {import("../bench.js").Bench} bench */
async function chosen({ options }) {
  const ours = (folder, ending) => Object.entries(PAGES).map(([name, page]) => ({ name: name + ending, path: `/${folder}/${page}`, ...OURS }));
  if (options.against) {
    // A page of one build right beside that of the other.
    const both = [ours("ours", ""), ours("against", ", other build")];
    return ["embed", "lab"].flatMap((page) => both.flatMap((build) => build.filter(({ name }) => name.startsWith(page)))).map((page) => ({ ...page, isChosen: true }));
  }
  const peers = Object.entries(PEERS).map(([folder, name]) => ({ name, path: `/peers/${folder}/index.html` }));
  return /** @type {Subject[]} */ ([...ours("ours", ""), ...peers, ...(options.peers ? await given(options.peers) : [])]);
}

/**
 * Pages in a folder of the caller's. A file bench.json beside one may say by which selectors it is to
 * be known to be ready, and its contour drawn, or that it marks both; else it is ready once it has loaded.
 * @param {string} folder @returns {Promise<Subject[]>}
 */
async function given(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => existsSync(join(folder, entry.name, "index.html"))).map(({ name }) => name);
  if (names.length === 0) throw new Error(`--peers ${folder}: no folder in it has an index.html`);
  const read = async (name) => {
    const path = join(folder, name, "bench.json");
    try {
      return existsSync(path) ? JSON.parse(await readFile(path, "utf8")) : {};
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
    }
  };
  return Promise.all(names.map(async (name) => ({ name: `given: ${name}`, path: `/given/${name}/index.html`, isChosen: true, ...(await read(name)) })));
}

/** Which ratios the report shows. @param {Subject[]} subjects @returns {[string, string][]} */
function compared(subjects) {
  const names = subjects.map(({ name }) => name);
  if (names.includes("embed, other build")) return [["embed", "embed, other build"], ["lab", "lab, other build"]];
  const others = names.filter((name) => !(name in PAGES) && name !== PEERS.empty);
  return [...others.map((other) => /** @type {[string, string]} */ (["embed", other])), ["lab", PEERS.d3]];
}

/**
 * Visits to a page, one after the other in a browser of their own.
 * @param {import("../bench.js").Bench} bench @param {Subject} subject @param {typeof CONDITIONS[number]} condition
 * @param {string[]} which
 */
async function visits({ server }, subject, condition, which) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT });
    await context.addInitScript(mark, { ready: subject.ready, contour: subject.contour, marks: subject.marks });
    const found = {};
    for (const visit of which) {
      const page = await context.newPage();
      const complaints = heard(page);
      found[visit] = await visited(page, server, `${server.address}${subject.path}`, condition);
      if (complaints.length > 0) throw new Error(complaints.join("\n"));
      await page.close();
    }
    return found;
  } finally {
    await browser.close();
  }
}

/** @param {import("@playwright/test").Page} page */
async function visited(page, server, address, { slower, line }) {
  const session = await page.context().newCDPSession(page);
  if (slower !== 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  if (line) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", LINE);
  }
  page.setDefaultTimeout(PATIENCE);
  server.sent();
  let found = /** @type {Record<string, number>} */ ({});
  const events = await trace(page, async () => {
    await page.goto(address);
    await page.waitForFunction(isDone).catch(() => {
      throw new Error(`${address} has not been ready with its contour within ${PATIENCE / 1000} s`);
    });
    // The task that draws ends before a new one can ask.
    found = await page.evaluate(() => {
      const entries = [...performance.getEntriesByType("paint"), ...performance.getEntriesByType("mark")];
      return Object.fromEntries(entries.map(({ name, startTime }) => [name, startTime]));
    });
  });
  const { "first-paint": firstPaint = NaN, ready = NaN, "first contour": contour = NaN } = found;
  const last = contour > ready ? "first contour" : "ready";
  const { bytes, requests } = server.sent();
  return { "first paint": firstPaint, ready, "live contour": contour, thread: spentUntil(events, address, last), bytes, requests };
}

/** In the page. */
function isDone() {
  const has = (name) => performance.getEntriesByName(name).length > 0;
  return has("ready") && has("first-paint") && (has("first contour") || window["hasNoContour"] === true);
}

/**
 * In the page, before its own scripts: sets the marks of pages that do not mark the moments
 * themselves. Only those are watched, which if anything slows ours down.
 * @param {{ ready?: string, contour?: string, marks?: boolean }} how
 */
function mark({ ready, contour, marks }) {
  const seen = new Set();
  const once = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    performance.mark(name);
  };
  // A page that says nothing is ready once it has loaded.
  window.addEventListener("load", () => {
    if (ready || marks || performance.getEntriesByName("ready").length > 0) return;
    window["hasNoContour"] = !contour;
    once("ready");
  });
  if (!ready && !contour) return;
  const observer = new MutationObserver(() => {
    if (ready && document.querySelector(ready)) once("ready");
    // The document is read in parts: before it is ready, the picture may not have come yet.
    if (contour && (!ready || seen.has("ready")) && document.querySelector(contour)) once("first contour");
    if (!contour && seen.has("ready")) window["hasNoContour"] = true;
    if (seen.has("ready") && (!contour || seen.has("first contour"))) observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}
