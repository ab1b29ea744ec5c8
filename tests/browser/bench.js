// The pages' times, as medians and 95th percentiles, beside what they should be. Times depend on
// the machine: they are printed, never asserted.

import { hold, thirty } from "./holder.js";
import { open, test, traced } from "./page.js";

const RACE = "fn=rosenbrock&steps=1000&opt=gd&vs=momentum&vs=adam&vs=rmsprop&speed=240";
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

/** What drawing is called in Chromium's trace. */
const DRAWING = new Set(["PrePaint", "Paint", "PaintImage", "UpdateLayer", "Layerize", "Commit"]);
/** What script is called there, its garbage with it. */
const SCRIPT = new Set(["FireAnimationFrame", "TimerFire", "EventDispatch", "FunctionCall", "RunMicrotasks", "EvaluateScript", "MinorGC", "MajorGC"]);

/**
 * What each frame costs the page's own thread while `act` goes on, from Chromium's own trace: all
 * of its work since the frame before, its script and its drawing, and script alone. What is neither
 * is style, layout, looking for what lies under the pointer, and going from task to task. In
 * milliseconds of the thread's own time, so that what waits for other threads, or for other programs
 * on the machine, is left out.
 */
async function frames(page, act) {
  const events = await traced(page, "devtools.timeline,disabled-by-default-devtools.timeline", act);
  const spans = events.filter(({ ph }) => ph === "X");
  // The busiest thread with animation frames is the page's.
  const ticks = spans.filter(({ name }) => name === "FireAnimationFrame");
  const of = ({ pid, tid }) => ticks.filter((tick) => tick.pid === pid && tick.tid === tid);
  const own = ticks.map(of).reduce((one, other) => (other.length > one.length ? other : one), []);
  const { pid, tid } = own[0] ?? {};
  const tasks = spans
    .filter((span) => span.pid === pid && span.tid === tid && span.name === "RunTask")
    .sort((one, other) => one.ts - other.ts);
  const inside = spans.filter((span) => span.pid === pid && span.tid === tid && span.tdur !== undefined);
  /** The time of spans with these names between two points in time; what lies in another counts once. */
  const time = (names, from, to) => {
    let [sum, end] = [0, from];
    for (const { name, ts, dur, tdur } of inside) {
      if (!names.has(name) || ts < end || ts >= to) continue;
      sum += tdur / 1000;
      end = ts + dur;
    }
    return sum;
  };
  inside.sort((one, other) => one.ts - other.ts);
  const costs = [];
  let cost = { all: 0, drawing: 0, script: 0 };
  for (const { ts, dur, tdur } of tasks) {
    const script = time(SCRIPT, ts, ts + dur);
    cost = { all: cost.all + tdur / 1000, drawing: cost.drawing + time(DRAWING, ts, ts + dur), script: cost.script + script };
    if (!own.some((tick) => tick.ts >= ts && tick.ts < ts + dur)) continue;
    costs.push(cost);
    cost = { all: 0, drawing: 0, script: 0 };
  }
  // The first one has the start of the trace before it.
  return costs.slice(1);
}

const all = (costs) => costs.map((cost) => cost.all);
const drawn = (costs) => costs.map((cost) => cost.script + cost.drawing);

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
  // What all of the browser's renderers spend while nothing happens.
  const session = await browser.newBrowserCDPSession();
  const spent = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const atFirst = await spent();
  const took = await page.evaluate(thirty);
  report("thirty embeds on a page: all ready", ms(took), "under 3,000 ms");
  await page.waitForTimeout(2000);
  const before = await spent();
  report("thirty embeds on a page: the processor's time up to then", ms(1000 * (before - atFirst)), "");
  await page.waitForTimeout(5000);
  report("thirty embeds on a page: idle, of one core", `${((100 * (await spent() - before)) / 5).toFixed(2)} %`, "under 2 %");
});

test("frames while four racers play", async ({ page }) => {
  await open(page, `/index.html?${RACE}&at=0`);
  const costs = await frames(page, async () => {
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.waitForTimeout(3000);
  });
  report("playing, four racers, 1,000 steps: script and drawing, 95th", ms(quantile(drawn(costs), 0.95)), "under 6 ms");
  report("the same: median", ms(quantile(drawn(costs), 0.5)), "");
  report("the same: its script, median", ms(quantile(costs.map(({ script }) => script), 0.5)), "");
  report("the same: all of the page's thread, 95th percentile", ms(quantile(all(costs), 0.95)), "");
  report("the same: median", ms(quantile(all(costs), 0.5)), "");
});

test("a redraw of a path with 1,000 steps", async ({ page }) => {
  await open(page, "/index.html?fn=rosenbrock&steps=1000&opt=adam&lr=0.1&hide=chart,explain");
  const costs = await frames(page, () =>
    page.getByRole("slider", { name: "Step of the run" }).evaluate(async (slider) => {
      for (let step = 0; step < 60; step += 1) {
        slider.value = String(400 + 10 * step);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    }),
  );
  report("a redraw of the path with 1,000 steps: script, median", ms(quantile(costs.map(({ script }) => script), 0.5)), "under 2 ms");
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
  report("dragging the start, four racers, 200 steps: all, 95th", ms(quantile(all(costs), 0.95)), "under 16 ms");
  report("the same: median", ms(quantile(all(costs), 0.5)), "");
});

test("the field after κ has changed", async ({ page }) => {
  await open(page, "/index.html");
  await page.getByRole("tab", { name: "Settings" }).click();
  const number = page.getByRole("textbox", { name: "How narrow (condition number κ), as a number" });
  let times = [];
  const costs = await frames(page, async () => {
    times = await number.evaluate(async (field) => {
      const found = [];
      for (let kappa = 11; kappa < 31; kappa++) {
        const begin = performance.now();
        field.value = String(kappa);
        field.dispatchEvent(new Event("change", { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        found.push(performance.now() - begin);
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      return found;
    });
  });
  // One frame for each change draws the field; what stands beside it follows in others.
  const largest = all(costs).sort((one, other) => other - one).slice(0, times.length);
  report("the field after κ has changed: its frame's work, median", ms(quantile(largest, 0.5)), "under 25 ms");
  report("the same, up to the frame's end", ms(quantile(times, 0.5)), "under 25 ms and a frame");
});

test("a map of 128 × 128 × 500", async ({ page }) => {
  await open(page, "/index.html?steps=500");
  await page.getByRole("tab", { name: "Maps", exact: true }).click();
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
