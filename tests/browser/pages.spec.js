// Both pages: what a learner does with them.

import { expect, expectNoViolations, open, parts, pixelRatio, press, test } from "./page.js";

for (const address of ["/index.html", "/embed.html"]) {
  test.describe(address, () => {
    test("opens on the headline, with its tolerance", async ({ page }) => {
      await open(page, address);
      const { verdict, reading } = parts(page);
      await expect(page.getByRole("status").filter({ hasText: "Converged in 50 steps" })).toBeVisible();
      await expect(verdict).toContainText("within 0.5% of the starting loss");
      await expect(reading).toHaveText("step 50 of 200");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Momentum on a ravine");
    });

    test("the headline is computed, not written in", async ({ page }) => {
      await open(page, `${address}?tol=0.05`);
      await expect(parts(page).verdict).toContainText("within 5% of the starting loss");
      await expect(parts(page).verdict).not.toContainText("in 50 steps");
      await open(page, `${address}?fn=parabola&opt=gd&lr=1.1`);
      await expect(parts(page).verdict).toContainText("Diverged");
      await expect(parts(page).verdict).toContainText("left the view at step 3");
    });

    test("says where a formula has no loss", async ({ page }) => {
      await open(page, `${address}?f=ln(w)^2&w=-1`);
      const { verdict } = parts(page);
      await expect(verdict).toContainText("No loss at the start");
      await expect(verdict).toContainText("Choose another start");
      await open(page, `${address}?f=sqrt(w)&opt=gd`);
      await expect(verdict).toContainText("Diverged from step 108 on");
      await expect(verdict).toContainText("where the loss has no value");
    });

    test("step, back and the keyboard move the cursor", async ({ page }) => {
      await open(page, `${address}?at=48`);
      const { step, back, reading, verdict, scrub } = parts(page);
      await expect(verdict).toContainText(/Step 48 of 200 · loss [\d.]+ · [\d.]+% of the start [▼▲]/);
      await step.click();
      await expect(reading).toHaveText("step 49 of 200");
      await expect(verdict).toContainText("Step 49 of 200 · loss ");
      await step.press("Enter");
      await expect(verdict).toContainText("Converged in 50 steps");
      await back.click();
      await expect(verdict).toContainText("Step 49 of 200 · loss ");
      await scrub.press("Home");
      await expect(reading).toHaveText("step 0 of 200");
      await scrub.press("End");
      await expect(reading).toHaveText("step 200 of 200");
      await scrub.press("Home");
      await expect(reading).toHaveText("step 0 of 200");
      await expect(back).toHaveAttribute("aria-disabled", "true");
    });

    test("the scrubber goes where it is put", async ({ page }) => {
      await open(page, address);
      const { scrub, reading } = parts(page);
      await scrub.fill("33");
      await expect(reading).toHaveText("step 33 of 200");
      await expect(scrub).toHaveAttribute("aria-valuetext", "step 33 of 200");
    });

    test("play runs to the end, pause stops it", async ({ page }) => {
      await open(page, `${address}?steps=40&speed=120&at=0`);
      const { play, reading } = parts(page);
      await play.click();
      await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Replay" })).toBeVisible();
      await expect(reading).toHaveText("step 40 of 40");
      await open(page, `${address}?steps=5000&speed=60&at=0`);
      await play.click();
      await expect(reading).not.toHaveText("step 0 of 5000");
      await page.getByRole("button", { name: "Pause" }).click();
      const stopped = await reading.textContent();
      await parts(page).back.click();
      expect(Number(/\d+/.exec((await reading.textContent()) ?? "")?.[0])).toBe(
        Number(/\d+/.exec(stopped ?? "")?.[0]) - 1,
      );
    });

    test("the path is redrawn as it runs, the ground is not", async ({ page }) => {
      await open(page, address);
      const still = page.locator("#stage [data-layer=still]");
      const trail = page.locator("#stage [data-layer=trail]");
      await expect(trail).toHaveAttribute("data-drawn", /[1-9]/);
      const before = Number(await trail.getAttribute("data-drawn"));
      const ground = (await still.getAttribute("data-drawn")) ?? "";
      await parts(page).scrub.fill("20");
      await parts(page).scrub.fill("40");
      await expect.poll(async () => Number(await trail.getAttribute("data-drawn"))).toBeGreaterThan(before);
      await expect(still).toHaveAttribute("data-drawn", ground);
    });

    test("the rate's slider and field agree, and change the run", async ({ page }) => {
      await open(page, address);
      const { rate, rateField, verdict } = parts(page);
      await rateField.fill("0,5");
      await rateField.press("Enter");
      await expect(rateField).toHaveValue("0.5");
      await expect(rate).toHaveAttribute("aria-valuetext", "0.5");
      await expect(verdict).toContainText("Diverged");
      await rate.press("ArrowLeft");
      await expect(rateField).toHaveValue("0.45");
      await rate.press("Home");
      await expect(rateField).toHaveValue("0.0001");
    });

    test("a bad number is named beside its field, and nothing is lost", async ({ page }) => {
      await open(page, address);
      const { rateField, verdict } = parts(page);
      await rateField.fill("fast");
      await rateField.press("Enter");
      await expect(page.getByText("“fast” is not a number. 0.1 is kept.")).toBeVisible();
      await expect(verdict).toContainText("Converged in 50 steps");
      await rateField.fill("1000");
      await rateField.press("Enter");
      await expect(rateField).toHaveValue("100");
      await expect(page.getByText("The largest is 100.")).toBeVisible();
    });

    test("the start can be dragged", async ({ page }) => {
      await open(page, address);
      const { start } = parts(page);
      await expect(start).toHaveAccessibleName(/^Start at \(−4, 2\)/);
      const box = await start.boundingBox();
      if (!box) throw new Error("the start has no box");
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 20, { steps: 4 });
      await page.mouse.up();
      await expect(start).not.toHaveAccessibleName(/^Start at \(−4, 2\)/);
      const moved = await start.boundingBox();
      // To the pixel: the engine's own transform leads there and back.
      expect(Math.abs((moved?.x ?? 0) - box.x - 60)).toBeLessThan(1.5);
      expect(Math.abs((moved?.y ?? 0) - box.y - 20)).toBeLessThan(1.5);
      await expect.poll(() => new URL(page.url()).hash).toContain("x=");
    });

    test("arrow keys move the start, with Shift by more", async ({ page }) => {
      await open(page, address);
      const { start } = parts(page);
      await start.press("ArrowRight");
      await expect(start).toHaveAccessibleName(/^Start at \(−3.9, 2\)/);
      await start.press("Shift+ArrowDown");
      await expect(start).toHaveAccessibleName(/^Start at \(−3.9, 1\)/);
    });

    test("what the author locked cannot be moved", async ({ page }) => {
      await open(page, `${address}?lock=start,lr`);
      const { start, rate, rateField } = parts(page);
      await expect(start).toBeHidden();
      await expect(rate).toBeDisabled();
      await expect(rateField).toBeDisabled();
      await expect(parts(page).momentum).toBeEnabled();
    });

    test("a learner's change is in the address, and can be undone", async ({ page }) => {
      await open(page, `${address}?lr=0.02&title=Try+it`);
      const length = await page.evaluate(() => history.length);
      const { rateField, verdict } = parts(page);
      await rateField.fill("0.1");
      await rateField.press("Enter");
      await expect(verdict).toContainText("Converged in 50 steps");
      await expect.poll(() => new URL(page.url()).hash).toBe("#fn=ravine");
      await page.reload();
      await expect(verdict).toContainText("Converged in 50 steps");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Try it");
      await press(page, "Start over");
      await expect(rateField).toHaveValue("0.02");
      await expect.poll(() => new URL(page.url()).hash).toBe("");
      expect(await page.evaluate(() => history.length)).toBe(length);
    });

    test("bad settings are named in a notice that can be dismissed", async ({ page }) => {
      await open(page, `${address}?lr=fast&fn=vally&steps=1e9`);
      const notice = page.locator("#notice");
      await expect(notice).toContainText("“fast” is not a number");
      await expect(notice).toContainText("vally");
      await expect(notice).toContainText("100000");
      await expect(parts(page).verdict).toContainText("Converged in 50 steps");
      await notice.getByRole("button", { name: "Dismiss" }).click();
      await expect(notice).toBeHidden();
    });

    test("a goal is shown, and said to be met", async ({ page }) => {
      await open(page, `${address}?lr=0.001&goal=converged&within=60`);
      const goal = page.locator("#goal");
      await expect(goal).toHaveText("Goal: make it converge within 60 steps.");
      await parts(page).rateField.fill("0.1");
      await parts(page).rateField.press("Enter");
      await expect(goal).toContainText("You have done it.");
    });

    test("in a race the goal says whose it is", async ({ page }) => {
      await open(page, `${address}?lr=0.001&goal=converged&vs=adam`);
      await expect(page.locator("#goal")).toHaveText("Goal for Momentum: make it converge.");
    });

    test("a formula runs, and one that cannot be read is named", async ({ page }) => {
      await open(page, `${address}?f=(w-3)^2&w=0&opt=gd&lr=0.1&at=1`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gradient descent on your formula");
      await open(page, `${address}?f=sine(x)`);
      await expect(page.locator("#notice")).toContainText(
        "At character 1, “sine” stands where a known name is expected. Did you mean “sin”?",
      );
    });

    test("a long run is computed in slices, and gets ready", async ({ page }) => {
      await open(page, `${address}?steps=100000&lr=0.00001&opt=gd`);
      await expect(parts(page).reading).toHaveText("step 100000 of 100000");
    });

    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      test(`axe finds nothing, ${scheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme });
        await open(page, `${address}?lr=fast`);
        await expectNoViolations(page);
      });
    }

    test("nothing is cut off at 320 pixels", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await open(page, address);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });

    test("the picture is there without JavaScript", async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(address);
      await expect(page.locator("#stage svg")).toBeVisible();
      await expect(page.locator("noscript p")).toBeVisible();
      await expect(page.getByText("Loading the simulator…")).toBeHidden();
      await context.close();
    });
  });
}

test("the lab changes surface and optimizer, and keeps what belongs to neither", async ({ page }) => {
  await open(page, "/index.html?tol=0.01");
  await page.getByLabel("Surface").selectOption("himmelblau");
  await page.getByLabel("Optimizer").selectOption("adam");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Adam on Himmelblau’s function");
  await page.getByRole("tab", { name: "Settings" }).click();
  await expect(page.getByRole("textbox", { name: "Tolerance" })).toHaveValue("0.01");
  await expect(page.getByRole("slider", { name: "β₁" })).toBeVisible();
  await expect(page.getByRole("slider", { name: "How narrow (condition number κ)" })).toHaveCount(0);
  await page.getByLabel("Surface").selectOption("parabola");
  await expect(page.getByRole("textbox", { name: "Start w" })).toHaveValue("4");
});

test("the lab is crisp at every pixel ratio", async ({ browser }) => {
  for (const ratio of [1, 1.5, 3]) {
    const context = await browser.newContext({ deviceScaleFactor: ratio });
    const page = await context.newPage();
    await open(page, "/index.html");
    await expect.poll(() => pixelRatio(page)).toBeCloseTo(ratio, 2);
    await context.close();
  }
});

test("the embed asks for nothing after its document", async ({ page }) => {
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await open(page, "/embed.html");
  await parts(page).play.click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  expect(requests.filter((url) => !url.startsWith("data:")).length).toBe(1);
});
