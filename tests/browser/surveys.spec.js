// The surveys of the lab, used as a person would: started, watched, read, chosen from.

import { readFile } from "node:fs/promises";
import { expect, expectNoViolations, open, parts, press, test } from "./page.js";

/** Opens a survey's tab and runs it to its end. */
async function run(page, tab, query = "") {
  await open(page, `/index.html?${query}`);
  await page.getByRole("tab", { name: "Maps", exact: true }).click();
  await page.getByRole("tab", { name: tab, exact: true }).click();
  const panel = page.getByRole("tabpanel", { name: tab, exact: true });
  await panel.getByRole("button", { name: "Run it" }).click();
  await expect(panel.getByText("All done.")).toBeVisible({ timeout: 20_000 });
  return panel;
}

test("a sweep says at which rates each racer converges, and a key runs a rate", async ({ page }) => {
  const panel = await run(page, "Rate sweep", "opt=gd&vs=adam");
  const picture = panel.getByRole("application");
  await picture.focus();
  await page.keyboard.press("ArrowRight");
  await expect(panel.locator(".survey-reading")).toContainText("Rate 0.11, Gradient descent: converges in");
  await page.keyboard.press("ArrowDown");
  await expect(panel.locator(".survey-reading")).toContainText("Rate 0.11, Adam:");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Rate of Gradient descent, as a number" })).toHaveValue("0.11");
  // It is still the same survey: only the rate has changed.
  await expect(panel.getByText("All done.")).toBeVisible();
  await expectNoViolations(page);
});

test("each racer gets its best rate, and the page says which", async ({ page }) => {
  await open(page, "/index.html?f=0.5w^2&opt=gd&vs=adam");
  await page.getByRole("button", { name: "Find good rates" }).click();
  await expect(page.getByText(/Gradient descent: rate 1 converges in 1 step\..*Tried: \d+ rates from 0\.0001 to 10\./)).toBeVisible();
  await expect(parts(page).verdict).toContainText("Converged in 1 step");
});

test("a map is drawn at once, and a click on it runs the cell", async ({ page }) => {
  const panel = await run(page, "Rate × momentum");
  const picture = panel.getByRole("application");
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  await page.mouse.move(box.x + box.width * 0.93, box.y + box.height * 0.5);
  await expect(panel.locator(".survey-reading")).toContainText("diverges");
  await page.mouse.click(box.x + box.width * 0.93, box.y + box.height * 0.5);
  await expect(parts(page).verdict).toContainText("Diverged");
  await expect(panel.getByRole("list", { name: "What the colours mean" })).toContainText("diverges");
  await panel.getByText("The numbers as a table").click();
  await expect(panel.getByRole("row")).toHaveCount(17);
  await expectNoViolations(page);
});

test("a map belongs to its settings, and says when they have changed", async ({ page }) => {
  const panel = await run(page, "Rate × momentum");
  await page.getByLabel("Surface", { exact: true }).selectOption("bowl");
  await expect(panel.getByText("The settings have changed since.")).toBeVisible();
  await panel.getByRole("button", { name: "Run again" }).click();
  await expect(panel.getByText("All done.")).toBeVisible({ timeout: 20_000 });
});

test("a rule without momentum has no map", async ({ page }) => {
  await open(page, "/index.html?opt=gd");
  await page.getByRole("tab", { name: "Maps", exact: true }).click();
  await page.getByRole("tab", { name: "Rate × momentum", exact: true }).click();
  await page.getByRole("button", { name: "Run it" }).click();
  await expect(page.getByText("Gradient descent has no momentum.")).toBeVisible();
});

test("the basins of four minima are told apart, and a start can be chosen", async ({ page }) => {
  const panel = await run(page, "Basins", "fn=himmelblau&opt=gd&lr=0.01");
  await expect(panel.getByRole("listitem").filter({ hasText: "Minimum" })).toHaveCount(4);
  const picture = panel.getByRole("application");
  await picture.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(panel.locator(".survey-reading")).toContainText(/Start .*: minimum \d, converges in \d+ steps/);
  const before = await parts(page).start.getAttribute("aria-label");
  await page.keyboard.press("Enter");
  await expect(parts(page).start).not.toHaveAttribute("aria-label", before ?? "");
  await expectNoViolations(page);
});

/** The picture of the surface alone, without paths and marks. */
function ground(page) {
  return page.locator("#stage canvas").first().evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
}

/** The drawing that the page exports. */
async function drawing(page) {
  await press(page, "Export");
  await page.getByLabel("Format").selectOption({ label: "Drawing (SVG)" });
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: /Save fall-line.svg/ }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  await page.keyboard.press("Escape");
  return text;
}

