// The pad of rate and momentum: it fills itself while the page is idle, and what it is pointed at runs.

import { expect, expectNoViolations, open, parts, test } from "./page.js";

/** The pad's parts, as a person would name them. */
function pad(page) {
  const place = page.locator("#pad");
  return {
    place,
    picture: place.getByRole("group"),
    cross: place.getByRole("button", { name: /^Cross at rate/ }),
    says: place.locator("p").first(),
  };
}

/** Counts the pads that workers hear of, and the blocks of cells that they are given. */
function count() {
  const counts = { work: 0, begun: 0 };
  Object.assign(window, { counts });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    if (message.plan?.subject === "pad") counts.begun += 1;
    counts.work += message.count ?? 0;
    return post.call(this, message, ...more);
  };
}

/** Counts the slices that the page makes of idle time, and takes its workers away. */
function forbid() {
  window.counts = { work: 0 };
  window.Worker = class {
    constructor() {
      throw new DOMException("no workers here", "SecurityError");
    }
  };
  const wait = window.requestIdleCallback.bind(window);
  window.requestIdleCallback = (act) => ((window.counts.work += 1), wait(act));
}

/** Waits until all of it is known: then its name says how its runs end. */
const filled = (page) => expect(pad(page).picture).toHaveAccessibleName(/\d%/, { timeout: 20_000 });

/** Moves the mouse onto a part of the pad. @param {number} across @param {number} up */
async function point(page, across, up) {
  await pad(page).picture.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await pad(page).picture.boundingBox();
  await page.mouse.move(x + across * width, y + (1 - up) * height);
}

test("the pad fills itself, says what the cross stands on, and the cross moves by keys", async ({ page }) => {
  await open(page, "/index.html");
  const { cross, says, picture } = pad(page);
  await filled(page);
  await expect(picture).toHaveAccessibleName(/^Rates to the right, momentum upward\. .*Converges: \d+%/);
  await expect(says).toHaveText("Rate 0.1, momentum 0.9: converged in 50 steps.");
  await cross.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(parts(page).rateField).toHaveValue("0.11");
  await expect(parts(page).momentum).toHaveValue("0.8");
  await expect(cross).toHaveAccessibleName("Cross at rate 0.11, momentum 0.8");
  await expect(says).toContainText(/^Rate 0\.11, momentum 0\.8: converged in \d+ steps\.$/);
  // The controls move the cross.
  await parts(page).rateField.fill("3");
  await parts(page).rateField.press("Enter");
  await expect(cross).toHaveAccessibleName("Cross at rate 3, momentum 0.8");
  await expect(says).toContainText("diverged from step");
  await expectNoViolations(page);
});

test("without workers it fills itself while the page is idle, with the same cells", async ({ page, browser }) => {
  await open(page, "/index.html?fn=himmelblau&opt=nesterov&steps=60");
  await filled(page);
  const alone = await browser.newPage();
  await alone.addInitScript(forbid);
  await open(alone, "/index.html?fn=himmelblau&opt=nesterov&steps=60");
  await filled(alone);
  expect(await alone.evaluate(() => window.counts.work)).toBeGreaterThan(0);
  const name = (one) => pad(one).picture.getAttribute("aria-label");
  expect(await name(alone)).toBe(await name(page));
  const drawn = (one) => pad(one).picture.locator("canvas").evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  await expect.poll(async () => (await drawn(alone)) === (await drawn(page))).toBe(true);
  await alone.close();
});

/**
 * Counts in how many of the frames that the page asks for something is done after a move, until both the
 * path and the verdict are other ones. Frames that pass while the machine is busy are none of them.
 */
function countFrames() {
  const state = () => [document.querySelector("#verdict").textContent, document.querySelector("#stage [data-layer=trail]").dataset.drawn];
  /** @type {string[] | undefined} */
  let before;
  let [frames, last] = [0, 0];
  window.waits = [];
  window.addEventListener("pointermove", () => ([before, frames] = [state(), 0]), { capture: true });
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (act) =>
    ask((now) => {
      act(now);
      if (!before) return;
      if (now !== last) frames += 1;
      last = now;
      if (!state().every((part, index) => part !== before[index])) return;
      window.waits.push(frames);
      before = undefined;
    });
}

test("path and verdict follow a drag in the next frame, and no cell is worked out again", async ({ page }) => {
  await page.addInitScript(count);
  await page.addInitScript(countFrames);
  await open(page, "/index.html");
  await filled(page);
  const before = await page.evaluate(() => ({ ...window.counts }));
  // 32 × 24 cells, in blocks of 16.
  expect(before.work).toBeGreaterThanOrEqual(48);
  await point(page, 0.3, 0.5);
  await page.mouse.down();
  await expect(pad(page).cross).toBeFocused();
  for (const [across, up] of [[0.5, 0.3], [0.55, 0.4], [0.6, 0.5], [0.95, 0.5], [0.6, 0.6]]) {
    await page.evaluate(() => (window.waits = []));
    await point(page, across, up);
    // A browser may tell of one move twice.
    await expect.poll(() => page.evaluate(() => [...new Set(window.waits)])).toEqual([1]);
  }
  await page.mouse.up();
  await expect(pad(page).says).toContainText("converged in");
  expect(await page.evaluate(() => window.counts)).toEqual(before);
});

test("what nobody sees is not worked on, and what hides what lies ahead has no pad", async ({ page }) => {
  await page.addInitScript(count);
  const counts = () => page.evaluate(() => ({ ...window.counts }));
  for (const query of ["ahead=hide", "ask=verdict", "lock=lr", "lock=momentum", "hide=controls", "goal=converged"]) {
    await open(page, `/index.html?${query}`);
    await expect(pad(page).place, query).toBeHidden();
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
    expect(await counts(), query).toEqual({ work: 0, begun: 0 });
  }
  // Out of sight on a small screen, until it is scrolled to.
  await page.setViewportSize({ width: 390, height: 380 });
  await open(page, "/index.html");
  await expect(pad(page).place).not.toBeInViewport();
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
  expect(await counts()).toEqual({ work: 0, begun: 0 });
  await pad(page).place.scrollIntoViewIfNeeded();
  await filled(page);
  // A question of one's own takes it away, and its answer is not to be read off it.
  await page.getByRole("button", { name: "Predict first" }).click();
  await expect(pad(page).place).toBeHidden();
});

test("a finger drags the cross and taps beside it; a rule without momentum has a strip", async ({ browser }) => {
  const page = await browser.newPage({ hasTouch: true, viewport: { width: 390, height: 844 } });
  await open(page, "/index.html?opt=gd");
  const { picture, cross, says } = pad(page);
  await picture.scrollIntoViewIfNeeded();
  await filled(page);
  await expect(picture).toHaveAccessibleName(/^Rates, from left to right\. /);
  await expect(says).toHaveText(/^Rate 0\.1: converged in \d+ steps\.$/);
  const box = await picture.boundingBox();
  await page.touchscreen.tap(box.x + box.width * 0.9, box.y + box.height * 0.4);
  await expect(says).toContainText("diverged from step");
  const session = await page.context().newCDPSession(page);
  const { x, y, width, height } = await cross.boundingBox();
  const touch = (type, right) => {
    const touchPoints = type === "touchEnd" ? [] : [{ x: x + width / 2 - right, y: y + height / 2 }];
    return session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  await touch("touchStart", 0);
  for (const right of [20, 60, 100, 120]) await touch("touchMove", right);
  await touch("touchEnd", 0);
  await expect(says).toContainText("converged in");
  await page.close();
});
