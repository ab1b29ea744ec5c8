// The lessons: worked through as a learner would, wrong answers first.

import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { expect, open, parts, ready, test } from "./page.js";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LESSONS = ["learning-rate", "downhill", "network", "reference", "simulator"];
const TOTAL = 27;
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
  "Rate 1": { wrong: ["20", "Check the sign"], right: ["-4", "8", "36", "oscillates"] },
  "Rate 0.1": { wrong: ["soon", "not a number"], right: ["4,46", "25"] },
  "Read the result": { wrong: ["3", "That is not it"], right: ["3.82", "3.09", "noise"] },
  "Put momentum together": { wrong: ["α", "a letter of its own"], right: ["β", "α", "v"] },
};

const REGIMES = {
  "Three things a rate can do": [["0.0001"], ["0.1"], ["1.2"]],
  "How rate and momentum work together": [["0.1", "0.8"], ["5", "0.9"]],
};

const LABELS = { "Chart A": "oscillates", "Chart B": "converges steadily", "Chart C": "diverges" };

/** How a learner gets at things: by mouse, by keyboard alone, by finger. */
const HANDS = {
  mouse: {
    press: (control) => control.click(),
    choose: (radio) => radio.check(),
    pick: (select, label) => select.selectOption(label),
    write: (field, text) => field.fill(text),
  },
  keyboard: {
    press: (control) => control.press("Enter"),
    choose: (radio) => radio.press("Space"),
    async pick(select, label) {
      const chosen = () => select.evaluate((select) => select.selectedOptions[0]?.label);
      await select.press("Home");
      for (let presses = 0; presses < 5 && (await chosen()) !== label; presses += 1) await select.press("ArrowDown");
    },
    async write(field, text) {
      await field.press("ControlOrMeta+a");
      if (text === "") await field.press("Delete");
      else await field.pressSequentially(text);
    },
  },
  finger: {
    press: (control) => control.tap(),
    choose: (radio) => radio.tap(),
    async pick(select, label) {
      await select.tap();
      await select.selectOption(label);
    },
    async write(field, text) {
      await field.tap();
      await field.fill(text);
    },
  },
};

