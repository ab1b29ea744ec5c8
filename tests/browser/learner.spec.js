// The whole course, worked through as a learner would, wrong answers first; and the text that moves
// the stage.

import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { HANDS, LESSONS, TOTAL, answer, workThrough } from "./learner.js";
import { expect, open, parts, press, ready, test } from "./page.js";

const WAYS = [
  { name: "by mouse", hand: HANDS.mouse, use: { viewport: { width: 1366, height: 768 } } },
  { name: "by keyboard alone", hand: HANDS.keyboard, use: { viewport: { width: 1366, height: 768 } } },
  {
    name: "by finger, 390 pixels wide, without motion",
    hand: HANDS.finger,
    use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, contextOptions: { reducedMotion: "reduce" } },
  },
];

for (const { name, hand, use } of WAYS) {
  test.describe(name, () => {
    test.use(use);

    for (const id of LESSONS) {
      test(`a learner works through ${id} ${name}, wrong answers first`, async ({ page }) => {
        test.slow();
        await workThrough(page, id, hand);
      });
    }
  });
}

test("what was done outlives the page, and travels in a file", async ({ page }) => {
  test.slow();
  const done = await workThrough(page, "reference");
  const [before, after] = [done, 0].map((count) => `${count} of all ${TOTAL} exercises are done.`);
  await page.reload();
  await ready(page);
  await expect(page.locator("#lesson").getByText("You have finished this lesson.")).toBeVisible();
  await press(page, "Lessons");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(before)).toBeVisible();
  const download = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Save progress as a file" }).click();
  const file = readFileSync(await (await download).path());
  await dialog.getByRole("button", { name: "Forget all progress" }).click();
  await dialog.getByRole("button", { name: "Really forget all progress?" }).click();
  await expect(dialog.getByText(after)).toBeVisible();
  const take = dialog.getByLabel("Take in a progress file");
  await take.setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(dialog.getByText("This file holds no progress.")).toBeVisible();
  await take.setInputFiles({ name: "progress.json", mimeType: "application/json", buffer: file });
  await expect(dialog.getByText(before)).toBeVisible();
  // One from before it was kept how an exercise was done.
  const old = { v: 1, lessons: { downhill: { done: { 1: 1, 2: 0.5 } } } };
  await take.setInputFiles({ name: "old.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(old)) });
  await expect(dialog.getByText(`${done + 2} of all`)).toBeVisible();
  await open(page, "/index.html?lesson=downhill");
  await expect(page.getByText("1 right at once, 1 after a hint, 0 shown.")).toBeVisible();
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test("the text has more of the screen than the stage that stays above it", async ({ page }) => {
    await open(page, "/index.html?lesson=network");
    await page.getByRole("heading", { name: "Saddles", exact: true }).scrollIntoViewIfNeeded();
    const scene = await page.locator(".fold").boundingBox();
    expect(scene.y).toBeGreaterThanOrEqual(0);
    expect(scene.height).toBeLessThan(320);
    await expect(parts(page).play).toBeInViewport();
  });
});

/** The runs of a lesson's text. */
const runs = (page) => page.locator("#lesson .sim");
/** Scrolls a block to where one reads. */
const read = (block) => block.evaluate((block) => block.scrollIntoView({ block: "center" }));

for (const [width, height] of [[1366, 768], [390, 844]]) {
  test(`what the text has come to is on the stage, and no line of it jumps (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, "/index.html?lesson=learning-rate");
    const count = await runs(page).count();
    for (let index = 1; index < count; index += 1) {
      const run = runs(page).nth(index);
      await read(run);
      const top = await run.evaluate((run) => run.getBoundingClientRect().top);
      await expect(run).toHaveAttribute("aria-current", "true");
      const moved = (await run.evaluate((run) => run.getBoundingClientRect().top)) - top;
      expect(Math.abs(moved), `run ${index}`).toBeLessThanOrEqual(1);
      await expect(page.locator("#lesson [aria-current=true]")).toHaveCount(1);
      await expect(parts(page).play).not.toHaveText("Pause");
    }
    // For those who want the stage to stay.
    const hold = page.getByRole("checkbox", { name: "The text moves the stage." });
    await hold.uncheck();
    await page.reload();
    await ready(page);
    await expect(hold).not.toBeChecked();
    const shown = await page.locator("#title").textContent();
    await read(runs(page).nth(2));
    await expect(runs(page).nth(2)).toBeInViewport();
    await page.waitForTimeout(400);
    await expect(page.locator("#title")).toHaveText(shown ?? "");
    await runs(page).nth(2).getByRole("button", { name: "Put it on the stage" }).click();
    await expect(runs(page).nth(2)).toHaveAttribute("aria-current", "true");
  });
}

test("undo leads back to the learner's own run, whatever the text has shown since", async ({ page }) => {
  await open(page, "/index.html?lesson=learning-rate");
  const plain = page.locator("#lesson .sim:not([data-ask])");
  await read(plain.first());
  await expect(plain.first()).toHaveAttribute("aria-current", "true");
  const { rateField } = parts(page.locator(".scene"));
  await rateField.fill("0.0321");
  await rateField.press("Enter");
  const mine = await page.locator("#title").textContent();
  await rateField.blur();
  // Two others, of which one asks.
  for (const run of [page.locator("#lesson .sim[data-ask]").last(), plain.last(), page.locator("#lesson .sim[data-ask]").first()]) {
    await read(run);
    await expect(run).toHaveAttribute("aria-current", "true");
  }
  await expect(page.locator("#question")).toBeVisible();
  await press(page, "Undo");
  await expect(rateField).toHaveValue("0.0321");
  await expect(page.locator("#title")).toHaveText(mine ?? "");
  await expect(page.locator("#question")).toBeHidden();
  await expect(parts(page).verdict).not.toContainText("Step 0 of");
});

test("asked first: question, answer and the reply that fits it, which stay in this visit", async ({ page }) => {
  await open(page, "/index.html?lesson=learning-rate");
  const block = page.locator("#lesson .sim[data-ask=verdict]").first();
  await answer({ page, hand: HANDS.mouse, block });
  const reply = async (said) => (await block.locator(`[data-said=${said}]`).textContent()) ?? "?";
  await expect(block.getByRole("status")).toHaveText(await reply("converged"));
  await expect(block).toContainText("You said: It converges. Right.");
  // What is no reply of its own gets the one for all others.
  await block.getByRole("button", { name: "Ask me again" }).click();
  await expect(block.locator(".told")).toBeHidden();
  await block.getByRole("button", { name: "It stalls on flat ground" }).click();
  await block.getByRole("button", { name: "Play", exact: true }).click();
  await expect(block.getByRole("status")).toHaveText(await reply("else"));
  await page.reload();
  await ready(page);
  await expect(block).toContainText("You said: It stalls on flat ground. Not so.");
  await expect(block.locator(".explained")).toBeVisible();
  await expect(block.getByRole("group")).toHaveCount(0);
  // Whoever wants no question is shown all at once.
  const other = page.locator("#lesson .sim[data-ask]").nth(1);
  await read(other);
  await other.getByRole("button", { name: "Show me without an answer" }).click();
  await expect(other.locator(".explained")).toBeVisible();
  await expect(other.locator(".reply")).toBeEmpty();
  await expect(page.locator("#question")).toBeHidden();
  await expect(parts(page).reading).not.toHaveText(/^step 0 of/);
});

test("an open question keeps one's own answer, and only then shows another", async ({ page }) => {
  await open(page, "/index.html?lesson=learning-rate");
  const block = page.locator(".discuss").first();
  const compare = block.getByRole("button", { name: "Compare with a model answer" });
  await expect(compare).toHaveAttribute("aria-disabled", "true");
  await compare.press("Enter");
  await expect(block.locator(".model")).toBeHidden();
  await block.getByRole("textbox", { name: "Your own answer" }).fill("A sweep of rates.");
  await compare.click();
  await expect(block.locator(".model")).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(block.getByRole("textbox")).toHaveValue("A sweep of rates.");
});

test("other numbers for the whole lesson, by a name", async ({ page }) => {
  await open(page, "/index.html?lesson=learning-rate");
  const own = await page.locator("[data-kind=check][data-deal] legend").first().textContent();
  await press(page, "Share");
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("textbox", { name: "Numbers dealt, by a number or a name" }).fill("Ada");
  await expect.poll(() => dialog.getByRole("textbox", { name: "Link to this simulator" }).inputValue()).toMatch(/variant=\d+/);
  const link = await dialog.getByRole("textbox", { name: "Link to this simulator" }).inputValue();
  const variant = new URL(link).searchParams.get("variant");
  await open(page, `/index.html?lesson=learning-rate&variant=${variant}`);
  await expect(page.locator("[data-kind=check][data-deal] legend").first()).not.toHaveText(own ?? "");
});

test("a lesson is finished by its words alone, with a screen reader's own commands", async ({ page }) => {
  test.slow();
  const { outputFiles } = await build({
    stdin: { contents: 'export { virtual } from "@guidepup/virtual-screen-reader";', resolveDir: process.cwd() },
    bundle: true,
    format: "iife",
    globalName: "reader",
    write: false,
  });
  await page.addInitScript(`${outputFiles[0].text}; window.reader = reader.virtual;`);
  await open(page, "/index.html?lesson=reference");
  await page.evaluate(() => window.reader.start({ container: document.querySelector("#lesson") }));
  const reader = new Reader(page);
  const total = await page.locator("#lesson [data-part]").count();
  for (let part = 1; part <= total; part += 1) {
    await reader.until(/^heading.*level 4$/);
    const control = await reader.until(/^radio,|^textbox, Blank|^group, .*still to recall/);
    await reader.answer(control);
    await expect(page.locator(`#lesson [data-part="${part}"]`)).toHaveAttribute("data-done");
  }
  await reader.until(/You have finished this lesson/);
});

