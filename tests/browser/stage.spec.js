// The stage: relief, zoom, readings, arrows and the run before, as a person uses them.

import AxeBuilder from "@axe-core/playwright";
import { RULES, expect, look, open, parts, test } from "./page.js";

/** Waits until the stage no longer looks as it did. */
async function changes(page, before) {
  await expect.poll(async () => (await look(page)) !== before).toBe(true);
}

const stageOf = (page) => page.locator("#stage");
const hash = (page) => decodeURIComponent(new URL(page.url()).hash);

for (const address of ["/index.html", "/embed.html"]) {
  test.describe(address, () => {
    test("what has not changed for a while is a bitmap, and looks the same", async ({ page }) => {
      await page.emulateMedia({ colorScheme: "dark" });
      await open(page, address);
      const still = page.locator("#stage [data-layer=still]");
      await expect(still).toHaveAttribute("data-drawn", /[1-9]/);
      const before = await look(page);
      await expect(still).toBeHidden();
      expect(await look(page)).toBe(before);
      // It is a canvas again as soon as it is drawn, and then rests as what it has become.
      await page.getByRole("button", { name: "3-D" }).click();
      await changes(page, before);
      const relief = await look(page);
      await expect(still).toBeHidden();
      expect(await look(page)).toBe(relief);
    });

    test("a relief turns by keys and by drag", async ({ page }) => {
      await open(page, address);
      const flat = await look(page);
      const button = page.getByRole("button", { name: "3-D" });
      await button.click();
      await changes(page, flat);
      await expect(button).toHaveAttribute("aria-pressed", "true");
      await expect(stageOf(page)).toHaveAttribute("aria-label", /^3-D view of a ravine/);
      // The address is written a moment later.
      await expect.poll(() => hash(page)).toContain("view=relief");

      const still = await look(page);
      await stageOf(page).focus();
      await page.keyboard.press("ArrowRight");
      await changes(page, still);

      const turned = await look(page);
      const box = await stageOf(page).boundingBox();
      await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.8);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.7, { steps: 4 });
      await page.mouse.up();
      await changes(page, turned);

      await button.click();
      await expect(stageOf(page)).toHaveAttribute("aria-label", /^Contour plot/);
      // The angle is nobody's setting, and the start stays where it was.
      await expect.poll(() => hash(page)).not.toContain("view=relief");
      expect(hash(page)).not.toMatch(/[?&#]x=/);
    });

    test("the start can be dragged on the relief", async ({ page }) => {
      await open(page, `${address}?view=relief`);
      const { start } = parts(page);
      const from = await start.boundingBox();
      await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + from.width / 2 + 40, from.y + from.height / 2 + 20, { steps: 3 });
      await page.mouse.up();
      await expect.poll(() => hash(page)).toMatch(/x=-?\d/);
      const to = await start.boundingBox();
      expect(Math.hypot(to.x - from.x - 40, to.y - from.y - 20)).toBeLessThan(8);
    });

    test("the view's switch is gone where there is nothing to switch", async ({ page }) => {
      await open(page, `${address}?lock=view`);
      await expect(page.getByRole("button", { name: "3-D" })).toBeHidden();
      await open(page, `${address}?fn=parabola`);
      await expect(page.getByRole("button", { name: "3-D" })).toBeHidden();
    });
  });
}

test("zooms by buttons, keys and the wheel with Ctrl, and goes back", async ({ page }) => {
  await open(page, "/index.html");
  const box = () => /box=([^&]*)/.exec(hash(page))?.[1]?.split(",").map(Number);
  const width = () => {
    const [left = -5, right = 5] = box() ?? [];
    return right - left;
  };
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(width).toBeCloseTo(8, 2);
  await page.getByRole("button", { name: "Zoom out" }).click();
  await expect.poll(width).toBeCloseTo(10, 2);

  await stageOf(page).focus();
  await page.keyboard.press("+");
  await expect.poll(width).toBeCloseTo(8, 2);
  const before = box();
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => box()?.[0]).toBeGreaterThan(before[0]);
  await page.keyboard.press("0");
  await expect.poll(box).toBeUndefined();

  await stageOf(page).scrollIntoViewIfNeeded();
  const place = await stageOf(page).boundingBox();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await expect.poll(width).toBeLessThan(8);

  await page.getByRole("button", { name: "Zoom out" }).click();
  await expect.poll(box).toBeUndefined();
  await page.getByRole("button", { name: "Zoom to the path" }).click();
  // The run goes from (-4, 2) to (0, 0), and swings beyond.
  await expect.poll(() => box()?.[0]).toBeLessThan(-4);
  expect(width()).toBeLessThan(10);
  await expect(parts(page).verdict).toContainText("Converged in 50 steps");
});

