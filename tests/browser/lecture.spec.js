// Lecture mode: the stage fills the screen, verdicts lie on it, a presenter's remote leads through it.

import { expect, expectNoViolations, open, parts, press, test } from "./page.js";

const RACE = "/index.html?size=projector&opt=gd&lr=0.15&vs=adam,lr:0.3&vs=momentum&vs=rmsprop&at=200";
/** What is read from the last row is as large as that, in CSS pixels. */
const LEGIBLE = 24;

/** The parts of lecture mode, as a presenter would name them. */
function hall(page) {
  return {
    chips: page.locator(".chip"),
    drawer: page.locator("#drawer > summary"),
    leave: page.getByRole("button", { name: "Leave lecture mode" }),
    explained: page.getByRole("heading", { name: "With the numbers of this step" }),
  };
}

/** Has the page note how large each text is drawn on a canvas, in CSS pixels. */
async function noteTexts(page) {
  await page.addInitScript(() => {
    window.drawn = {};
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...more) {
      window.drawn[text] = (parseFloat(this.font.match(/[\d.]+px/)[0]) * this.getTransform().a) / devicePixelRatio;
      return fillText.call(this, text, ...more);
    };
  });
}

async function boxOf(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it has no box");
  return box;
}

const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

for (const [width, height] of [[1920, 1080], [1280, 720]]) {
  test(`the stage fills ${width} by ${height}, with every verdict in sight`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await noteTexts(page);
    await open(page, RACE);
    const { chips } = hall(page);
    const stage = await boxOf(page.locator("#stage"));
    expect(stage.width * stage.height).toBeGreaterThanOrEqual(0.7 * width * height);
    await expect(chips).toHaveText(["Gradient descent", "Adam", "Momentum", "RMSProp"].map((name) => new RegExp(`^${name} (Converged in|Not converged after|Diverged)`)));
    // A pointer goes through them to the picture; for once it does not, so that the page says what lies on top.
    await page.addStyleTag({ content: ".chips { pointer-events: auto !important }" });
    const start = await boxOf(parts(page).start);
    for (const chip of await chips.all()) {
      const box = await boxOf(chip);
      expect(box.x >= stage.x && box.y >= stage.y && box.x + box.width <= width && box.y + box.height <= stage.y + stage.height).toBe(true);
      expect(overlap(box, start)).toBe(false);
      const isOnTop = await chip.evaluate((chip) => {
        const { left, top, right, bottom } = chip.getBoundingClientRect();
        const points = [[left + 4, top + 4], [right - 4, bottom - 4], [(left + right) / 2, (top + bottom) / 2]];
        return points.every(([x, y]) => chip.contains(document.elementFromPoint(x, y)));
      });
      expect(isOnTop).toBe(true);
    }
    // As large to the eye as 24 pixels are on a screen of 1920.
    const legible = (LEGIBLE * width) / 1920 - 0.1;
    const drawn = await page.evaluate(() => window.drawn);
    for (const name of ["Start", "Minimum", "Adam", "low", "x", "y"]) expect(drawn[name], name).toBeGreaterThanOrEqual(legible);
    const texts = [".chip b", ".transport .primary", ".reading", ".speed", "#title", "#drawer > summary"];
    for (const name of texts) {
      const size = await page.locator(name).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      expect(size, name).toBeGreaterThanOrEqual(legible);
    }
    for (const name of [".transport .primary", ".transport input", ".speed", "#drawer > summary"]) {
      expect((await boxOf(page.locator(name))).height, name).toBeGreaterThanOrEqual(48);
    }
    // Nothing scrolls.
    const size = await page.evaluate(({ scrollWidth, scrollHeight } = document.documentElement) => [scrollWidth, scrollHeight]);
    expect(size).toEqual([width, height]);
  });
}

test("from the question to the explanation and back by a remote's two keys alone", async ({ page }) => {
  await open(page, "/index.html?size=projector&ask=verdict&opt=gd&lr=0.2&steps=40&speed=240");
  const { chips, explained } = hall(page);
  const { play, reading } = parts(page);
  await expect(chips).toHaveText(/Under way/);
  // The hall's answer: the way on without one has the focus first, the answers lie before it.
  await page.keyboard.press("PageDown");
  await expect(page.getByRole("button", { name: "Go on without an answer" })).toBeFocused();
  await page.keyboard.press("PageUp");
  await expect(page.getByRole("button", { name: "It runs out of steps" })).toBeFocused();
  await page.keyboard.press("PageDown");
  await expect(page.locator("#question")).toContainText("You said: It runs out of steps.");
  await page.keyboard.press("PageDown");
  await expect(reading).toHaveText("step 40 of 40");
  await expect(chips).not.toHaveText(/Under way/);
  await expect(explained).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(explained).toBeInViewport();
  await expect(page.locator("#stage")).toBeInViewport();
  // The way back, to the question again.
  await expect(async () => {
    await page.keyboard.press("PageUp");
    await expect(explained).toBeHidden({ timeout: 50 });
  }).toPass();
  await page.keyboard.press("PageUp");
  await expect(reading).toHaveText("step 39 of 40");
  await page.keyboard.press("PageDown");
  await expect(reading).toHaveText("step 40 of 40");
  await page.keyboard.press("r");
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageDown");
  await expect(page.locator("#question")).toContainText("You said: nothing.");
  await expect(play).toBeFocused();
});

