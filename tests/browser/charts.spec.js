// The lab's charts, and what pictures draw while a run plays.

import { expect, look, open, parts, test } from "./page.js";

test("every chart has all racers and a cursor that follows the run", async ({ page }) => {
  // Where both have the same curvature, the second one's line lies under the first one's.
  await open(page, "/index.html?fn=himmelblau&opt=momentum&vs=adam,lr:0.3&schedule=cosine&at=200");
  await page.getByRole("tab", { name: "Charts", exact: true }).click();
  const tabs = page.getByRole("tablist", { name: "Charts of the run" });
  for (const name of ["Loss", "Parameters", "Rate", "Gradient", "Curvature"]) {
    // That of the loss stands beside the picture.
    const isBeside = name === "Loss";
    if (!isBeside) await tabs.getByRole("tab", { name, exact: true }).click();
    const place = isBeside ? page.locator("#chart") : page.getByRole("tabpanel", { name, exact: true });
    await place.scrollIntoViewIfNeeded();
    const layer = (name_of_layer) => place.locator(`[data-layer="${name_of_layer}"]`);
    /** Whether a colour is found on the lines, in a copy of them. @param {number[]} colour */
    const has = (colour) =>
      layer("trail").evaluate(async (canvas, [red, green, blue]) => {
        const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
        const copy = new OffscreenCanvas(width, height).getContext("2d");
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, width, height);
        for (let index = 0; index < data.length; index += 4) {
          if (data[index] === red && data[index + 1] === green && data[index + 2] === blue && data[index + 3] > 200) return true;
        }
        return false;
      }, colour);
    for (const colour of [[0, 98, 158], [176, 72, 0]]) await expect.poll(() => has(colour), name).toBe(true);
    const cursor = () => layer("marks").evaluate((canvas) => canvas.style.transform + /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const before = await cursor();
    await parts(page).scrub.fill("40");
    await expect.poll(async () => (await cursor()) === before, name).toBe(false);
    await parts(page).scrub.fill("200");
  }
});

test("what has grown while a run played looks as it does when drawn at once", async ({ page }) => {
  await open(page, "/index.html?vs=adam,lr:0.3&steps=40&speed=120&at=0");
  await parts(page).play.click();
  await expect(page.getByRole("button", { name: "Replay" })).toBeVisible();
  const played = await look(page);
  await open(page, "/index.html?vs=adam,lr:0.3&steps=40&speed=120");
  await expect.poll(async () => (await look(page)) === played).toBe(true);
});

for (const address of ["/index.html", "/embed.html"]) {
  test(`while a race plays only what moves is drawn, and on canvases not much larger: ${address}`, async ({ page }) => {
    await open(page, `${address}?fn=rosenbrock&opt=gd&vs=momentum&vs=adam&vs=adagrad&steps=1500&speed=120&at=200`);
    const found = () =>
      page.locator("#stage").evaluate((stage) => {
        const of = (name) => [...stage.querySelectorAll(`[data-layer=${name}]`)];
        const drawn = (name) => of(name).reduce((sum, canvas) => sum + Number(canvas.dataset.drawn), 0);
        const [still] = of("still");
        const area = (canvas) => canvas.width * canvas.height;
        return {
          still: drawn("still"),
          trail: drawn("trail"),
          signs: drawn("signs"),
          marks: drawn("marks"),
          isStill: still.hidden,
          part: of("marks").reduce((sum, canvas) => sum + area(canvas), 0) / area(still),
        };
      });
    await expect.poll(async () => (await found()).isStill).toBe(true);
    const before = await found();
    await parts(page).play.click();
    await expect.poll(async () => (await found()).marks).toBeGreaterThan(before.marks + 200);
    const after = await found();
    expect(after.still).toBe(before.still);
    expect(after.signs).toBe(before.signs);
    // Fifty frames and more: what the paths have grown by is drawn with the marks until it is long.
    expect(after.trail).toBeLessThan(before.trail + 10);
    expect(after.part).toBeLessThan(0.25);
  });

  test(`a frame draws as much at the 9,000th step as at the 900th: ${address}`, async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { strokes: 0 });
      for (const name of ["moveTo", "lineTo", "stroke", "fill", "arc", "fillText", "clearRect"]) {
        const own = CanvasRenderingContext2D.prototype[name];
        CanvasRenderingContext2D.prototype[name] = function (...given) {
          window.strokes += 1;
          return own.apply(this, given);
        };
      }
    });
    /** What a step of a run costs from a step on, in operations on canvases. */
    const spent = async (query, at) => {
      await open(page, `${address}?${query}&speed=60&at=${at}`);
      const { play, reading } = parts(page);
      const step = async () => Number(/\d+/.exec((await reading.textContent()) ?? "")?.[0]);
      await play.click();
      await expect.poll(step).toBeGreaterThan(at + 5);
      const now = () => page.evaluate(() => [window.strokes, Number(/\d+/.exec(document.querySelector(".reading").textContent)[0])]);
      const before = await now();
      await expect.poll(step).toBeGreaterThan(at + 60);
      const after = await now();
      return (after[0] - before[0]) / (after[1] - before[1]);
    };
    // To and fro across the ravine, and a race along a valley.
    for (const query of ["opt=gd&lr=0.2&window=100000", "fn=rosenbrock&opt=gd&vs=momentum&vs=adam&vs=rmsprop"]) {
      const [early, late] = [await spent(`${query}&steps=1000`, 900), await spent(`${query}&steps=10000`, 9000)];
      console.log(`${query}: ${early.toFixed(0)} operations a step, then ${late.toFixed(0)}`);
      expect(late).toBeLessThan(1.5 * early + 20);
    }
  });
}