test("a curve zooms too", async ({ page }) => {
  await open(page, "/index.html?fn=parabola");
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(() => hash(page)).toContain("box=-4.8,4.8");
});

test("a drag with Shift moves the box, not the start", async ({ page }) => {
  await open(page, "/index.html");
  const place = await stageOf(page).boundingBox();
  await page.keyboard.down("Shift");
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.mouse.move(place.x + place.width / 2 - 80, place.y + place.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect.poll(() => Number(/box=([^,]*)/.exec(hash(page))?.[1])).toBeGreaterThan(-5);
  expect(hash(page)).not.toMatch(/[#&]x=/);
});

test("a drag with Shift moves a relief along its ground, not the start, nor its angle", async ({ page }) => {
  await open(page, "/index.html?view=relief");
  const place = await stageOf(page).boundingBox();
  const start = await parts(page).start.boundingBox();
  await page.keyboard.down("Shift");
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.mouse.move(place.x + place.width / 2 + 40, place.y + place.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect.poll(() => hash(page)).toContain("box=");
  expect(hash(page)).not.toMatch(/[#&]x=/);
  // What lies on the land goes along with the pointer; its height goes by another land.
  await expect.poll(async () => Math.abs((await parts(page).start.boundingBox()).x - start.x - 40)).toBeLessThan(4);
});

test("what the author locked cannot be zoomed", async ({ page }) => {
  await open(page, "/index.html?lock=box");
  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(page.getByRole("button", { name: "Zoom in" })).toBeDisabled();
});

test("a wheel without Ctrl scrolls the page", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 500 });
  await open(page, "/index.html");
  const place = await stageOf(page).boundingBox();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(hash(page)).not.toContain("box=");
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 600 } });

  /** One gesture by fingers, as the browser itself gets it. */
  async function gesture(page, steps) {
    const session = await page.context().newCDPSession(page);
    for (const [type, touchPoints] of steps) await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  }

  test("one finger scrolls the page, two zoom the stage", async ({ page }) => {
    await open(page, "/index.html");
    const place = await stageOf(page).boundingBox();
    const x = place.x + place.width / 2;
    const y = place.y + place.height * 0.75;
    const up = (by) => [{ x, y: y - by, id: 1 }];
    await gesture(page, [
      ["touchStart", up(0)],
      ["touchMove", up(40)],
      ["touchMove", up(90)],
      ["touchMove", up(140)],
      ["touchEnd", []],
    ]);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
    expect(hash(page)).not.toMatch(/[#&](x|box)=/);

    // Anew: what still rolls on from the scrolling would take the fingers for its own.
    await page.goto("about:blank");
    await open(page, "/index.html");
    const middle = place.y + place.height / 2;
    const two = (by) => [
      { x: x - by, y: middle, id: 1 },
      { x: x + by, y: middle, id: 2 },
    ];
    await gesture(page, [
      ["touchStart", two(30)],
      ["touchMove", two(45)],
      ["touchMove", two(60)],
      ["touchEnd", []],
    ]);
    // Twice as far apart: half the box.
    await expect
      .poll(() => {
        const [left, right] = (/box=([^&]*)/.exec(hash(page))?.[1] ?? "").split(",").map(Number);
        return right - left;
      })
      .toBeCloseTo(5, 1);
  });
});

test("the value under the pointer is always there, and by keys that under a cross-hair", async ({ page }) => {
  await open(page, "/index.html?fn=booth&opt=gd");
  const value = page.locator("#probe");
  await expect(value).toHaveText("");
  const place = await stageOf(page).boundingBox();
  await page.mouse.move(place.x + place.width / 3, place.y + place.height / 3);
  await expect(value).toContainText(/^At \(.*\): loss [\d.,]+\. +Gradient \(.*\), curvature 18, 2\./);
  const first = await value.textContent();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 3);
  await expect(value).not.toHaveText(first ?? "");
  // A press is for the start, as ever.
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 3);
  await expect.poll(() => hash(page)).toMatch(/[#&]x=/);
  await page.mouse.move(place.x + place.width / 2, place.y - 30);
  await expect(value).toHaveText("");

  await open(page, "/index.html?fn=booth&opt=gd&at=200");
  await stageOf(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  // The run ends at the minimum, (1, 3), whose Hessian has the eigenvalues 18 and 2.
  await expect(value).toContainText("curvature 18, 2. Near a minimum.");
  await expect(page.locator(".cross-hair")).toBeVisible();
  const before = await value.textContent();
  for (let presses = 0; presses < 9; presses += 1) await page.keyboard.press("ArrowRight");
  await expect(value).not.toHaveText(before ?? "");
  await expect(value).not.toContainText("minimum");
  await page.keyboard.press("Escape");
  await expect(value).toHaveText("");
  await expect(page.locator(".cross-hair")).toBeHidden();
  await expect(stageOf(page)).toBeFocused();
});

test("arrows and directions of curvature are drawn on demand", async ({ page }) => {
  await open(page, "/index.html?at=5");
  await page.getByRole("tab", { name: "Settings" }).click();
  const plain = await look(page);
  const arrows = page.getByRole("checkbox", { name: "Arrows" });
  await arrows.check();
  await changes(page, plain);
  const with_arrows = await look(page);
  await page.getByRole("checkbox", { name: "Curvature" }).check();
  await changes(page, with_arrows);
  await page.getByRole("checkbox", { name: "Curvature" }).uncheck();
  await arrows.uncheck();
  await expect.poll(async () => (await look(page)) === plain).toBe(true);
});

test("the arrows are those of the racer whose step is explained", async ({ page }) => {
  await open(page, "/index.html?at=5&vs=gd,lr:0.05");
  await page.getByRole("tab", { name: "Settings" }).click();
  const arrows = page.getByRole("checkbox", { name: "Arrows of Momentum" });
  await arrows.check();
  await page.getByRole("checkbox", { name: "Curvature" }).check();
  const first = await look(page);
  const tab = (name) => page.getByRole("tab", { name, exact: true });
  await tab("This step").click();
  await page.getByRole("combobox", { name: "Racer", exact: true }).selectOption("2: Gradient descent");
  await changes(page, first);
  await expect(page.getByRole("tabpanel", { name: "This step" })).toContainText("θ ← θ − αg");
  await tab("Settings").click();
  await expect(page.getByRole("checkbox", { name: "Arrows of Gradient descent" })).toBeChecked();
  // Alone, there is nobody to be told from.
  await page.getByRole("button", { name: "Remove Gradient descent" }).click();
  await expect(page.getByRole("checkbox", { name: "Arrows", exact: true })).toBeChecked();
});

test("the last run stays as a ghost until the box is unchecked", async ({ page }) => {
  await open(page, "/index.html?fn=bowl&opt=gd&lr=0.1");
  const { rateField } = parts(page);
  await rateField.fill("0.5");
  await rateField.press("Enter");
  await expect(page.locator("#verdict")).toContainText("Converged");
  const haunted = await look(page);
  await page.getByRole("tab", { name: "Settings" }).click();
  const keep = page.getByRole("checkbox", { name: "The run before (dashed)" });
  await keep.uncheck();
  await changes(page, haunted);
  const alone = await look(page);
  // The same run without one before it.
  await open(page, "/index.html?fn=bowl&opt=gd&lr=0.5");
  await expect.poll(() => look(page)).toBe(alone);
});

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing on the stage's tools, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, "/index.html?view=relief");
    await stageOf(page).press("Shift+ArrowRight");
    const found = await new AxeBuilder({ page }).withTags(RULES).options({ rules: { "target-size": { enabled: true } } }).analyze();
    expect(found.violations).toEqual([]);
  });
}