test("keys work from any focus, and each control keeps what is its own", async ({ page }) => {
  await open(page, "/index.html?size=projector&at=10&speed=1");
  const { start, scrub, rate, rateField, reading, play } = parts(page);
  const { drawer, chips } = hall(page);
  await page.keyboard.press("d");
  for (const place of [page.locator("body"), play, start, scrub, rate, page.getByLabel("Surface"), page.locator("#stage")]) {
    await place.evaluate((element) => (element === document.body ? document.activeElement?.blur() : element.focus()));
    await page.keyboard.press("PageDown");
    await expect(reading).toHaveText(/^step 11 of/);
    await page.keyboard.press("PageUp");
    await expect(reading).toHaveText(/^step 10 of/);
  }
  // A click on the picture leaves the arrow keys to the run.
  await page.locator("#stage").click({ position: { x: 500, y: 200 } });
  await page.keyboard.press("ArrowRight");
  await expect(reading).toHaveText(/^step 11 of/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Space");
  await expect(play).toHaveText("Pause");
  await page.keyboard.press("PageDown");
  await expect(play).toHaveText("Play");
  // A slider keeps its arrows, a field what is typed, and the run follows at once.
  const before = await chips.textContent();
  await rate.focus();
  const value = await rateField.inputValue();
  await page.keyboard.press("ArrowRight");
  await expect(rateField).not.toHaveValue(value);
  await rateField.fill("2");
  await page.keyboard.press("Space");
  await expect(play).toHaveText("Play");
  await rateField.fill("2");
  await page.keyboard.press("Enter");
  await expect(chips).not.toHaveText(before ?? "");
  await drawer.focus();
  await page.keyboard.press("Enter");
  await expect(rate).toBeHidden();
});

test("axe finds nothing in lecture mode, in both themes, its drawer shut and open", async ({ page }) => {
  await open(page, `${RACE}&theme=light`);
  await expectNoViolations(page);
  await page.keyboard.press("d");
  await expect(parts(page).rate.first()).toBeVisible();
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await expectNoViolations(page);
});

test("a presenter enters and leaves it, and the size stays the author's key", async ({ page }) => {
  await open(page, "/index.html");
  const { leave, chips } = hall(page);
  const { rate, rateField } = parts(page);
  const order = () => page.evaluate(() => [...document.querySelectorAll("main [id]")].map(({ id }) => id));
  const before = await order();
  await page.keyboard.press("f");
  await expect(chips).toHaveCount(1);
  // The drawer leaves the stage in sight, and the rate works in it.
  await page.keyboard.press("d");
  await expect(rate).toBeInViewport();
  expect(overlap(await boxOf(page.locator("#stage")), await boxOf(page.locator(".drawer-body")))).toBe(false);
  await rateField.fill("0.2");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).hash).toContain("lr=0.2");
  expect(page.url()).not.toContain("size");
  // A window that becomes narrow has its usual order, with large words, until it is wide again.
  await page.setViewportSize({ width: 700, height: 900 });
  await expect(chips).toHaveCount(0);
  await expect(parts(page).verdict).toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect(chips).toHaveCount(1);
  await leave.click();
  await expect(chips).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "This step" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-size", "normal");
  // Some parts may have come meanwhile.
  expect((await order()).filter((id) => before.includes(id))).toEqual(before);
  await page.keyboard.press("f");
  await expect(chips).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(chips).toHaveCount(0);

  // An author's link has it; who leaves it has the page as it is else, and the link as it was.
  await open(page, "/index.html?size=projector&opt=gd");
  await expect(chips).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(chips).toHaveCount(0);
  await press(page, "Share");
  await expect(page.getByRole("textbox", { name: "Link to this simulator" })).toHaveValue(/\?opt=gd&size=projector$/);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Surface", exact: true }).selectOption("bowl");
  await expect.poll(() => new URL(page.url()).hash).toBe("#fn=bowl&opt=gd");
});

test("in the embed the size enlarges words and pictures, and a learner's hash does not set it", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await noteTexts(page);
  const sizes = [];
  for (const query of ["", "?size=large", "?size=projector", "?size=large#fn=ravine&size=projector"]) {
    await page.goto("about:blank");
    await open(page, `/embed.html${query}`);
    await expect.poll(() => page.evaluate(() => window.drawn.Start)).toBeGreaterThan(0);
    sizes.push(await page.evaluate(() => [window.drawn.Start, parseFloat(getComputedStyle(document.body).fontSize)]));
  }
  expect(sizes).toEqual([[13, 15], [expect.closeTo(13 * 1.2), 18], [expect.closeTo(13 * 1.6), 24], [expect.closeTo(13 * 1.2), 18]]);
});
