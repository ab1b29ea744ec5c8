// The lessons: worked through as a learner would, wrong answers first.

import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { expect, open, parts, ready, test } from "./page.js";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LESSONS = ["learning-rate", "downhill", "network", "reference", "simulator"];
const TOTAL = 26;
const COURSE = "<!doctype html><html lang=en><title>A course</title><link rel=icon href=data:,><h1>A course</h1></html>";

/** What a learner works out, each by the rule and nothing else: the slope, the loss, rate, start. */
const BY_HAND = {
  "Rate 0.3, eight steps": { slope: (w) => 2 * w - 4, loss: (w) => w * w - 4 * w + 5, rate: 0.3, start: 0 },
  "Rate 0.5, four steps": { slope: (w) => 2 * (w - 2), loss: (w) => (w - 2) ** 2, rate: 0.5, start: 8 },
};

/** A wrong answer with the hint it gets, then the right ones, blank by blank. */
const FILLS = {
  "Complete the rule": { wrong: ["+", "The gradient points uphill"], right: ["−", "rate", "gradient"] },
  "And with rate 0.05?": { wrong: ["50", "off by one"], right: ["51", "29"] },
  "Rate 1.0": { wrong: ["20", "Check the sign"], right: ["-4", "8", "36", "oscillates"] },
  "Rate 0.1": { wrong: ["soon", "not a number"], right: ["4,46", "25"] },
  "Read the result": { wrong: ["3", "That is not it"], right: ["3.82", "3.09", "noise"] },
  "Put momentum together": { wrong: ["α", "a letter of its own"], right: ["β", "α", "v"] },
};

const REGIMES = {
  "Three things a rate can do": [["0.0001"], ["0.1"], ["1.2"]],
  "How rate and momentum work together": [["0.1", "0.8"], ["5", "0.9"]],
};

const LABELS = { "Chart A": "oscillates", "Chart B": "converges steadily", "Chart C": "diverges" };

/** What a learner does with each kind of exercise. */
const LEARNER = {
  async worked(page, exercise) {
    for (const button of await exercise.getByRole("button", { name: /^Show \d+$/ }).all()) {
      await button.click();
      const step = exercise.locator("[aria-current=step]");
      await expect(step).toHaveCount(1);
      await expect(parts(page).reading).toHaveText(new RegExp(`^step ${await step.getAttribute("data-at")} of`));
    }
  },

  async explore(page, exercise, title) {
    const fields = exercise.getByRole("textbox");
    const regimes = REGIMES[title];
    for (const [index, values] of regimes.entries()) {
      for (const [at, value] of values.entries()) {
        await fields.nth(at).fill(value);
        await fields.nth(at).press("Enter");
      }
      await expect(exercise.getByRole("status")).toContainText(`${index + 1} of ${regimes.length} found`);
    }
  },

  async check(page, exercise) {
    const check = exercise.getByRole("button", { name: "Check" });
    const result = exercise.getByRole("status");
    await check.click();
    await expect(result).toHaveText("Choose an answer first.");
    for (const choice of await exercise.locator(".choices > li:not([data-right])").all()) {
      await choice.getByRole("radio").check();
      await check.click();
      // Each wrong answer has a reason of its own.
      await expect(result).toContainText("Not quite. ");
      await expect(result).toContainText((await choice.locator(".why").textContent()) ?? "?");
    }
    await exercise.locator("[data-right]").getByRole("radio").check();
    await check.press("Enter");
    await expect(result).toContainText("Right. ");
  },

  async fill(page, exercise, title) {
    const { wrong, right } = FILLS[title];
    const blanks = exercise.getByRole("textbox");
    const result = exercise.getByRole("status");
    await blanks.first().fill(wrong[0]);
    await blanks.first().press("Enter");
    await expect(result).toContainText(wrong[1]);
    await expect(blanks.first()).toHaveAttribute("aria-invalid", "true");
    for (const [index, answer] of right.entries()) await blanks.nth(index).fill(answer);
    await exercise.getByRole("button", { name: "Check" }).click();
    await expect(result).toHaveText("Right.");
  },

  async "by-hand"(page, exercise, title) {
    const { slope, loss, rate, start } = BY_HAND[title];
    const result = exercise.getByRole("status");
    const first = exercise.getByRole("textbox", { name: "w at step 1", exact: true });
    const write = async (cell, value) => {
      await cell.fill(String(value));
      await cell.press("Tab");
    };
    await write(first, start + rate * slope(start));
    await expect(result).toContainText("Check the sign");
    await write(first, start - slope(start));
    await expect(result).toContainText("The rate was forgotten");
    await write(first, "about one");
    await expect(result).toContainText("not a number");
    const count = (await exercise.getByRole("textbox").count()) / 2;
    let w = start;
    for (let step = 1; step <= count; step += 1) {
      w -= rate * slope(w);
      await write(exercise.getByRole("textbox", { name: `w at step ${step}`, exact: true }), w.toFixed(2));
      await write(exercise.getByRole("textbox", { name: `loss at step ${step}`, exact: true }), loss(w).toFixed(2));
    }
    await expect(result).toContainText(`The table is right: after ${count} steps`);
  },

  async label(page, exercise) {
    const check = exercise.getByRole("button", { name: "Check" });
    const result = exercise.getByRole("status");
    await check.click();
    await expect(result).toHaveText("Give each chart a label first.");
    for (const name of Object.keys(LABELS)) await exercise.getByLabel(`What does ${name} show?`).selectOption("converges steadily");
    await check.click();
    await expect(result).toContainText("Chart A: This one does not settle.");
    for (const [name, label] of Object.entries(LABELS)) await exercise.getByLabel(`What does ${name} show?`).selectOption(label);
    await check.click();
    await expect(result).toHaveText("Right.");
  },

  async cards(page, exercise) {
    for (const card of await exercise.locator(".card").all()) {
      await expect(card).toHaveAttribute("aria-expanded", "false");
      await card.press("Enter");
      await expect(card).toHaveAttribute("aria-expanded", "true");
    }
  },
};

