// The lab for everyone: every tab and dialog by keyboard, by touch, with forced colours, with reduced
// motion; and in a room.

import { expect, expectNoViolations, look, open, parts, press, test } from "./page.js";

const TABS = ["This step", "Charts", "Data", "Table", "Settings"];
const MAPS = ["Rate sweep", "Rate × momentum", "Basins"];
const DIALOGS = ["Examples", "Lessons", "Share", "Export", "Keys"];

const panelOf = (page, name) => page.getByRole("tabpanel", { name, exact: true });

/** Nothing is wider than the window, nor leaves it. */
async function expectNoOverflow(page, what) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, what).toBe(0);
}

for (const [name, media] of /** @type {const} */ ([
  ["forced colours, light", { forcedColors: "active", colorScheme: "light" }],
  ["forced colours, dark", { forcedColors: "active", colorScheme: "dark" }],
  ["reduced motion", { reducedMotion: "reduce" }],
])) {
  test(`axe finds nothing in any tab or dialog, ${name}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia(media);
    await open(page, "/index.html?fn=linear-regression&opt=momentum&vs=adam&steps=20");
    for (const tab of TABS) {
      await page.getByRole("tab", { name: tab, exact: true }).click();
      await expectNoViolations(page);
    }
    await page.getByRole("tab", { name: "Maps", exact: true }).click();
    for (const map of MAPS) {
      await page.getByRole("tab", { name: map, exact: true }).click();
      await panelOf(page, map).getByRole("button", { name: "Run it" }).click();
      await expect(panelOf(page, map).getByText("All done.")).toBeVisible({ timeout: 60_000 });
      await expectNoViolations(page);
    }
    for (const dialog of DIALOGS) {
      await press(page, dialog);
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });
}

test("with forced colours every control can be told from its ground, and the chosen one from the others", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, "/index.html");
  const look = (element) => element.evaluate((element) => {
    const { borderBottomColor, color, backgroundColor } = getComputedStyle(element);
    return [borderBottomColor, color, backgroundColor].join();
  });
  const tab = (name) => page.getByRole("tab", { name, exact: true });
  expect(await look(tab("This step"))).not.toBe(await look(tab("Table")));
  const toggle = page.getByRole("button", { name: "3-D" });
  const before = await look(toggle);
  await toggle.click();
  expect(await look(toggle)).not.toBe(before);
});

test("with reduced motion nothing moves by itself, and all of it can be reached", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "/index.html?play=1&steps=30");
  const { reading, step, play } = parts(page);
  await expect(reading).toHaveText("step 30 of 30");
  await parts(page).scrub.press("Home");
  await step.click();
  await expect(reading).toHaveText("step 1 of 30");
  // Who presses play wants it to move.
  await play.click();
  await expect(reading).toHaveText("step 30 of 30");
});

test("every tab by keyboard alone", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, "/index.html?fn=linear-regression&steps=60");
  const press = (key) => page.keyboard.press(key);
  const list = page.getByRole("tablist", { name: "What else" });
  /** Goes on by Tab until it is there. */
  const tabTo = async (target, key = "Tab") => {
    for (let count = 0; count < 40; count += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await press(key);
    }
    throw new Error("the keyboard does not get there");
  };
  const openTab = async (name) => {
    const tab = list.getByRole("tab", { name, exact: true });
    await list.getByRole("tab", { selected: true }).focus();
    for (let count = 0; count <= TABS.length && !(await tab.evaluate((tab) => tab === document.activeElement)); count += 1) {
      await press("ArrowRight");
    }
    await expect(tab).toBeFocused();
    return panelOf(page, name);
  };

  const settings = await openTab("Settings");
  const steps = settings.getByRole("textbox", { name: "Steps to run" });
  await tabTo(steps);
  await press("Control+a");
  await page.keyboard.type("40");
  await press("Enter");
  await expect(parts(page).reading).toHaveText("step 40 of 40");

  const data = await openTab("Data");
  await tabTo(data.getByRole("textbox"));
  await page.keyboard.type("0 1\n1 3\n2 5");
  await tabTo(data.getByRole("button", { name: "Use these data" }));
  await press("Enter");
  await expect(data.getByText("3 rows are in use.")).toBeVisible();

  await openTab("Maps");
  const maps = page.getByRole("tablist", { name: "Maps" });
  for (const name of MAPS) {
    await maps.getByRole("tab", { selected: true }).focus();
    if (name !== MAPS[0]) await press("ArrowRight");
    const panel = panelOf(page, name);
    await tabTo(panel.getByRole("button", { name: "Run it" }));
    await press("Enter");
    await expect(panel.getByText("All done.")).toBeVisible({ timeout: 60_000 });
    await tabTo(panel.getByRole("application"));
    await press("ArrowRight");
    await expect(panel.locator(".survey-reading")).not.toBeEmpty();
    await press("Enter");
    await tabTo(panel.locator("summary"));
    await press("Enter");
    await expect(panel.getByRole("table")).toBeVisible();
  }

  const table = await openTab("Table");
  await tabTo(table.getByRole("region"));
  await press("End");
  await expect(table.getByRole("row").last()).toBeInViewport();

  await openTab("Charts");
  const chartList = page.getByRole("tablist", { name: "Charts of the run" });
  await chartList.getByRole("tab", { selected: true }).focus();
  for (const name of ["Parameters", "Rate", "Gradient", "Curvature"]) {
    if (name !== "Parameters") await press("ArrowRight");
    await expect(chartList.getByRole("tab", { name, exact: true })).toBeFocused();
    await expect(panelOf(page, name).locator("[data-layer=marks]")).toHaveAttribute("data-drawn", /[1-9]/);
  }
});

test("every dialog by keyboard alone, and back to where one was", async ({ page }) => {
  await open(page, "/index.html");
  const menu = page.getByRole("button", { name: "Menu" });
  for (const name of DIALOGS) {
    const inHead = page.getByRole("button", { name, exact: true });
    const isInMenu = !(await inHead.isVisible());
    const button = isInMenu ? menu : inHead;
    await button.focus();
    await page.keyboard.press("Enter");
    for (let count = 0; isInMenu && count < 9; count += 1) {
      if (await inHead.evaluate((item) => item === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    if (isInMenu) await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Tab");
    expect(await dialog.evaluate((dialog) => dialog.contains(document.activeElement)), name).toBe(true);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  }
});

test.describe("by touch at 375 pixels", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 375, height: 700 } });

  test("every tab and dialog is tapped open, used, and fits", async ({ page }) => {
    test.setTimeout(120_000);
    await open(page, "/index.html?fn=linear-regression&steps=60&vs=adam");
    await expectNoOverflow(page, "the page");
    for (const name of TABS) {
      await page.getByRole("tab", { name, exact: true }).tap();
      await expect(panelOf(page, name)).toBeVisible();
      await expectNoOverflow(page, name);
    }
    await page.getByRole("tab", { name: "Maps", exact: true }).tap();
    for (const name of MAPS) {
      await page.getByRole("tab", { name, exact: true }).tap();
      const panel = panelOf(page, name);
      await panel.getByRole("button", { name: "Run it" }).tap();
      await expect(panel.getByText("All done.")).toBeVisible({ timeout: 60_000 });
      await panel.getByRole("application").tap();
      await expect(panel.locator(".survey-reading")).not.toBeEmpty();
      await expectNoOverflow(page, name);
    }
    for (const name of DIALOGS) {
      await page.getByRole("button", { name: "Menu" }).tap();
      await page.getByRole("button", { name, exact: true }).tap();
      const dialog = page.getByRole("dialog");
      await expect(dialog).toBeVisible();
      expect(await dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth), name).toBeLessThanOrEqual(0);
      await dialog.getByRole("button", { name: "Close" }).tap();
      await expect(dialog).toHaveCount(0);
    }
    // What is tapped is large enough for a finger.
    const small = await page.locator("button:visible, input:visible, select:visible, summary:visible").evaluateAll((all) =>
      all
        .map((element) => [element.outerHTML.slice(0, 80), element.closest("label") ?? element])
        .filter(([, element]) => element.getBoundingClientRect().height < 24)
        .map(([html]) => html),
    );
    expect(small).toEqual([]);
  });

  test("the transport, a slider and the start are used by taps", async ({ page }) => {
    await open(page, "/index.html?at=3");
    const { step, reading, start } = parts(page);
    await step.tap();
    await expect(reading).toHaveText("step 4 of 200");
    const before = await start.getAttribute("aria-label");
    const box = await page.locator("#stage").boundingBox();
    await page.touchscreen.tap(box.x + box.width * 0.7, box.y + box.height * 0.3);
    await expect(start).not.toHaveAttribute("aria-label", before ?? "");
    await page.getByRole("button", { name: "Race another" }).tap();
    await expect(page.getByRole("group", { name: /^Racer 2/ })).toBeVisible();
  });

  test("a finger turns a relief, and up and down it scrolls the page", async ({ page }) => {
    await open(page, "/index.html?view=relief");
    const session = await page.context().newCDPSession(page);
    const gesture = async (steps) => {
      for (const [type, touchPoints] of steps) await session.send("Input.dispatchTouchEvent", { type, touchPoints });
    };
    const ground = () =>
      page.locator("#stage canvas").first().evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
    const place = await page.locator("#stage").boundingBox();
    const [x, y] = [place.x + place.width * 0.3, place.y + place.height * 0.7];
    const at = (right, down) => [{ x: x + right, y: y + down, id: 1 }];
    const before = await ground();
    await gesture([["touchStart", at(0, 0)], ["touchMove", at(30, 0)], ["touchMove", at(70, 1)], ["touchMove", at(110, 1)], ["touchEnd", []]]);
    await expect.poll(async () => (await ground()) === before).toBe(false);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await gesture([["touchStart", at(0, 0)], ["touchMove", at(0, -40)], ["touchMove", at(0, -90)], ["touchMove", at(0, -140)], ["touchEnd", []]]);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
  });
});

test("on a projector the words on the pictures grow too, and pointers still hit", async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  await open(page, "/index.html?fn=bowl&opt=gd");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByLabel("Size").selectOption("Projector");
  await expect(page.locator(".chip")).toHaveCount(1);
  const { start } = parts(page);
  /** Drags the start by so many pixels; says by how much it has moved on the screen. */
  const box = await start.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2 + 60, { steps: 4 });
  await page.mouse.up();
  await expect(start).not.toHaveAccessibleName(/^Start at \(−4, 3\)/);
  const moved = await start.boundingBox();
  expect(Math.abs(moved.x - box.x - 120)).toBeLessThan(2);
  expect(Math.abs(moved.y - box.y - 60)).toBeLessThan(2);
  // Where the start's button is, there is its mark: a dark disc in a light ring.
  const stage = await page.locator("#stage").boundingBox();
  const place = [moved.x + moved.width / 2 - stage.x - 8, moved.y + moved.height / 2 - stage.y];
  const ink = await page.evaluate(async ([picture, [x, y]]) => {
    const image = Object.assign(new Image(), { src: picture });
    await image.decode();
    const copy = new OffscreenCanvas(1, 1).getContext("2d");
    copy.drawImage(image, -Math.round(x), -Math.round(y));
    return [...copy.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, [await look(page), place]);
  expect(Math.max(...ink)).toBeLessThan(60);
  // What is read is what lies under the pointer.
  await page.mouse.move(moved.x + moved.width / 2, moved.y + moved.height / 2);
  const at = /\(.*?\)/.exec((await start.getAttribute("aria-label")) ?? "")?.[0] ?? "?";
  await expect(page.locator("#probe")).toContainText(at.split(",")[0].slice(0, 4));
  // A press on a chart goes to the step under it.
  await parts(page).scrub.press("End");
  await page.keyboard.press("d");
  const chart = page.locator("#chart .chart");
  await chart.scrollIntoViewIfNeeded();
  const area = await chart.boundingBox();
  await page.mouse.click(area.x + area.width - 3, area.y + area.height * 0.7);
  // It reaches half as far again as the verdict, unless one went further.
  await expect(parts(page).reading).not.toHaveText("step 0 of 200");
  const step = Number(/\d+/.exec((await parts(page).reading.textContent()) ?? "")?.[0]);
  expect(step).toBeGreaterThan(70);
});

test("the whole screen, there and back", async ({ page }) => {
  await open(page, "/index.html");
  await press(page, "Full screen");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === document.documentElement)).toBe(true);
  await press(page, "Leave full screen");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null);
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("button", { name: "Full screen", exact: true })).toBeVisible();
});

test("on paper there are the pictures and the words, and nothing to press", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, "/index.html?vs=adam");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(parts(page).verdict).toBeVisible();
  await expect(page.getByRole("table", { name: /How the whole runs ended/ })).toBeVisible();
  await expect(parts(page).play).toBeHidden();
  await expect(page.getByRole("button", { name: "Zoom in" })).toBeHidden();
  // Paper is light, whatever the screen was.
  const corner = () =>
    page.locator("#stage [data-layer=still]").evaluate((canvas) => {
      const copy = new OffscreenCanvas(1, 1).getContext("2d");
      copy?.drawImage(/** @type {HTMLCanvasElement} */ (canvas), -2, -2);
      return [...(copy?.getImageData(0, 0, 1, 1).data ?? [])];
    });
  await expect.poll(corner).toEqual([255, 255, 255, 255]);
});

test("a tab that is opened brings its panel into sight, with transport and sliders above it", async ({ page }) => {
  for (const [width, height] of [[1366, 768], [1280, 600], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await open(page, "/index.html");
    await page.getByRole("tab", { name: "Settings" }).click();
    await expect(page.getByRole("checkbox", { name: "Arrows" })).toBeInViewport({ ratio: 1 });
    await expect(parts(page).rate).toBeInViewport({ ratio: 1 });
    await expect(parts(page).play).toBeInViewport();
  }
});
