// First steps, and a learner's own questions, as a learner takes them.

import { expect, expectNoViolations, open, parts, press, test } from "./page.js";

const question = (page) => page.locator("#question");
const guide = (page) => page.getByRole("region", { name: "First steps" });

/** Types a number into a field. */
async function set(field, text) {
  await field.fill(text);
  await field.press("Enter");
}

test("first steps: each is ticked by its verdict, and by no other", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "/index.html");
  await press(page, "First steps");
  await expect(guide(page).getByRole("heading")).toBeFocused();
  const { rateField, play, start } = parts(page);
  const momentum = page.getByRole("textbox", { name: "Momentum, as a number" });
  const place = async (number, done) => {
    await expect(guide(page).getByRole("heading")).toHaveText(`First steps: ${number} of 6`);
    await expect(guide(page)).toContainText(done === 6 ? "That is all of them." : `${done} of 6 done.`);
  };
  const next = () => guide(page).getByRole("button", { name: "Next" }).click();

  await place(1, 0);
  await set(rateField, "0.9");
  await place(1, 0);
  await set(rateField, "1.1");
  await place(1, 1);
  await expect(guide(page).getByRole("status")).toContainText("Done. Diverged");
  // What is done stays done.
  await set(rateField, "0.5");
  await place(1, 1);
  await next();

  await set(rateField, "0.98");
  await place(2, 1);
  await set(rateField, "1");
  await place(2, 2);
  await next();

  await set(rateField, "0.05");
  await place(3, 2);
  await set(rateField, "0.0005");
  await place(3, 3);
  await next();

  await place(4, 3);
  await expect(parts(page).verdict).not.toContainText("Diverged");
  await page.getByRole("button", { name: "It converges" }).click();
  await play.click();
  await expect(question(page)).toContainText("You said: It converges. Not so.", { timeout: 15_000 });
  await place(4, 4);
  await next();

  await expect(question(page)).toBeHidden();
  await set(momentum, "0.8");
  await place(5, 4);
  await set(momentum, "0.5");
  await place(5, 5);
  await next();

  await place(6, 5);
  await expect(parts(page).verdict).toContainText("Converged");
  await start.focus();
  for (let presses = 0; presses < 14; presses += 1) await page.keyboard.press("Shift+ArrowLeft");
  await place(6, 6);
  await expect(guide(page).getByRole("button", { name: "Next" })).toHaveAttribute("aria-disabled", "true");
  await guide(page).getByRole("button", { name: "Close" }).click();
  await expect(guide(page)).toBeHidden();
  await expect(play).toBeFocused();
  // It comes back where it was left.
  await press(page, "First steps");
  await place(6, 6);
});

test("a learner's own question, of each kind, of this run and of the next", async ({ page }) => {
  await open(page, "/index.html");
  const { verdict, reading, rateField, play } = parts(page);
  await page.getByRole("button", { name: "Predict first" }).click();
  await expect(page.getByRole("button", { name: "It converges" })).toBeFocused();
  await expect(verdict).toContainText("Step 0 of 200");
  await expect(page.locator("body")).not.toContainText("Converged");
  const kind = page.getByRole("combobox", { name: "The question" });
  for (const [name, asked] of [
    ["In how many steps?", "in how many steps will"],
    ["Where will it end?", "where will"],
    ["How will the loss go?", "how will the loss of"],
    ["What will it do?", "what will"],
  ]) {
    await kind.focus();
    await kind.selectOption(name);
    await expect(question(page)).toContainText(asked);
    await expect(kind).toBeFocused();
  }
  // Another run is another question.
  await page.getByRole("button", { name: "It converges" }).click();
  await set(rateField, "0.5");
  await expect(page.getByRole("button", { name: "It diverges" })).toBeVisible();
  await page.getByRole("button", { name: "It diverges" }).click();
  await play.click();
  await parts(page).scrub.press("End");
  await expect(question(page)).toContainText("You said: It diverges. Right.");
  await page.getByRole("button", { name: "No more questions" }).click();
  await expect(page.getByRole("button", { name: "Predict first" })).toBeFocused();
  await expect(question(page)).toBeHidden();
  await expect(verdict).toContainText("Diverged");
  await expect(reading).not.toHaveText("step 0 of 200");
});

test("an author's question stays, and what an author hides, no learner's question shows", async ({ page }) => {
  for (const query of ["ask=steps", "ahead=hide"]) {
    await open(page, `/index.html?${query}`);
    await expect(page.getByRole("button", { name: "Predict first" })).toBeHidden();
    await page.keyboard.press("p");
    await page.getByRole("dialog").getByRole("button", { name: /^On the edge/ }).click();
    await expect(parts(page).verdict).toContainText("Step 0 of");
    await expect(page.getByRole("button", { name: "No more questions" })).toBeHidden();
  }
});

test("what was found before a question tells nothing under it", async ({ page }) => {
  await open(page, "/index.html");
  await page.getByRole("button", { name: "Find good rates" }).click();
  await expect(page.getByText(/converges in \d+ steps/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole("tab", { name: "Maps", exact: true }).click();
  await page.getByRole("button", { name: "Run it" }).click();
  await expect(page.locator("#panel-sweep .survey-result")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Predict first" }).click();
  await expect(page.getByText(/converges in \d+ steps/)).toHaveCount(0);
  await expect(page.locator("#panel-sweep .survey-result")).toBeHidden();
  await expect(page.locator("#advice")).toBeHidden();
});

test("first steps are offered only where the author has left all to the learner", async ({ page }) => {
  for (const query of ["lock=lr", "hide=controls", "ahead=hide", "ask=steps"]) {
    await open(page, `/index.html?${query}`);
    await expect(page.getByRole("button", { name: "First steps" })).toBeHidden();
  }
});

test("closing first steps leaves the step, and a question of the learner's own", async ({ page }) => {
  await open(page, "/index.html");
  await press(page, "First steps");
  // They are fetched, and begin with a run of their own.
  await expect(guide(page)).toBeVisible();
  await parts(page).scrub.press("Home");
  await parts(page).step.click();
  await guide(page).getByRole("button", { name: "Close" }).click();
  await expect(parts(page).reading).toHaveText(/^step 1 of/);
});

test("undo keeps the question, and shows nothing that lies ahead", async ({ page }) => {
  await open(page, "/index.html");
  await page.getByRole("button", { name: "Predict first" }).click();
  await set(parts(page).rateField, "0.2");
  await press(page, "Undo");
  await expect(parts(page).rateField).toHaveValue("0.1");
  await expect(parts(page).verdict).toContainText("Step 0 of 200");
  await expect(page.getByRole("button", { name: "It converges" })).toBeVisible();
  // To have been asked is nothing to undo.
  await expect(page.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-disabled", "true");
});

for (const [width, height, colorScheme] of /** @type {const} */ ([
  [1366, 768, "light"],
  [390, 844, "dark"],
  [320, 640, "light"],
])) {
  test(`axe finds nothing in first steps and questions, ${width} px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await open(page, "/index.html");
    await page.getByRole("button", { name: "Predict first" }).click();
    await expectNoViolations(page);
    await press(page, "First steps");
    await expectNoViolations(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
