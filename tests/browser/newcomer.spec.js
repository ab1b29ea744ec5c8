// A newcomer's first minute in the lab, from the first look to a link that somebody else opens: few
// actions, and nothing that has to be looked for.

import { expect, parts, ready, test } from "./page.js";

test("open, watch, drag, diverge, read why, predict, race, share, and find the same elsewhere", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1366, height: 768 });
  let actions = 0;
  /** One more thing that is done, to what is in sight as a whole. */
  async function on(target) {
    await expect(target).toBeInViewport({ ratio: 1 });
    actions += 1;
    return target;
  }
  const named = (name) => page.getByRole("button", { name, exact: true });
  const { verdict, start, rate, play } = parts(page);
  /** Presses the slider at a part of its length. */
  async function slide(part) {
    const box = await (await on(rate)).boundingBox();
    await page.mouse.click(box.x + part * box.width, box.y + box.height / 2);
  }

  actions += 1;
  await page.goto("/index.html");
  await ready(page);
  await expect(verdict).toContainText("Converged in 50 steps", { timeout: 4000 });

  const box = await (await on(start)).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await expect(start).not.toHaveAccessibleName(/^Start at \(−4, 2\)/);
  await expect(verdict).toContainText("Converged in");

  await slide(0.9);
  await expect(verdict).toContainText("Diverged");
  const why = verdict.getByText(/times the limit 0\.38/);
  await expect(why).toBeInViewport({ ratio: 1 });

  await (await on(named("Predict first"))).click();
  await slide(0.5);
  await (await on(named("It converges"))).click();
  await (await on(play)).click();
  const told = page.getByText("You said: It converges.");
  await expect(told).toContainText("Right.", { timeout: 20_000 });
  await expect(told).toBeInViewport({ ratio: 1 });

  await (await on(named("No more questions"))).click();
  await (await on(named("Race another"))).click();
  const rival = page.getByRole("group", { name: /^Racer 2/ }).getByRole("combobox", { name: "Optimizer" });
  await (await on(rival)).selectOption("Adam");
  const table = page.getByRole("table", { name: /How the whole runs ended/ });
  await expect(table.getByRole("row", { name: /Adam/ })).toBeVisible();
  const ends = await table.locator("tbody").textContent();

  await (await on(named("Share"))).click();
  const link = await page.getByRole("textbox", { name: "Link to this simulator" }).inputValue();
  const elsewhere = await (await browser.newContext()).newPage();
  actions += 1;
  await elsewhere.goto(link);
  await ready(elsewhere);
  await expect(parts(elsewhere).start).toHaveAccessibleName((await start.getAttribute("aria-label")) ?? "");
  await expect(elsewhere.getByRole("table", { name: /How the whole runs ended/ }).locator("tbody")).toHaveText(ends ?? "");
  await elsewhere.context().close();

  expect(actions).toBeLessThanOrEqual(12);
  expect(await page.evaluate(() => scrollY), "nothing was scrolled").toBe(0);
});
