// A rate that is changed while it runs: from the start, or from here on.

import { expect, expectNoViolations, open, parts, press, test } from "./page.js";

/** From where a change holds. */
const holds = (page) => page.getByRole("combobox", { name: "Changes apply" });
const changes = (page) => page.getByRole("list", { name: "Changes in mid-run" });

/** What a learner has changed, as the address keeps it. */
const kept = (page) => page.waitForFunction(() => location.hash.length > 1).then(() => page.evaluate(() => location.hash));

/** Puts the cursor at a step. */
async function goTo(page, step) {
  await parts(page).scrub.fill(String(step));
}

/** Types a number into a field. */
async function type(field, text) {
  await field.fill(text);
  await field.press("Enter");
}

for (const address of ["/index.html", "/embed.html"]) {
  test(`${address}: from here on the past stays and a branch goes on`, async ({ page }) => {
    await open(page, address);
    const { rateField, verdict, momentum } = parts(page);
    await goTo(page, 20);
    const before = await page.locator("#verdict").innerText();
    await holds(page).selectOption("from step 20");
    await type(rateField, "0.01");
    // Nothing of what was played has changed, and the cursor has not moved.
    await expect(verdict).toHaveText(before);
    await expect.poll(() => kept(page)).toBe("#fn=ravine&then=20,lr:0.01");
    await goTo(page, 10);
    await expect(rateField).toHaveValue("0.1");
    await goTo(page, 25);
    await expect(rateField).toHaveValue("0.01");
    // Another number from the same step is part of the same change.
    await goTo(page, 20);
    await momentum.focus();
    await momentum.press("ArrowLeft");
    await expect.poll(() => kept(page)).toBe("#fn=ravine&then=20,lr:0.01,momentum:0.89");
    // From the start it is the number of the whole run again.
    await holds(page).selectOption("from the start");
    await expect(rateField).toHaveValue("0.1");
    await type(rateField, "0.05");
    await expect.poll(() => kept(page)).toBe("#fn=ravine&lr=0.05&then=20,lr:0.01,momentum:0.89");
    await expectNoViolations(page);
  });
}

test("a change is listed, taken back, undone and shared", async ({ page }) => {
  await open(page, "/index.html?opt=gd&lr=0.3&steps=60");
  await expect(parts(page).verdict).toContainText("Diverged");
  await goTo(page, 5);
  await holds(page).selectOption("from step 5");
  await type(parts(page).rateField, "0.1");
  await expect(changes(page)).toContainText("from step 5: rate 0.1");
  await press(page, "Share");
  const link = page.getByRole("textbox", { name: "Link to this simulator" });
  await expect(link).toHaveValue(/opt=gd&lr=0\.3&then=5,lr:0\.1&steps=60$/);
  await page.getByRole("button", { name: "Close" }).click();
  await parts(page).scrub.press("End");
  await expect(parts(page).verdict).toContainText("Converged in");
  await page.keyboard.press("u");
  await expect(changes(page)).toBeHidden();
  await page.keyboard.press("y");
  await expect(changes(page)).toContainText("from step 5: rate 0.1");
  await page.getByRole("button", { name: "Take back the change at step 5" }).click();
  await expect(changes(page)).toBeHidden();
  await expect(holds(page)).toBeFocused();
  // At the end nothing follows that could change.
  await parts(page).scrub.press("End");
  await type(parts(page).rateField, "0.2");
  await expect(page.getByText("No change fits in here")).toBeVisible();
});

test("a pull at the slider while it plays is one change, and it plays on", async ({ page }) => {
  await open(page, "/index.html?play=1&speed=5&opt=gd&lr=0.01");
  await holds(page).selectOption({ index: 1 });
  const { rate, play, scrub } = parts(page);
  await rate.focus();
  await expect.poll(async () => Number(await scrub.inputValue())).toBeGreaterThan(0);
  await page.keyboard.down("ArrowRight");
  const held = await scrub.inputValue();
  // As long as two steps take.
  await page.waitForTimeout(400);
  expect(await scrub.inputValue()).toBe(held);
  for (let count = 0; count < 5; count += 1) await page.keyboard.down("ArrowRight");
  await expect(changes(page).getByRole("listitem")).toHaveCount(1);
  await page.keyboard.up("ArrowRight");
  await expect(play).toHaveAccessibleName("Pause");
  await expect.poll(async () => Number(await scrub.inputValue())).toBeGreaterThan(Number(held));
});

test("a branch races the run that it leaves", async ({ page }) => {
  await open(page, "/index.html");
  await goTo(page, 20);
  await holds(page).selectOption("from step 20");
  await page.getByRole("button", { name: "Race a branch from step 20" }).click();
  await expect(page.getByRole("group", { name: "Momentum from step 20", exact: true })).toBeVisible();
  await type(page.getByRole("textbox", { name: "Rate of Momentum from step 20, as a number" }), "0.5");
  await expect.poll(() => kept(page)).toBe("#fn=ravine&vs=from:20,lr:0.5");
  await parts(page).scrub.press("End");
  await expect(parts(page).verdict).toContainText("Momentum from step 20: Diverged");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Momentum on a ravine");
  // It has its name wherever racers have theirs, and a title names the run that it leaves once.
  await page.getByRole("tab", { name: "Table" }).click();
  await expect(page.getByRole("option", { name: "Momentum from step 20", exact: true })).toBeAttached();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveAttribute("placeholder", "Momentum on a ravine");
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("f");
  await expect(page.locator(".chip").nth(1)).toContainText("Momentum from step 20");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove Momentum from step 20" }).click();
  await expect(page.getByRole("group", { name: "Momentum from step 20", exact: true })).toBeHidden();
});

test("you are the schedule, beside two that are not", async ({ page }) => {
  await open(page, "/index.html?opt=gd&lr=0.15&then=20,lr:0.05");
  await page.getByRole("tab", { name: "Charts" }).click();
  await page.getByRole("tab", { name: "Rate" }).click();
  await expect(page.getByText("You are the schedule")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^\s*you: converged in \d+ steps$/ })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /Cosine.*: converged in \d+ steps$/i })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /One.cycle.*:/i })).toBeVisible();
  await expectNoViolations(page);
});

test("the pad drives from here on, too", async ({ page }) => {
  await open(page, "/index.html");
  await goTo(page, 20);
  await holds(page).selectOption("from step 20");
  const place = page.locator("#pad");
  await expect(place).toContainText("From step 20 on: rate 0.1, momentum 0.9");
  await place.getByRole("button", { name: /^Cross/ }).press("ArrowDown");
  await expect.poll(() => kept(page)).toMatch(/^#fn=ravine&then=20,momentum:0\.8\d*$/);
  await expect(parts(page).scrub).toHaveValue("20");
});