async function workThrough(page, id) {
  await open(page, `/index.html?lesson=${id}`);
  const lesson = page.locator("#lesson");
  const exercises = await lesson.locator("[data-part]").all();
  for (const [index, exercise] of exercises.entries()) {
    await expect(lesson.getByText(`${index} of ${exercises.length} exercises done.`)).toBeVisible();
    const title = ((await exercise.getByRole("heading").textContent()) ?? "").trim();
    await LEARNER[(await exercise.getAttribute("data-kind")) ?? ""](page, exercise, title);
    await expect(exercise).toHaveAttribute("data-done");
  }
  await expect(lesson.getByText("That is 100%: you have finished this lesson.")).toBeVisible();
  return exercises.length;
}

test("a learner works through all five lessons, wrong answers first, and all end at 100%", async ({ page }) => {
  test.slow();
  let total = 0;
  for (const id of LESSONS) total += await test.step(id, () => workThrough(page, id));
  expect(total).toBe(TOTAL);
  // It outlives the page.
  await page.reload();
  await ready(page);
  await expect(page.locator("#lesson").getByText("That is 100%")).toBeVisible();
  await page.getByRole("button", { name: "Lessons" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(`${TOTAL} of all ${TOTAL} exercises are done.`)).toBeVisible();
  // And travels in a file.
  const download = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Save progress as a file" }).click();
  const file = readFileSync(await (await download).path());
  await dialog.getByRole("button", { name: "Forget all progress" }).click();
  await dialog.getByRole("button", { name: "Really forget all progress?" }).click();
  await expect(dialog.getByText(`0 of all ${TOTAL} exercises are done.`)).toBeVisible();
  const take = dialog.getByLabel("Take in a progress file");
  await take.setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(dialog.getByText("This file holds no progress.")).toBeVisible();
  await take.setInputFiles({ name: "progress.json", mimeType: "application/json", buffer: file });
  await expect(dialog.getByText(`${TOTAL} of all ${TOTAL} exercises are done.`)).toBeVisible();
});

test("a damaged store is set aside, and the lesson opens", async ({ page }) => {
  for (const damaged of ["{", "[]", '{"v":99}', '{"v":1,"lessons":{"downhill":{"done":{"1":"all"}}}}', '{"v":1,"lessons":{"downhill":null}}']) {
    await page.goto("/embed.html");
    await page.evaluate((text) => localStorage.setItem("fall-line.lessons", text), damaged);
    await open(page, "/index.html?lesson=downhill");
    await expect(page.getByText("The stored progress could not be read.")).toBeVisible();
    await expect(page.getByText("0 of 7 exercises done.")).toBeVisible();
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
  await expect(page.getByText("1 of 3 exercises done.")).toBeVisible();
});

test("every number on the page is the engine's own, asked anew", async ({ page }) => {
  for (const id of LESSONS) {
    await open(page, `/index.html?lesson=${id}`);
    const before = await page.locator("#lesson .live").allTextContents();
    expect(before.length).toBeGreaterThan(0);
    // What was rendered at build time is what the page's engine gives.
    const file = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /lesson-.*\.html$/.test(name)));
    const rendered = await page.evaluate(async (file) => {
      const template = document.createElement("template");
      template.innerHTML = await (await fetch(file)).text();
      return [...template.content.querySelectorAll(".live")].map((span) => span.textContent);
    }, file);
    // Cards and choices keep their numbers, wherever they were moved.
    expect(before.sort()).toEqual(rendered.sort());
  }
});

