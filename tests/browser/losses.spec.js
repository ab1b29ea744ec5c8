// What a page says when something that it needs does not come, comes as something else, or never ends.

import { expect, open, parts, ready, test } from "./page.js";

/** How a server, or somebody between, can fail. */
const WAYS = {
  missing: (route) => route.fulfill({ status: 404, body: "not here" }),
  page: (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Log in first" }),
  garbage: (route) => route.fulfill({ contentType: "application/octet-stream", body: "\0asm garbage" }),
  broken: (route) => route.abort(),
  silent: () => {},
};
/** Has what a page asks for fail until the returned function is called. */
async function failing(page, what, fail) {
  let isWell = false;
  await page.route(what, (route) => (isWell ? route.continue() : fail(route)));
  return () => (isWell = true);
}

/** The lab works without what is missing; a page that was loaded anew would not know it was the same. */
async function stays(page) {
  await page.evaluate(() => (window.isSame = true));
  await parts(page).rateField.fill("0.07");
  await parts(page).rateField.press("Enter");
  await parts(page).back.click();
}

/** As long as anybody should have to wait for a sentence. */
const SOON = { timeout: 11_000 };

/** Gives a page a clock that a test can put forward. */
async function setClock(page) {
  await page.clock.install();
  await page.addInitScript(() => {
    AbortSignal.timeout = (time) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException("late", "TimeoutError")), time);
      return controller.signal;
    };
  });
}

/** Lets so much time go by on the page at once, until the sentence stands there. */
async function hasten(page, sentence) {
  await expect(async () => {
    await page.clock.fastForward(SOON.timeout);
    await page.evaluate((time) => document.getAnimations().forEach((one) => (one.currentTime = Number(one.currentTime) + time)), SOON.timeout);
    await expect(sentence).toBeVisible({ timeout: 500 });
  }).toPass();
}

for (const [name, fail] of Object.entries(WAYS)) {
  test(`the engine: ${name}`, async ({ page }) => {
    const mend = await failing(page, "**/*.wasm", fail);
    await page.goto("/index.html", { waitUntil: "commit" });
    await expect(page.getByText(/could not be loaded|has not come yet/).first()).toBeVisible(SOON);
    await expect(page.getByText("Loading the simulator…")).toBeHidden();
    await expect(page.locator("html")).toHaveAttribute("data-state", "error");
    mend();
    await page.getByRole("button", { name: "Try again" }).click();
    await ready(page);
    await expect(parts(page).verdict).toContainText("Converged in 50 steps");
    page.complaints.length = 0;
  });

  test(`the page's own script: ${name}`, async ({ page }) => {
    const mend = await failing(page, "**/assets/lab-*.js", fail);
    await setClock(page);
    await page.goto("/index.html", { waitUntil: "commit" });
    const again = page.getByRole("link", { name: "Try again" });
    // One of them is waited for as a person would.
    if (name !== "silent") await hasten(page, again);
    await expect(again).toBeVisible(SOON);
    mend();
    await again.click();
    await ready(page);
    page.complaints.length = 0;
  });

  test(`the text of a lesson: ${name}`, async ({ page }) => {
    const mend = await failing(page, "**/assets/lesson-*.html", fail);
    await page.goto("/index.html?lesson=downhill");
    await expect(page.getByText("The text of this lesson could not be loaded.")).toBeVisible(SOON);
    await ready(page);
    await expect(parts(page).verdict).toContainText("Converged in 50 steps");
    await stays(page);
    mend();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    await expect(page.getByText("The text of this lesson could not be loaded.")).toBeHidden();
    expect(await page.evaluate(() => window.isSame)).toBe(true);
    page.complaints.length = 0;
  });

  test(`what makes a lesson of it: ${name}`, async ({ page }) => {
    const mend = await failing(page, "**/assets/lesson-*.js", fail);
    await setClock(page);
    await page.goto("/index.html?lesson=downhill&fn=bowl&opt=gd");
    await hasten(page, page.locator("#lesson").getByRole("alert").filter({ hasText: "could not be loaded" }));
    await ready(page);
    await stays(page);
    // A browser asks no second time for what has not been answered yet.
    if (name === "silent") return;
    mend();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Optimization as going downhill" })).toBeVisible();
    expect(await page.evaluate(() => window.isSame)).toBe(true);
    // The learner's run is still there.
    await expect(parts(page).rateField).toHaveValue("0.07");
    page.complaints.length = 0;
  });

  test(`a part that is loaded when it is asked for: ${name}`, async ({ page }) => {
    const mend = await failing(page, "**/assets/list-*.js", fail);
    await page.route("**/assets/paste-*.js", fail);
    await setClock(page);
    await open(page, "/index.html?fn=linear-regression");
    await page.getByRole("button", { name: "Lessons" }).click();
    const dialog = page.getByRole("dialog", { name: "Something is missing" });
    await hasten(page, dialog);
    if (name === "silent") {
      await dialog.getByRole("button", { name: "Close" }).click();
    } else {
      mend();
      await dialog.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("dialog", { name: "Lessons" })).toBeVisible();
      await page.keyboard.press("Escape");
    }
    await page.getByRole("tab", { name: "Data" }).click();
    await page.getByRole("textbox", { name: /^Your own data/ }).fill("1,2\n3,4");
    await page.getByRole("button", { name: "Use these data" }).click();
    await hasten(page, dialog);
    await dialog.getByRole("button", { name: "Close" }).click();
    await parts(page).back.click();
    page.complaints.length = 0;
  });
}

test("an engine that comes late opens the page all the same", async ({ page }) => {
  await page.route("**/*.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 9500));
    await route.continue();
  });
  await page.goto("/index.html", { waitUntil: "commit" });
  await expect(page.getByText("The simulator has not come yet.")).toBeVisible(SOON);
  await ready(page);
  await expect(page.locator("#notice")).toBeHidden();
});

test("an embed that was cut short on its way says so, with a way to try again", async ({ page, request }) => {
  const whole = await (await request.get("/embed.html")).text();
  const ends = [0.1, 0.5, 0.8, 0.999].map((part) => Math.floor(part * whole.length));
  await page.route("**/cut-*.html", (route) => {
    const [, end] = /cut-(\d+)/.exec(route.request().url()) ?? [];
    return route.fulfill({ contentType: "text/html", body: whole.slice(0, Number(end)) });
  });
  await page.route("**/holder.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>A course</title><link rel="icon" href="data:,">${ends.map((end) => `<iframe title="cut at ${end}" src="cut-${end}.html" width="700" height="420"></iframe>`).join("")}`,
    }),
  );
  await page.goto("/holder.html");
  for (const end of ends) {
    await expect(page.frameLocator(`[title="cut at ${end}"]`).getByRole("link", { name: "Try again" })).toBeVisible(SOON);
  }
});

test("the focus stays in the list of racers when one is removed", async ({ page }) => {
  await open(page, "/index.html?vs=adam&vs=gd&vs=lion");
  const remove = (name) => page.getByRole("button", { name: `Remove ${name}` });
  await remove("Adam").press("Enter");
  await expect(remove("Gradient descent")).toBeFocused();
  await remove("Lion").press("Enter");
  await expect(page.getByRole("button", { name: "Race another" })).toBeFocused();
  await remove("Momentum").press("Enter");
  await expect(page.getByRole("button", { name: "Race another" })).toBeFocused();
});
