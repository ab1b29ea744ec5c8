// What a frame costs the page's own thread while something plays or is dragged, at 1280 x 800 with two
// pixels to one of CSS. Where a run plays, most of it lies behind the cursor already. Each page is first
// left alone until loading has no more work for it: what that costs the section on loading tells.

import { inContext, withBrowser } from "../lib/browser.js";
import { inTurns } from "../lib/rounds.js";
import { median, quantile } from "../lib/statistics.js";
import { frames as costs } from "../lib/trace.js";
import { bend, scrub } from "./redraws.js";

/** @typedef {import("@playwright/test").Page} Page */

/** How long something plays, and how long a page is left alone before that, in milliseconds. */
const PLAY = 2000;
const REST = 500;
const RACE = "opt=gd&vs=momentum&vs=adam&vs=rmsprop&speed=240";
const ZIGZAG = "fn=ravine&kappa=10&opt=gd&lr=0.2&vs=gd,lr:0.19999&vs=gd,lr:0.19998&vs=gd,lr:0.19997&speed=240";
export const PAGES = { lab: "index.html", embed: "embed.html" };
export const PLAYGROUND = "Playground page";

/** Runs that play, by what they are called. @type {Record<string, string>} */
const PLAYS = {
  "1,000 steps": `fn=rosenbrock&${RACE}&steps=1000&at=250`,
  "10,000 steps": `fn=rosenbrock&${RACE}&steps=10000&at=9250`,
  "1,000 steps, zigzag": `${ZIGZAG}&steps=1000&at=250`,
  "10,000 steps, zigzag": `${ZIGZAG}&steps=10000&at=9250`,
  "1,000 steps, linear regression": `fn=linear-regression&${RACE}&steps=1000&at=250`,
  "1,000 steps, logistic regression": `fn=logistic-regression&${RACE}&steps=1000&at=250`,
};
/** What the start is dragged on. @type {Record<string, string>} */
const DRAGS = {
  bowl: "fn=bowl",
  rosenbrock: "fn=rosenbrock",
  himmelblau: "fn=himmelblau",
  "a formula": `f=${encodeURIComponent("sin(3x)*cos(2y)+x^2/4+y^2/4")}`,
  "linear regression": "fn=linear-regression",
  "logistic regression": "fn=logistic-regression",
  neuron: "fn=neuron",
};
export const SURFACES = Object.keys(DRAGS);
const REDRAWING = "other frames of the lab's page";
export const PLAYING = "playing, four racers";
export const DRAGGING = "dragging the start, four racers of 200 steps";

/** @typedef {{ table: string, name: string, path: string, ready: string, act: (page: Page) => Promise<void> }} Subject */

const READY = 'html[data-state="ready"]';

/** @returns {Subject[]} */
function subjects() {
  const ours = Object.entries(PAGES).flatMap(([page, file]) => [
    ...Object.entries(PLAYS).map(([name, query]) => ({ table: PLAYING, name: `${page}, ${name}`, path: `/ours/${file}?${query}`, ready: READY, act: play })),
    ...Object.entries(DRAGS).map(([name, query]) => ({ table: DRAGGING, name: `${page}, ${name}`, path: `/ours/${file}?${query}&${RACE}&steps=200`, ready: READY, act: drag })),
  ]);
  const redraws = [
    { table: REDRAWING, name: "the cursor dragged along 1,000 steps", path: "/ours/index.html?fn=rosenbrock&steps=1000&opt=adam&lr=0.1", ready: READY, act: scrub },
    { table: REDRAWING, name: "another κ", path: "/ours/index.html", ready: READY, act: bend },
  ];
  const peers = [
    { table: PLAYING, name: PLAYGROUND, path: "/peers/playground/index.html", ready: "#losses path", act: play },
    { table: PLAYING, name: `${PLAYGROUND}, colours from a table`, path: "/peers/playground/index.html?table", ready: "#losses path", act: play },
    { table: PLAYING, name: "race page", path: "/peers/race/index.html", ready: "svg path", act: press },
  ];
  // Peers stand between ours, so that they are measured near both.
  return [...ours.slice(0, ours.length / 2), ...peers, ...ours.slice(ours.length / 2), ...redraws];
}

/** @param {Page} page */
async function play(page) {
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForTimeout(PLAY);
}

/** @param {Page} page */
async function press(page) {
  await page.locator("#stage").click({ position: { x: 200, y: 100 } });
  await page.waitForTimeout(PLAY);
}

/** @param {Page} page */
async function drag(page) {
  const box = await page.locator("#stage").boundingBox();
  if (!box) throw new Error("there is no stage");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 0; step < 20; step += 1) {
    await page.mouse.move(box.x + box.width * (0.3 + 0.01 * step), box.y + box.height * 0.5);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
}

/** @param {import("../bench.js").Bench} bench */
export async function frames({ server, record, rounds, isDue }) {
  await withBrowser((browser) => inTurns(rounds, subjects(), async ({ table, name, path, ready, act }, round) => {
    if (!isDue(name, round)) return;
    await inContext(
      browser,
      async (page) => {
        await page.goto(server.address + path);
        // Parts of a contour that nobody sees, and of an SVG, are not visible.
        await page.waitForSelector(ready, { state: "attached" });
        // The lab's first run draws itself in until somebody touches something.
        if (await page.locator("html[data-opening]").count()) await page.keyboard.press("Shift");
        await page.waitForTimeout(REST);
        const found = await costs(page, () => act(page));
        const place = { section: "frames", table, subject: name, unit: "ms" };
        const all = found.map((cost) => cost.all);
        record.add({ ...place, measure: "thread, 95th" }, quantile(all, 0.95));
        record.add({ ...place, measure: "thread, dearest" }, Math.max(...all));
        record.add({ ...place, measure: "thread, median" }, median(all));
        record.add({ ...place, measure: "script and drawing, median" }, median(found.map(({ script, drawing }) => script + drawing)));
        record.add({ ...place, measure: "frames", unit: "" }, found.length);
      },
      { ratio: 2 },
    );
  }));
  const pages = Object.keys(PAGES);
  record.compare("frames", PLAYING, pages.flatMap((page) => /** @type {[string, string][]} */ ([
    [`${page}, 1,000 steps`, PLAYGROUND],
    [`${page}, 1,000 steps`, `${PLAYGROUND}, colours from a table`],
    [`${page}, 10,000 steps`, `${page}, 1,000 steps`],
    [`${page}, 10,000 steps, zigzag`, `${page}, 1,000 steps`],
  ])));
  record.compare("frames", DRAGGING, pages.flatMap((page) => SURFACES.slice(1).map((name) => /** @type {[string, string]} */ ([`${page}, ${name}`, `${page}, bowl`]))));
}