test("parts go into blanks by tap, by key and by dragging", async ({ page }) => {
  await open(page, "/index.html?lesson=downhill");
  const exercise = page.locator("[data-part]", { hasText: "Complete the rule" });
  const blanks = exercise.getByRole("textbox");
  await exercise.getByRole("button", { name: "Put in: −" }).click();
  await expect(blanks.nth(0)).toHaveValue("−");
  await exercise.getByRole("button", { name: "Put in: rate" }).press("Enter");
  await expect(blanks.nth(1)).toHaveValue("rate");
  await exercise.getByRole("button", { name: "Put in: gradient" }).dragTo(blanks.nth(2));
  await expect(blanks.nth(2)).toHaveValue("gradient");
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect(exercise.getByRole("status")).toHaveText("Right.");
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
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    });
  }
}

test.describe("one exercise in a frame", () => {
  /** A page that holds the embed in a sandboxed frame and notes what it says. */
  async function frame(page, query) {
    await page.route("**/course.html", (route) => route.fulfill({ contentType: "text/html", body: COURSE }));
    await page.goto("/course.html");
    await page.evaluate((query) => {
      window.said = [];
      addEventListener("message", ({ data }) => data?.ns === "fall-line" && window.said.push(data));
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.style.cssText = "width: 640px; height: 500px";
      frame.title = "An exercise";
      frame.src = `/embed.html?${query}`;
      document.body.append(frame);
    }, query);
    const inside = page.frameLocator("iframe");
    await expect(inside.locator("html")).toHaveAttribute("data-state", "ready");
    return inside;
  }

  const completed = (page) => page.evaluate(() => window.said.filter(({ type, verb }) => type === "event" && verb === "completed"));

  test("a check says that it is completed, with its score", async ({ page }) => {
    const inside = await frame(page, "lesson=learning-rate&part=3");
    await expect(inside.getByRole("heading", { name: "One step from another start" })).toBeVisible();
    await expect(inside.locator("#stage")).toBeHidden();
    await inside.getByRole("radio").first().check();
    await inside.getByRole("button", { name: "Check" }).click();
    await expect(inside.getByText("That is a step up the slope.").last()).toBeVisible();
    expect(await completed(page)).toEqual([]);
    await inside.locator("[data-right]").getByRole("radio").check();
    await inside.getByRole("button", { name: "Check" }).click();
    await expect.poll(() => completed(page)).toMatchObject([{ verb: "completed", score: 0.5 }]);
  });

  test("every exercise opens in a frame, and says nothing is wrong", async ({ page }) => {
    test.slow();
    for (const [id, count] of [["learning-rate", 4], ["downhill", 7], ["network", 8], ["reference", 3], ["simulator", 4]]) {
      for (let part = 1; part <= count; part += 1) {
        await open(page, `/embed.html?lesson=${id}&part=${part}`);
        const exercise = page.locator("#exercise");
        await expect(exercise.getByRole("heading")).toBeVisible();
        await expect(page.locator("#notice")).toBeHidden();
        await expect(exercise.locator("button, input").first()).toBeAttached();
      }
    }
  });

  test("an exploration has its stage, and scores full marks", async ({ page }) => {
    const inside = await frame(page, "lesson=learning-rate&part=1");
    await expect(inside.locator("#stage")).toBeVisible();
    for (const rate of ["0.0001", "0.1", "1.2"]) {
      await inside.getByRole("textbox", { name: "Rate, as a number" }).fill(rate);
      await inside.getByRole("textbox", { name: "Rate, as a number" }).press("Enter");
    }
    await expect.poll(() => completed(page)).toMatchObject([{ score: 1 }]);
    // A frame stores nothing.
    await page.goto("/embed.html?lesson=learning-rate&part=1");
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test("an exercise that does not exist is named", async ({ page }) => {
    await open(page, "/embed.html?lesson=learning-rate&part=99");
    await expect(page.locator("#notice")).toContainText("This lesson has no exercise 99.");
    await expect(parts(page).verdict).toContainText("Converged in 50 steps");
    await open(page, "/embed.html?lesson=flying&part=1");
    await expect(page.locator("#notice")).toContainText("There is no lesson “flying”.");
  });
});
