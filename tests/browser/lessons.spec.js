// The lessons: their order for keys and readers, their numbers, what they keep, on paper.

import AxeBuilder from "@axe-core/playwright";
import { LESSONS } from "./learner.js";
import { RULES, expect, open, parts, ready, test } from "./page.js";

test("Tab goes through a lesson in the order of its text, and through all of it", async ({ page }) => {
  test.slow();
  // What is tabbed past would be put on the stage, with a question of its own.
  await page.addInitScript(() => sessionStorage.setItem("fall-line.visit", '{"isHeld":true}'));
  for (const id of LESSONS) {
    await open(page, `/index.html?lesson=${id}`);
    const count = await page.evaluate(() => {
      const lesson = document.querySelector("#lesson");
      const controls = [...lesson.querySelectorAll("a[href], button, input, textarea, select, summary, pre[tabindex='0']")];
      // Of a group of radio buttons Tab finds one; what is folded it passes by.
      const names = new Set();
      const stops = controls.filter((control) => {
        if (!control.checkVisibility({ visibilityProperty: true }) || control.disabled) return false;
        if (control.type !== "radio") return true;
        return !names.has(control.name) && names.add(control.name);
      });
      window.stops = stops;
      window.passed = [];
      lesson.addEventListener("focusin", ({ target }) => window.passed.push(stops.indexOf(target)));
      document.querySelector("#lesson-title").focus();
      window.passed.length = 0;
      return stops.length;
    });
    for (let index = 0; index < count; index += 1) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => window.passed), id).toEqual(Array.from({ length: count }, (_, index) => index));
    expect(count, id).toBeGreaterThan(15);
  }
});

test("a screen reader meets headings, lists and exercises in their order, and each result once", async ({ page }) => {
  // The verdict of a run that the text puts on the stage is said, too.
  await page.addInitScript(() => sessionStorage.setItem("fall-line.visit", '{"isHeld":true}'));
  for (const id of LESSONS) {
    await open(page, `/index.html?lesson=${id}`);
    const outline = await page.locator("#lesson").evaluate((lesson) => ({
      levels: [...lesson.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) => Number(tagName[1])),
      // A list without marks is none to some readers, unless it says so.
      unsaid: [...lesson.querySelectorAll("ul, ol")].filter((list) => list.checkVisibility() && getComputedStyle(list).listStyleType === "none" && list.role !== "list").map(({ className }) => className),
      unnamed: [...lesson.querySelectorAll("[data-part]")].filter((part) => document.getElementById(part.getAttribute("aria-labelledby"))?.textContent === "").length,
      tables: [...lesson.querySelectorAll("table")].every((table) => table.querySelector("th[scope]") !== null),
    }));
    expect(outline.levels[0], id).toBe(2);
    for (const [index, level] of outline.levels.entries()) {
      if (index > 0) expect(level - outline.levels[index - 1], `${id}: heading ${index}`).toBeLessThanOrEqual(1);
    }
    expect([outline.unsaid, outline.unnamed, outline.tables], id).toEqual([[], 0, true]);
  }
  // The last of them ends with a check.
  const exercise = page.locator("[data-kind=check]").first();
  await page.evaluate(() => {
    window.heard = [];
    for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]:not([aria-live=off])")) {
      new MutationObserver(() => window.heard.push(region.textContent)).observe(region, { subtree: true, childList: true, characterData: true });
    }
  });
  await exercise.getByRole("radio").last().check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await exercise.getByRole("radio").first().check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("1 of 5 exercises done.")).toBeVisible();
  expect((await page.evaluate(() => window.heard)).sort()).toEqual([
    "1 of 5 exercises done. 0 right at once, 1 after a hint, 0 shown.",
    expect.stringMatching(/^Not quite\. /),
    expect.stringMatching(/^Right, after a hint\. /),
  ]);
});

test("a damaged store is set aside, and the lesson opens", async ({ page }) => {
  for (const damaged of ["{", "[]", '{"v":99}', '{"v":1,"lessons":{"downhill":{"done":{"1":"all"}}}}', '{"v":1,"lessons":{"downhill":null}}']) {
    await page.goto("/embed.html");
    await page.evaluate((text) => localStorage.setItem("fall-line.lessons", text), damaged);
    await open(page, "/index.html?lesson=downhill");
    await expect(page.getByText("The stored progress could not be read.")).toBeVisible();
    await expect(page.getByText("0 of 9 exercises done.")).toBeVisible();
    expect(await page.evaluate(() => localStorage.getItem("fall-line.lessons.damaged"))).toBe(damaged);
  }
  await page.reload();
  await ready(page);
  await expect(page.getByText("The stored progress could not be read.")).toBeHidden();
});

test("without storage, progress is kept for the visit, and the page says so", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  await open(page, "/index.html?lesson=reference");
  await expect(page.getByText("your progress is kept for this visit only.")).toBeVisible();
  const exercise = page.locator("[data-kind=check]").first();
  await exercise.locator("[data-right]").getByRole("radio").check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("1 of 5 exercises done.")).toBeVisible();
});