test("what one has to scroll to is not written anew while a run plays, and is right once it rests", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(page, "/index.html?steps=3000&speed=60&at=0");
  const inspector = page.getByRole("tabpanel", { name: "This step" });
  await expect(inspector).not.toBeInViewport();
  await expect(inspector).toContainText("The first step, still to come");
  await inspector.evaluate((inspector) => {
    inspector.dataset.changes = "0";
    new MutationObserver(() => (inspector.dataset.changes = String(Number(inspector.dataset.changes) + 1))).observe(inspector, { subtree: true, childList: true, characterData: true });
  });
  const { play, reading } = parts(page);
  await play.click();
  // In five seconds what is in sight would have been written six times. A machine that is busy may
  // hold a run up for so long that it seems to rest.
  await expect(reading).toContainText(/step [3-9][0-9]{2} /);
  expect(Number(await inspector.getAttribute("data-changes"))).toBeLessThan(4);
  await play.click();
  const step = /\d+/.exec((await reading.textContent()) ?? "")?.[0];
  await expect(inspector).toContainText(`Step ${step}, from`);
  // What comes into sight while a run plays follows it.
  await play.click();
  await inspector.scrollIntoViewIfNeeded();
  await expect.poll(async () => /Step (\d+)/.exec((await inspector.textContent()) ?? "")?.[1]).not.toBe(step);
});

test("a picture that the window does not show is not drawn until it does", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 360 });
  await open(page, "/index.html?steps=2000&speed=60&at=0");
  const drawn = (place) =>
    page.locator(`${place} canvas`).evaluateAll((canvases) =>
      canvases.reduce((sum, canvas) => sum + Number(/** @type {HTMLElement} */ (canvas).dataset.drawn ?? 0), 0),
    );
  await expect(page.locator("#chart")).not.toBeInViewport();
  await parts(page).play.click();
  const [stage, chart] = [await drawn("#stage"), await drawn("#chart")];
  await expect.poll(() => drawn("#stage")).toBeGreaterThan(stage + 10);
  expect(await drawn("#chart")).toBe(chart);
  await page.locator("#chart").scrollIntoViewIfNeeded();
  await expect.poll(() => drawn("#chart")).toBeGreaterThan(chart);
});

test("a press on a chart goes to its step", async ({ page }) => {
  await open(page, "/index.html");
  const box = await page.locator("#chart .chart").boundingBox();
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.5);
  const reading = await parts(page).reading.textContent();
  const step = Number(/\d+/.exec(reading ?? "")?.[0]);
  // Half of 75, less what the axis takes of a narrow chart.
  expect(Math.abs(step - 31)).toBeLessThan(9);
});

for (const [address, place] of /** @type {const} */ ([["/index.html", "#chart"], ["/embed.html", "#chart"]])) {
  test(`the loss stands evenly first, and by powers of ten once somebody says so: ${address}`, async ({ page }) => {
    await open(page, `${address}?at=20`);
    const chart = page.getByRole("group", { name: /^Chart of the loss/ });
    const log = chart.getByRole("button", { name: "log", exact: true });
    await expect(log).toHaveAttribute("aria-pressed", "false");
    await expect.poll(() => chart.locator("[data-layer=still]").first().getAttribute("data-drawn")).not.toBeNull();
    const even = await look(page, place);
    await log.click();
    await expect(log).toHaveAttribute("aria-pressed", "true");
    await expect.poll(async () => (await look(page, place)) === even).toBe(false);
    // A press on the switch is none on the chart.
    await expect(parts(page).reading).toHaveText("step 20 of 200");
    await page.keyboard.press("Enter");
    await expect(log).toHaveAttribute("aria-pressed", "false");
    await expect.poll(async () => (await look(page, place)) === even).toBe(true);
    await page.keyboard.press("Space");
    await parts(page).rateField.fill("0.05");
    await parts(page).rateField.press("Enter");
    await expect(page.locator("#verdict")).not.toContainText("Converged in 50 steps");
    await expect(log).toHaveAttribute("aria-pressed", "true");
  });
}

test("where there is no minimum to count from, there is no switch", async ({ page }) => {
  await open(page, "/index.html?f=3x");
  await expect(page.getByRole("group", { name: /^Chart of the loss/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "log", exact: true })).toBeHidden();
});

test("a chart reaches half as far again as the verdict, and as far as the cursor beyond", async ({ page }) => {
  await open(page, "/index.html?at=0");
  const { reading, scrub } = parts(page);
  const box = await page.locator("#chart .chart").boundingBox();
  const pressRight = () => page.mouse.click(box.x + box.width - 3, box.y + box.height / 2);
  await pressRight();
  await expect(reading).toHaveText("step 75 of 200");
  await scrub.fill("120");
  await pressRight();
  await expect(reading).toHaveText("step 150 of 200");
  await scrub.fill("200");
  await pressRight();
  await expect(reading).toHaveText("step 200 of 200");
});

test("the chart of curvature says whose limit it shows", async ({ page }) => {
  await open(page, "/index.html?fn=valley&opt=gd&lr=0.3&vs=adam&at=0");
  await page.getByRole("tab", { name: "Charts", exact: true }).click();
  await page.getByRole("tab", { name: "Curvature", exact: true }).click();
  const chart = page.getByRole("img", { name: /^Chart of the largest curvature/ });
  const before = await look(page, "#panel-chart-sharpness .chart");
  await parts(page).scrub.fill("6");
  await expect.poll(async () => (await look(page, "#panel-chart-sharpness .chart")) === before).toBe(false);
  await expect(chart).toHaveAccessibleName(/where the rule has one/);
});
