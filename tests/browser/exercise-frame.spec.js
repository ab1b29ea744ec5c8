// One exercise in a frame, as a course has it.

import { expect, open, parts, test } from "./page.js";
import { course as frame, told } from "./trial.js";

const completed = (page) => told(page, "completed");

test("a check says that it is completed, with its score", async ({ page }) => {
  const inside = await frame(page, "lesson=learning-rate&part=3");
  await expect(inside.getByRole("heading", { name: "One step from another start" })).toBeVisible();
  await expect(inside.locator("#stage")).toBeHidden();
  // There is no run to explain or to export, but an exercise to share.
  await expect(inside.locator("#why")).toBeHidden();
  await inside.getByRole("button", { name: "Menu" }).click();
  await expect(inside.getByRole("button", { name: "Export" })).toBeHidden();
  await expect(inside.getByRole("button", { name: "Share" })).toBeVisible();
  await inside.getByRole("button", { name: "Menu" }).press("Escape");
  await inside.getByRole("radio").first().check();
  await inside.getByRole("button", { name: "Check" }).click();
  await expect(inside.getByText("That is a step up the slope.").last()).toBeVisible();
  expect(await completed(page)).toEqual([]);
  await inside.locator("[data-right]").getByRole("radio").check();
  await inside.getByRole("button", { name: "Check" }).click();
  await expect.poll(() => completed(page)).toMatchObject([
    { verb: "completed", score: 0.5, tries: 1, lesson: "learning-rate", part: 3, variant: 0 },
  ]);
  expect(await told(page, "attempted")).toMatchObject([{ lesson: "learning-rate", part: 3, variant: 0, tries: 1 }]);
});

test("every exercise opens in a frame, and says nothing is wrong", async ({ page }) => {
  test.slow();
  for (const [id, count] of [["learning-rate", 5], ["downhill", 9], ["network", 9], ["reference", 5], ["simulator", 5]]) {
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
