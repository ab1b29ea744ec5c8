// How much the processor works, as a part of what it works beside it in the same run. Limits are two or
// three times what `cargo xtask bench` is to reach: a busy machine stays below, a cliff does not.

import { frames } from "../../benches/lib/trace.js";
import { median, openBeside, parts } from "./beside.js";
import { expect, open, test } from "./page.js";

const ROUNDS = 5;

for (const name of ["bowl", "rosenbrock"]) {
  test(`a field is sampled and cut for less than d3's contours take: ${name}`, async ({ page }) => {
    await openBeside(page);
    // A relief's pixel needs the bands, and little besides; these are as fine as the pages'.
    const ours = () =>
      page.evaluate((name) => {
        const display = { width: 512, height: 512, ratio: 1, isDark: false };
        for (let time = 0; time < 10; time += 1) {
          const simulator = new window.beside.Simulator(`${window.beside.query(name)}&view=relief`, undefined);
          simulator.place_pixel(new Float64Array([0.5, 0.5]), display);
          simulator.free();
        }
      }, name);
    const d3 = () =>
      page.evaluate((name) => {
        const levels = Array.from({ length: 16 }, (_, level) => 0.05 * 2 ** level);
        for (let time = 0; time < 10; time += 1) window.beside.cut(name, 121, levels);
      }, name);
    const [part] = await parts(page, [ours, d3], ROUNDS);
    expect(part).toBeLessThan(1);
  });
}

for (const [rule, loop] of Object.entries({ momentum: "momentumObjects", adam: "adamObjects" })) {
  test(`100,000 steps with everything kept cost less than an object for each: ${rule}`, async ({ page }) => {
    await openBeside(page);
    const ours = () =>
      page.evaluate((rule) => {
        for (let time = 0; time < 10; time += 1) {
          const simulator = new window.beside.Simulator(`fn=ravine&opt=${rule}&lr=${window.beside.RATE}&steps=100001`, undefined);
          simulator.advance(100_000);
          const end = simulator.end();
          simulator.free();
          if (end !== 100_000) throw new Error(`stopped at ${end}`);
        }
      }, rule);
    // Several in a row, each kept until the next is there: of one run the collector's part is nothing, or most of it.
    const objects = () =>
      page.evaluate((loop) => {
        for (let time = 0; time < 10; time += 1) window.kept = window.beside[loop](100_000);
      }, loop);
    const [part] = await parts(page, [ours, objects], ROUNDS);
    expect(part).toBeLessThan(1.2);
  });
}

test("a map costs as an update of its surface does: of a line through data, of classes", async ({ page }) => {
  await openBeside(page);
  const map = (query) => () =>
    page.evaluate((query) => {
      const simulator = new window.beside.Simulator(`${query}&steps=200`, undefined);
      while (!simulator.advance(1_000)) continue;
      const surveyor = simulator.survey("map");
      // The coarsest cells stand for the whole map.
      while (surveyor.progress() < 1 / 16) surveyor.advance();
      [surveyor, simulator].forEach((one) => one.free());
    }, query);
  const [line, classes] = await parts(page, ["fn=linear-regression", "fn=logistic-regression", "fn=ravine"].map(map), 3);
  expect(line).toBeLessThan(8);
  expect(classes).toBeLessThan(80);
});

/** What a frame costs the thread while `act` goes on, the median, as a part of what the last of some pages costs. */
async function framesOf(page, addresses, act) {
  const costs = addresses.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < 2; round += 1) {
    for (const [index, address] of addresses.entries()) {
      await open(page, address);
      costs[index].push(...(await frames(page, act)).map(({ all }) => all));
    }
  }
  const last = median(costs.at(-1));
  return costs.slice(0, -1).map((some) => median(some) / last);
}

const RACE = "opt=gd&vs=momentum&vs=adam&vs=rmsprop&speed=240";
const ZIGZAG = "fn=ravine&kappa=10&opt=gd&lr=0.2&vs=gd,lr:0.19999&vs=gd,lr:0.19998&vs=gd,lr:0.19997&speed=240";

test("a frame at 10,000 steps costs what one at 1,000 does, zigzag or not", async ({ page }) => {
  test.slow();
  const play = async () => {
    await page.getByRole("button", { name: "Play", exact: true }).click();
    await page.evaluate(() => new Promise((resolve) => {
      let left = 25;
      requestAnimationFrame(function next() {
        if ((left -= 1) > 0) requestAnimationFrame(next);
        else resolve(undefined);
      });
    }));
  };
  const [long, zigzag] = await framesOf(page, [`fn=rosenbrock&${RACE}&steps=10000&at=9250`, `${ZIGZAG}&steps=10000&at=9250`, `fn=rosenbrock&${RACE}&steps=1000&at=250`].map((query) => `/embed.html?${query}`), play);
  expect(long).toBeLessThan(3.5);
  expect(zigzag).toBeLessThan(3.5);
});

test("a frame costs the same whatever the start is dragged on", async ({ page }) => {
  test.slow();
  const drag = async () => {
    const box = await page.locator("#stage").boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + box.height / 2, { steps: 15 });
    await page.mouse.up();
  };
  const [rosenbrock, data] = await framesOf(page, ["rosenbrock", "logistic-regression", "bowl"].map((name) => `/embed.html?fn=${name}&${RACE}&steps=200`), drag);
  expect(rosenbrock).toBeLessThan(3.5);
  expect(data).toBeLessThan(3.5);
});