test("the basins lie over the field until they are lifted, or belong to another run", async ({ page }) => {
  await open(page, "/index.html?fn=himmelblau&opt=gd&lr=0.01");
  const bare = await ground(page);
  const panel = await run(page, "Basins", "fn=himmelblau&opt=gd&lr=0.01");
  await expect.poll(async () => (await ground(page)) === bare).toBe(false);
  const covered = await ground(page);
  // As in the page, so in what it exports: the minima have their numbers.
  expect(await drawing(page)).toMatch(/>\s*4\s*<\/text>/);

  const box = panel.getByRole("checkbox", { name: "Show on the picture" });
  await box.uncheck();
  await expect.poll(async () => (await ground(page)) === bare).toBe(true);
  await box.check();
  await expect.poll(async () => (await ground(page)) === covered).toBe(true);

  // Another start is one of those that were tried; another rate is another map.
  await parts(page).start.press("ArrowRight");
  expect(await ground(page)).toBe(covered);
  await page.getByRole("button", { name: "3-D" }).click();
  await expect(page.locator("#stage")).toHaveAttribute("data-view", "relief");
  await page.getByRole("button", { name: "3-D" }).click();
  await expect.poll(async () => (await ground(page)) === covered).toBe(true);
  await page.locator("#stage").press("+");
  await expect.poll(async () => (await ground(page)) === covered).toBe(false);
  await page.locator("#stage").press("0");
  await expect.poll(async () => (await ground(page)) === covered).toBe(true);
  await parts(page).rateField.fill("0.02");
  await parts(page).rateField.press("Enter");
  await expect.poll(async () => (await ground(page)) === bare).toBe(true);
});

test("of very many minima the key names some, the table all", async ({ page }) => {
  const panel = await run(page, "Basins", "fn=rastrigin&opt=gd&lr=0.002&steps=60");
  const key = panel.getByRole("list", { name: "What the colours mean" });
  await expect(key.getByRole("listitem").filter({ hasText: /^Minimum/ })).toHaveCount(8);
  await expect(key).toContainText(/\d+ more minima: \d/);
  await panel.getByText("The numbers as a table").click();
  expect(await panel.getByRole("row").count()).toBeGreaterThan(100);
});

test("what the basins' patterns mean stands on the picture", async ({ page }) => {
  await run(page, "Basins", "fn=himmelblau&opt=gd&lr=0.02&steps=100");
  expect(await drawing(page)).toMatch(/>\s*diverges\s*<\/text>/);
});

/** Has a page without workers, as a policy may forbid them. */
function forbid() {
  window.Worker = class {
    constructor() {
      throw new DOMException("no workers here", "SecurityError");
    }
  };
}

/** Counts the blocks of cells that workers are given, those of the pad aside. */
function count() {
  window.blocks = 0;
  const pads = new Set();
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    if (message.plan?.subject === "pad") pads.add(message.id);
    if ("count" in message && !pads.has(message.id)) window.blocks += message.count;
    return post.call(this, message, ...more);
  };
}

/** All that a survey shows once it is done: its picture, its key and its table. */
async function results(panel) {
  const picture = panel.getByRole("application");
  const image = () => picture.locator("canvas").evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  await expect.poll(async () => (await image()).length).toBeGreaterThan(1000);
  // The last cells come with the next frame.
  await picture.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return { image: await image(), text: await panel.locator(".survey-result").evaluate((result) => result.textContent) };
}

/** @type {[string, string][]} */
const SURVEYS = [
  ["Rate × momentum", "fn=himmelblau&steps=40"],
  ["Rate sweep", "opt=nesterov&vs=adam&vs=from:20,lr:0.01"],
  ["Basins", "fn=himmelblau&opt=gd&lr=0.01&steps=80"],
];

for (const [tab, query] of SURVEYS) {
  test(`workers come to what the page comes to by itself: ${tab}`, async ({ page, browser }) => {
    await page.addInitScript(count);
    const shared = await results(await run(page, tab, query));
    expect(page.workers().length).toBeGreaterThan(0);
    expect(await page.evaluate(() => window.blocks)).toBeGreaterThan(0);
    const alone = await browser.newPage();
    await alone.addInitScript(forbid);
    expect(await results(await run(alone, tab, query))).toEqual(shared);
    expect(alone.workers()).toEqual([]);
    await alone.close();
  });
}

test("a survey begun anew has nothing of the one before, and is the page's own where no worker comes", async ({ page, browser }) => {
  await open(page, "/index.html?fn=rosenbrock&steps=500&opt=adam");
  await page.getByRole("tab", { name: "Maps", exact: true }).click();
  await page.getByRole("tab", { name: "Rate × momentum", exact: true }).click();
  const panel = page.getByRole("tabpanel", { name: "Rate × momentum", exact: true });
  await panel.getByRole("button", { name: "Run it" }).click();
  await page.getByLabel("Surface", { exact: true }).selectOption("bowl");
  await panel.getByRole("button", { name: "Run again" }).click();
  await expect(panel.getByText("All done.")).toBeVisible({ timeout: 20_000 });
  expect(page.workers().length).toBeGreaterThan(0);

  const alone = await browser.newPage();
  await alone.route("**/worker-*.js", (route) => route.abort());
  const other = await run(alone, "Rate × momentum", "fn=bowl&steps=500&opt=adam");
  expect(alone.workers()).toEqual([]);
  expect(await results(other)).toEqual(await results(panel));
  await alone.close();
});

test("a survey can be stopped", async ({ page }) => {
  await open(page, "/index.html?fn=logistic-regression&steps=500&opt=adam");
  await page.getByRole("tab", { name: "Maps", exact: true }).click();
  await page.getByRole("tab", { name: "Basins", exact: true }).click();
  const panel = page.getByRole("tabpanel", { name: "Basins", exact: true });
  await panel.getByRole("button", { name: "Run it" }).click();
  await panel.getByRole("button", { name: "Stop" }).click();
  await expect(panel.getByRole("button", { name: "Run again" })).toBeVisible();
  await expect(panel.getByRole("progressbar")).toBeHidden();
});