/** What one who has read the lesson knows. */
const KNOWN = {
  radio: ["The slope where it stands.", "The learning rate."],
  textbox: ["noise", "old - rate * gradient"],
  group: {
    "The number that says how wrong": "The cost function",
    "The way to the steepest rise": "The gradient",
    "A number set before training": "A hyperparameter",
    "One pass over all the data": "An epoch",
    "Lower than all around it": "A local minimum",
    "Coming to a minimum": "Convergence",
    "The factor between the gradient": "The learning rate",
  },
};

/** Goes through a page by what is said of it, and acts where it stands. */
class Reader {
  constructor(page) {
    this.page = page;
  }

  /** Reads on to a phrase; gives it. @param {RegExp} wanted */
  until(wanted) {
    return this.page.evaluate(async (wanted) => {
      const heard = [];
      for (let steps = 0; steps < 3000; steps += 1) {
        await window.reader.next();
        const phrase = await window.reader.lastSpokenPhrase();
        if (new RegExp(wanted).test(phrase)) return phrase;
        heard.push(phrase);
      }
      throw new Error(`not said: ${wanted}; but: ${heard.slice(0, 300).join("; ")}`);
    }, wanted.source);
  }

  act() {
    return this.page.evaluate(() => window.reader.act());
  }

  /** Reads on to a button, and presses it. */
  async press(name) {
    await this.until(new RegExp(`^button, ${name}`));
    await this.act();
  }

  /** Answers what stands there; a control is named by the phrase that it was met with. */
  async answer(control) {
    const [role] = control.split(",");
    if (role === "group") return this.recall(control);
    if (role === "textbox") {
      await this.act();
      await this.page.evaluate((text) => window.reader.type(text), KNOWN.textbox.shift());
    } else {
      const known = new RegExp(`^radio.*(${KNOWN.radio.join("|")})`);
      if (!known.test(control)) await this.until(known);
      await this.act();
    }
    await this.press("Check");
    return this.until(/Right at once/);
  }

  /** Cards, until none is left. */
  async recall(card) {
    let front = card;
    for (let left = Number(/(\d+) still/.exec(card)?.[1]); left > 0; left -= 1) {
      const [, back] = Object.entries(KNOWN.group).find(([begin]) => front.includes(begin)) ?? [];
      await this.press(back);
      if (left > 1) front = await this.until(/group, .*still to recall/);
    }
  }
}
