// A newcomer's path through the lab, from the first look to a link that somebody else opens.

import { expect, open, parts, press, test } from "./page.js";

test("open, play, drag, diverge, read why, race, share, and find the same elsewhere", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await open(page, "/index.html");
  const { verdict, play, reading, start, rate, rateField } = parts(page);
  await expect(verdict).toContainText("Converged in 50 steps");

  await play.click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(reading).not.toHaveText("step 50 of 200");
  await page.getByRole("button", { name: "Pause" }).click();

  const box = await start.boundingBox();
  if (!box) throw new Error("the start has no box");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(start).not.toHaveAccessibleName(/^Start at \(−4, 2\)/);

  // Up the slider, as far as it takes.
  await page.keyboard.press("e");
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await verdict.textContent())?.includes("Diverged")) break;
    await rate.press("ArrowRight");
  }
  await expect(verdict).toContainText("Diverged");
  const limit = 2 * (1 + 0.9) / 10;
  expect(Number(await rateField.inputValue())).toBeGreaterThan(limit);
  await expect(verdict).toContainText(`the limit ${limit}`);

  await page.getByRole("button", { name: "Race another" }).click();
  const rival = page.getByRole("group", { name: /^Racer 2/ });
  await rival.getByRole("combobox", { name: "Optimizer" }).selectOption("Adam");
  const table = page.getByRole("table", { name: /How the whole runs ended/ });
  await expect(table.getByRole("row", { name: /Adam/ })).toBeVisible();
  const ends = await table.locator("tbody").textContent();

  await press(page, "Share");
  const link = await page.getByRole("textbox", { name: "Link to this simulator" }).inputValue();
  const elsewhere = await (await browser.newContext()).newPage();
  await open(elsewhere, link);
  await expect(parts(elsewhere).start).toHaveAccessibleName((await start.getAttribute("aria-label")) ?? "");
  await expect(elsewhere.getByRole("table", { name: /How the whole runs ended/ }).locator("tbody")).toHaveText(ends ?? "");
  await elsewhere.context().close();
});
