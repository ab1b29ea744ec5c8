// The pages' times, as medians and 95th percentiles, beside what they should be. Times depend on
// the machine: they are printed, never asserted.

import { hold, thirty } from "./holder.js";
import { open, test } from "./page.js";

const RACE = "fn=rosenbrock&steps=1000&opt=gd&vs=momentum&vs=adam&vs=rmsprop&speed=240";
/** What of a trace is script or drawing on the page's own thread. */
const WORK = ["FunctionCall", "FireAnimationFrame", "UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Commit"];

/** @type {string[][]} */
const rows = [];
const report = (what, found, target) => rows.push([what, found, target]);

test.use({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
test.afterAll(() => {
  for (const [what = "", found = "", target = ""] of rows) console.log(`${what.padEnd(58)} ${found.padStart(22)}   ${target}`);
});

/** @param {number[]} values @param {number} part */
function quantile(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(Math.floor(part * sorted.length), sorted.length - 1)] ?? NaN;
}

const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;

/** The work of each frame in milliseconds while `act` goes on, from Chromium's own trace. */
async function frames(page, act) {
  const session = await page.context().newCDPSession(page);
  /** @type {any[]} */
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.start", { transferMode: "ReportEvents", categories: "devtools.timeline,disabled-by-default-devtools.timeline" });
  await act();
  await session.send("Tracing.end");
  await complete;
  // The busiest thread with animation frames is the page's.
  const ticks = events.filter(({ name, ph }) => name === "FireAnimationFrame" && ph === "X");
  const of = ({ pid, tid }) => ticks.filter((tick) => tick.pid === pid && tick.tid === tid);
  const own = ticks.map(of).reduce((one, other) => (other.length > one.length ? other : one), []);
  const { pid, tid } = own[0] ?? {};
  const begins = own.map(({ ts }) => ts).sort((one, other) => one - other);
  const costs = begins.map(() => 0);
  let end = 0;
  for (const { ts, dur = 0 } of events
    .filter((event) => event.pid === pid && event.tid === tid && event.ph === "X" && WORK.includes(event.name))
    .sort((one, other) => one.ts - other.ts)) {
    const frame = begins.findLastIndex((begin) => begin <= ts);
    // What lies within something counted already is not counted twice.
    const own = Math.max(ts + dur - Math.max(end, ts), 0);
    end = Math.max(end, ts + dur);
    if (frame >= 0) costs[frame] += own / 1000;
  }
  return costs;
}

const PAGES = [
  ["index.html", "under 300 ms"],
  ["embed.html", "under 200 ms"],
  ...["learning-rate", "downhill", "network", "reference", "simulator"].map((id) => [`index.html?lesson=${id}`, "under 300 ms"]),
];

for (const [name, target] of PAGES) {
  test(`ready: ${name}`, async ({ page }) => {
    const readies = [];
    const contours = [];
    await page.addInitScript(() => {
      new MutationObserver(() => {
        const root = document.documentElement;
        if (root?.dataset.state === "ready") window.readyAt ??= performance.now();
        if (document.querySelector("#stage canvas[data-drawn]")) window.contourAt ??= performance.now();
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    for (let round = 0; round < 7; round++) {
      await open(page, `/${name}`);
      await page.waitForFunction(() => window.readyAt && window.contourAt);
      const [ready, contour] = await page.evaluate(() => [window.readyAt, window.contourAt]);
      readies.push(ready);
      contours.push(contour);
    }
    report(`${name}: ready, median of 7`, ms(quantile(readies, 0.5)), target);
    if (!name.includes("?")) report(`${name}: first contour`, ms(quantile(contours, 0.5)), "under 250 ms");
  });
}

test("thirty embeds on a page", async ({ page, browser }) => {
  await hold(page);
  const [first, last] = await page.evaluate(thirty);
  report("thirty embeds on a page: the first ready", ms(first), "");
  report("thirty embeds on a page: all ready", ms(last), "under 3,000 ms");
  // What all of the browser's renderers spend while nothing happens.
  const session = await browser.newBrowserCDPSession();
  const spent = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  await page.waitForTimeout(2000);
  const before = await spent();
  await page.waitForTimeout(5000);
  report("thirty embeds on a page: idle, of one core", `${((100 * (await spent() - before)) / 5).toFixed(2)} %`, "under 2 %");
});

test("frames while four racers play", async ({ page }) => {
  await open(page, `/index.html?${RACE}&at=0`);
  const costs = await frames(page, async () => {
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.waitForTimeout(3000);
  });
  report("playing, four racers, 1,000 steps: 95th percentile a frame", ms(quantile(costs, 0.95)), "under 6 ms");
  report("the same: median", ms(quantile(costs, 0.5)), "");
});

test("frames while the start is dragged", async ({ page }) => {
  await open(page, `/index.html?${RACE.replace("steps=1000", "steps=200")}`);
  const box = await page.locator("#stage").boundingBox();
  const costs = await frames(page, async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let step = 0; step < 60; step++) {
      await page.mouse.move(box.x + box.width * (0.3 + 0.005 * step), box.y + box.height * 0.5);
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
  });
  report("dragging the start, four racers, 200 steps: 95th percentile", ms(quantile(costs, 0.95)), "under 16 ms");
});

test("the field after κ has changed", async ({ page }) => {
  await open(page, "/index.html");
  const number = page.getByRole("textbox", { name: "Condition number κ, as a number" });
  const times = await number.evaluate(async (field) => {
    const found = [];
    for (let kappa = 11; kappa < 31; kappa++) {
      const begin = performance.now();
      field.value = String(kappa);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      found.push(performance.now() - begin);
    }
    return found;
  });
  report("the field after κ has changed, up to the frame's end, median", ms(quantile(times, 0.5)), "under 25 ms and a frame");
});

test("a map of 128 × 128 × 500", async ({ page }) => {
  await open(page, "/index.html?steps=500");
  await page.getByRole("tab", { name: "Rate × momentum", exact: true }).click();
  const found = await page.evaluate(async () => {
    const panel = document.querySelector("#panel-map");
    const picture = panel.querySelector(".survey");
    let [longest, last, isOn] = [0, performance.now(), true];
    const watch = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (isOn) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    await new Promise((resolve) => setTimeout(resolve, 200));
    longest = 0;
    const begin = performance.now();
    panel.querySelector("button").click();
    const until = async (holds) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve));
      return performance.now() - begin;
    };
    const first = await until(() => Number(picture.dataset.drawn ?? 0) > 0);
    const whole = await until(() => panel.querySelector(".survey-state").textContent !== "");
    isOn = false;
    return { first, whole, longest };
  });
  report("map of 128 x 128 x 500: first picture", ms(found.first), "under 100 ms");
  report("map of 128 x 128 x 500: complete", ms(found.whole), "under 500 ms");
  report("map of 128 x 128 x 500: longest frame", ms(found.longest), "under 50 ms");
});