test("every number on the page is the engine's own, asked anew", async ({ page }) => {
  /** What the build has written, lesson by lesson. @type {string[]} */
  let written = [];
  await page.route("**/lesson-*.html", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const number = /(<span class="live"[^>]*>)([^<]*)/g;
    written = [...text.matchAll(number)].map(([, , value]) => value);
    // The page gets none of them.
    await route.fulfill({ response, body: text.replace(number, "$1?") });
  });
  for (const id of LESSONS) {
    await open(page, `/index.html?lesson=${id}`);
    expect(written.length, id).toBeGreaterThan(3);
    // Cards and choices keep their numbers, wherever they were moved.
    await expect.poll(async () => (await page.locator("#lesson .live").allTextContents()).sort(), id).toEqual(written.toSorted());
  }
});

test("parts go into blanks by tap, by key and by dragging", async ({ page }) => {
  await open(page, "/index.html?lesson=downhill");
  const exercise = page.locator("[data-part]", { hasText: "Complete the rule" });
  const blanks = exercise.getByRole("textbox");
  await exercise.getByRole("button", { name: "Put in: −" }).click();
  await expect(blanks.nth(0)).toHaveValue("−");
  await exercise.getByRole("button", { name: "Put in: rate × loss" }).press("Enter");
  await expect(blanks.nth(1)).toHaveValue("rate × loss");
  await exercise.getByRole("button", { name: "Clear" }).click();
  await exercise.getByRole("button", { name: "Put in: rate × gradient" }).dragTo(blanks.nth(1));
  await expect(blanks.nth(1)).toHaveValue("rate × gradient");
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect(exercise.getByRole("status")).toHaveText("Right at once.");
});

test("a lesson puts its runs on the stage, and says nothing of the learner's in the address", async ({ page }) => {
  await open(page, "/index.html?lesson=learning-rate&theme=dark");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gradient descent on a parabola");
  await page.locator(".sim", { hasText: "Started exactly on the ridge" }).getByRole("button", { name: "Put it on the stage" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gradient descent on a saddle");
  await expect(parts(page).verdict).toContainText("Stalled");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(new URL(page.url()).hash).toBe("");
});

test("headings have links of their own, and the place that was read is kept", async ({ page }) => {
  await open(page, "/index.html?lesson=reference#term-epoch");
  await expect(page.locator("#term-epoch")).toBeInViewport();
  await page.getByRole("navigation", { name: "In this lesson" }).locator("summary").click();
  await page.getByRole("link", { name: "Four pitfalls" }).click();
  await expect(page.getByRole("heading", { name: "Four pitfalls" })).toBeInViewport();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("fall-line.lessons"))).toContain("four-pitfalls");
  await open(page, "/index.html?lesson=reference");
  await expect(page.getByRole("heading", { name: "Four pitfalls" })).toBeInViewport();
  await page.getByRole("link", { name: "Next: The simulator" }).click();
  await ready(page);
  await expect(page.getByRole("heading", { level: 2, name: "The simulator" })).toBeVisible();
  await page.getByRole("link", { name: "Before: Gradient descent at a glance" }).click();
  await ready(page);
  await expect(page.getByRole("heading", { level: 2, name: "Gradient descent at a glance" })).toBeAttached();
});

test("a lesson that does not exist is named, and the lab opens", async ({ page }) => {
  await open(page, "/index.html?lesson=flying");
  await expect(page.locator("#notice")).toContainText("There is no lesson “flying”.");
  await expect(parts(page).verdict).toContainText("Converged in 50 steps");
});

test("the list leads to each lesson", async ({ page }) => {
  await open(page, "/index.html");
  await page.getByRole("button", { name: "Lessons" }).click();
  const links = page.getByRole("dialog").getByRole("listitem").getByRole("link");
  await expect(links).toHaveCount(5);
  await links.nth(2).click();
  await ready(page);
  await expect(page.getByRole("heading", { level: 2, name: "The learning rate in a network" })).toBeVisible();
});

test("on paper a lesson is a handout with its exercises blank", async ({ page }) => {
  await open(page, "/index.html?lesson=downhill");
  const exercise = page.locator("[data-kind=check]").first();
  await exercise.locator("[data-right]").getByRole("radio").check();
  await exercise.getByRole("button", { name: "Check" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#stage")).toBeHidden();
  await expect(page.locator("header")).toBeHidden();
  await expect(exercise.getByRole("status")).toBeHidden();
  await expect(exercise.getByRole("button")).toBeHidden();
  await expect(exercise.getByRole("radio").first()).toBeVisible();
  await expect(exercise.getByRole("radio").first()).toHaveCSS("appearance", "none");
  // Nobody's results are on it.
  const marks = await page.locator("#lesson [data-done] h4").evaluateAll((titles) => titles.map((title) => getComputedStyle(title, "::after").content));
  expect(marks).toEqual(["none"]);
  await expect(page.locator(".why").first()).toBeHidden();
  await expect(page.locator(".by-hand input").first()).toBeVisible();
  await expect(page.locator(".plots canvas").first()).toBeHidden();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
});

for (const id of LESSONS) {
  for (const [width, theme] of [[1280, "light"], [320, "dark"]]) {
    test(`${id} fits ${width} px, and axe finds nothing (${theme})`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width, height: 700 });
      await open(page, `/index.html?lesson=${id}&theme=${theme}`);
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(inner).toBeLessThanOrEqual(outer);
      const axe = new AxeBuilder({ page }).include("#lesson").withTags(RULES);
      const found = await axe.options({ rules: { "target-size": { enabled: true } } }).analyze();
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" ")}`)).toEqual([]);
    });
  }
}
