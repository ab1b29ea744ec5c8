// The whole course, worked through as a learner would, wrong answers first.

import { readFileSync } from "node:fs";
import { HANDS, LESSONS, TOTAL, workThrough } from "./learner.js";
import { expect, open, parts, press, ready, test } from "./page.js";

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

/** Works through all of them, and sees that all is done. */
async function workThroughAll(page, hand) {
  let total = 0;
  for (const id of LESSONS) total += await test.step(id, () => workThrough(page, id, hand));
  expect(total).toBe(TOTAL);
  await press(page, "Lessons");
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
    const scene = await page.locator(".fold").boundingBox();
    expect(scene.y).toBeGreaterThanOrEqual(0);
    expect(scene.height).toBeLessThan(320);
    await expect(parts(page).play).toBeInViewport();
  });
});