/** What a learner does with each kind of exercise. */
const LEARNER = {
  async worked({ page, hand, exercise }) {
    for (const button of await exercise.getByRole("button", { name: /^Show \d+$/ }).all()) {
      await hand.press(button);
      const step = exercise.locator("[aria-current=step]");
      await expect(step).toHaveCount(1);
      await expect(parts(page).reading).toHaveText(new RegExp(`^step ${await step.getAttribute("data-at")} of`));
    }
  },

  async explore({ hand, exercise, title }) {
    const fields = exercise.getByRole("textbox");
    const regimes = REGIMES[title];
    for (const [index, values] of regimes.entries()) {
      for (const [at, value] of values.entries()) {
        await hand.write(fields.nth(at), value);
        await fields.nth(at).press("Enter");
      }
      await expect(exercise.getByRole("status")).toContainText(`${index + 1} of ${regimes.length} found`);
    }
  },

  async check({ hand, exercise }) {
    const check = exercise.getByRole("button", { name: "Check" });
    const result = exercise.getByRole("status");
    await hand.press(check);
    await expect(result).toHaveText("Choose an answer first.");
    for (const choice of await exercise.locator(".choices > li:not([data-right])").all()) {
      await hand.choose(choice.getByRole("radio"));
      await hand.press(check);
      // Each wrong answer has a reason of its own.
      await expect(result).toContainText("Not quite. ");
      await expect(result).toContainText((await choice.locator(".why").textContent()) ?? "?");
    }
    await hand.choose(exercise.locator("[data-right]").getByRole("radio"));
    await hand.press(check);
    await expect(result).toContainText("Right. ");
  },

  async fill({ hand, exercise, title }) {
    const { wrong, right } = FILLS[title];
    const blanks = exercise.getByRole("textbox");
    const result = exercise.getByRole("status");
    await hand.write(blanks.first(), wrong[0]);
    await blanks.first().press("Enter");
    await expect(result).toContainText(wrong[1]);
    await expect(blanks.first()).toHaveAttribute("aria-invalid", "true");
    for (const [index, answer] of right.entries()) await hand.write(blanks.nth(index), answer);
    await hand.press(exercise.getByRole("button", { name: "Check" }));
    await expect(result).toHaveText("Right.");
  },

  async "by-hand"({ hand, exercise, title }) {
    const { slope, loss, rate, start } = BY_HAND[title];
    const result = exercise.getByRole("status");
    const first = exercise.getByRole("textbox", { name: "w at step 1", exact: true });
    const write = async (cell, value) => {
      await hand.write(cell, String(value));
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

  async label({ hand, exercise }) {
    const check = exercise.getByRole("button", { name: "Check" });
    const result = exercise.getByRole("status");
    await hand.press(check);
    await expect(result).toHaveText("Give each chart a label first.");
    for (const name of Object.keys(LABELS)) await hand.pick(exercise.getByLabel(`What does ${name} show?`), "converges steadily");
    await hand.press(check);
    await expect(result).toContainText("Chart A: This one does not settle.");
    for (const [name, label] of Object.entries(LABELS)) await hand.pick(exercise.getByLabel(`What does ${name} show?`), label);
    await hand.press(check);
    await expect(result).toHaveText("Right.");
  },

  async cards({ hand, exercise }) {
    for (const card of await exercise.locator(".card").all()) {
      await expect(card).toHaveAttribute("aria-expanded", "false");
      await hand.press(card);
      await expect(card).toHaveAttribute("aria-expanded", "true");
    }
  },
};

async function workThrough(page, id, hand = HANDS.mouse) {
  await open(page, `/index.html?lesson=${id}`);
  const lesson = page.locator("#lesson");
  const exercises = await lesson.locator("[data-part]").all();
  for (const [index, exercise] of exercises.entries()) {
    await expect(lesson.getByText(`${index} of ${exercises.length} exercises done.`)).toBeVisible();
    const title = ((await exercise.getByRole("heading").textContent()) ?? "").trim();
    await LEARNER[(await exercise.getAttribute("data-kind")) ?? ""]({ page, hand, exercise, title });
    await expect(exercise).toHaveAttribute("data-done");
  }
  await expect(lesson.getByText("That is 100%: you have finished this lesson.")).toBeVisible();
  return exercises.length;
}

/** Works through all of them, and sees that all is done. */
async function workThroughAll(page, hand) {
  let total = 0;
  for (const id of LESSONS) total += await test.step(id, () => workThrough(page, id, hand));
  expect(total).toBe(TOTAL);
  await page.getByRole("button", { name: "Lessons" }).click();
  await expect(page.getByText(`${TOTAL} of all ${TOTAL} exercises are done.`)).toBeVisible();
}

test("the same by keyboard alone", async ({ page }) => {
  test.slow();
  await workThroughAll(page, HANDS.keyboard);
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, contextOptions: { reducedMotion: "reduce" } });

  test("the same by finger, 320 pixels wide, without motion", async ({ page }) => {
    test.slow();
    await workThroughAll(page, HANDS.finger);
  });

  test("the text has more of the screen than the stage that stays above it", async ({ page }) => {
    await open(page, "/index.html?lesson=network");
    await page.getByRole("heading", { name: "Saddles", exact: true }).scrollIntoViewIfNeeded();
    const scene = await page.locator(".scene").boundingBox();
    expect(scene.y).toBeGreaterThanOrEqual(0);
    expect(scene.height).toBeLessThan(320);
    await expect(parts(page).play).toBeInViewport();
  });
});

test("Tab goes through a lesson in the order of its text, and through all of it", async ({ page }) => {
  test.slow();
  for (const id of LESSONS) {
    await open(page, `/index.html?lesson=${id}`);
    const count = await page.evaluate(() => {
      const lesson = document.querySelector("#lesson");
      const controls = [...lesson.querySelectorAll("a[href], button, input, select, summary, pre[tabindex='0']")];
      // Of a group of radio buttons Tab finds one; what is folded it passes by.
      const names = new Set();
      const stops = controls.filter((control) => {
        if (!control.checkVisibility() || control.disabled) return false;
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
  await expect(page.getByText("1 of 4 exercises done.")).toBeVisible();
  expect((await page.evaluate(() => window.heard)).sort()).toEqual([
    "1 of 4 exercises done.",
    expect.stringMatching(/^Not quite\. /),
    expect.stringMatching(/^Right\. /),
  ]);
});

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
    await expect(page.getByText("0 of 8 exercises done.")).toBeVisible();
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
    // There is no run to explain or to export, but an exercise to share.
    await expect(inside.locator("#why")).toBeHidden();
    await expect(inside.getByRole("button", { name: "Export" })).toBeHidden();
    await expect(inside.getByRole("button", { name: "Share" })).toBeVisible();
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
    for (const [id, count] of [["learning-rate", 4], ["downhill", 8], ["network", 8], ["reference", 3], ["simulator", 4]]) {
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