for (const address of ["/index.html", "/embed.html"]) {
  test(`${address}: a page that is read from right to left has its pictures where they were`, async ({ page }) => {
    await page.setViewportSize({ width: 1000, height: 700 });
    await open(page, `${address}?fn=bowl&opt=gd`);
    const stage = page.locator("#stage");
    const placed = async () => {
      await stage.click({ position: { x: 100, y: 100 } });
      return page.evaluate(() => document.querySelector(".start").getAttribute("aria-label"));
    };
    const before = await placed();
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await page.mouse.move(0, 0);
    expect(await placed()).toBe(before);
    // Each canvas begins where its picture does, or as far right of it as it is moved.
    const offsets = await stage.evaluate((stage) => {
      const { left, top } = stage.getBoundingClientRect();
      return [...stage.querySelectorAll("canvas")].filter(({ hidden }) => !hidden).map((canvas) => {
        const [x, y] = (/translate\(([^p]+)px, ([^p]+)px\)/.exec(canvas.style.transform) ?? [0, 0, 0]).slice(1).map(Number);
        const box = canvas.getBoundingClientRect();
        return [Math.round(box.left - left - x), Math.round(box.top - top - y)];
      });
    });
    expect(offsets.length).toBeGreaterThan(0);
    for (const offset of offsets) expect(offset).toEqual([0, 0]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    for (const math of await page.locator("math").all()) await expect(math).toHaveCSS("direction", "ltr");
  });
}
