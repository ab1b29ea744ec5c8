// Why a run did what it did, and each step with its numbers.

import { expect, expectNoViolations, open, parts, test } from "./page.js";

const GAUGE = "The rate 0.1 is 26.3% of the limit at the minimum: 2(1 + β)/\u2060λ = 0.38, where λ = 10 is the steepest curvature.";

for (const { address, unfold } of [
  { address: "/index.html", unfold: "More" },
  { address: "/embed.html", unfold: "Why?" },
]) {
  test.describe(address, () => {
    /** Opens a page with its reasons and its step in numbers in sight. */
    async function explained(page, query) {
      await open(page, address + query);
      const why = page.locator("#why");
      await why.locator("summary").click();
      // The lab has a tab for the step.
      const step = address === "/index.html" ? page.getByRole("tabpanel", { name: "This step" }) : why;
      await expect(step).toContainText("Each result follows from the numbers shown");
      return step;
    }

    test("the first step of the headline, number by number", async ({ page }) => {
      const step = await explained(page, "?at=1");
      await expect(step).toContainText("Step 1, from (−4, 2).");
      for (const line of ["v ← βv + g", "θ ← θ − αv", "g = −4", "g = 20", "Δx = −0.1 × (−4) = 0.4", "x ← −4 + 0.4 = −3.6", "y ← 2 + (−2) = 0"]) {
        await expect(step.getByText(line, { exact: true })).toHaveCount(1);
      }
      // What is seen is MathML, laid out by the browser.
      const fraction = step.locator("math", { hasText: "Δ" }).first();
      expect((await fraction.boundingBox())?.width).toBeGreaterThan(20);
    });

    test("moving the cursor explains another step, the start the one to come", async ({ page }) => {
      const step = await explained(page, "?at=1");
      await parts(page).step.click();
      await expect(step).toContainText("Step 2, from (−3.6, 0).");
      await expect(step.getByText("v ← 0.9 × (−4) + (−3.6) = −7.2", { exact: true })).toHaveCount(1);
      await parts(page).scrub.fill("0");
      await expect(step).toContainText("The first step, still to come, from (−4, 2).");
      await expect(step.getByText("x ← −4 + 0.4 = −3.6", { exact: true })).toHaveCount(1);
    });

    test("Adam shows its moments, and corrects them", async ({ page }) => {
      const step = await explained(page, "?opt=adam&at=1");
      for (const line of ["m ← 0.9 × 0 + (1 − 0.9) × (−4) = −0.4", "m̂ = (−0.4) / (1 − 0.9^1) = −4", "v̂ = 0.016 / (1 − 0.999^1) = 16"]) {
        await expect(step.getByText(line, { exact: true })).toHaveCount(1);
      }
      await expect(step).toContainText("first moment, corrected");
      await expect(page.locator("details").filter({ hasText: "Adam fits its steps" }).first()).toContainText("its rate has no fixed limit");
    });

    test("a gradient that is an estimate is said to be one", async ({ page }) => {
      const step = await explained(page, "?fn=linear-regression&opt=gd&batch=10&at=1");
      await expect(step).toContainText("The rule gets the gradient of one batch of the data");
      await expect(step).toContainText("The exact gradient is");
      // The parameters are called as on the picture's axes.
      for (const name of ["For θ₀", "For θ₁"]) await expect(step.getByRole("heading", { name })).toBeVisible();
      await expect(step.getByText("x ←")).toHaveCount(0);
    });

    test("where a rule divides 0 by 0, the step ends there and says so", async ({ page }) => {
      const step = await explained(page, "?fn=bowl&x=0&y=3&opt=adam&lr=0.2&eps=0&at=1");
      await expect(step.getByText("Δx = −0.2 × 0 / (√(0) + 0)", { exact: true })).toHaveCount(1);
      await expect(step.getByText("This has no value.")).toHaveCount(1);
      await expect(step.getByText("y ← 3 + (−0.2) = 2.8", { exact: true })).toHaveCount(1);
      await expect(step).not.toContainText("NaN");
    });

    test("in a race, the racer is chosen", async ({ page }) => {
      const step = await explained(page, "?vs=gd,lr:0.1&at=1");
      await step.getByRole("combobox", { name: "Racer" }).selectOption("2: Gradient descent");
      await expect(step.getByText("θ ← θ − αg", { exact: true })).toHaveCount(1);
    });

    test("the rate is told beside its limit, and what it should take", async ({ page }) => {
      await explained(page, "?at=1");
      const why = page.locator("#why");
      await expect(why).toContainText(GAUGE.replaceAll("1 + β", "1\u00a0+\u00a0β"));
      await expect(why).toContainText("The curvature at the minimum predicts 50 steps to the tolerance, and the run takes as many.");
      await expect(why).toContainText("It stands on a slope. Curvatures λ: 1 and 10. Condition number: 10.");
      // Of a run that has come to rest nobody says that.
      await parts(page).scrub.press("End");
      await expect(why).toContainText("The gradient here is almost zero. Curvatures λ: 1 and 10.");
      await expect(why).not.toContainText("slope");
      // On its track the limit lies where the rate's slider would have it, and is said to lie there.
      const { rate, rateField } = parts(page);
      await expect(rate).toHaveAccessibleDescription(/^The limit at the minimum is 0\.38\. With a larger rate it moves away\./);
      const mark = page.locator(".limit span").first();
      const track = await rate.boundingBox();
      const at = async () => ((await mark.boundingBox())?.x ?? 0) - track.x;
      const before = await at();
      expect(before).toBeGreaterThan(track.width * 0.6);
      expect(before).toBeLessThan(track.width * 0.85);
      await rateField.fill("0.38");
      await rateField.press("Enter");
      expect(await at()).toBeCloseTo(before, 0);
      const share = (await rate.evaluate((slider) => slider.valueAsNumber)) / 100;
      expect(Math.abs(before - 4 - (8 + share * (track.width - 16)))).toBeLessThan(4);
    });

    test("verdicts give their reason in numbers", async ({ page }) => {
      await open(page, `${address}?fn=parabola&opt=gd&lr=1.1`);
      await expect(parts(page).verdict).toContainText("The rate 1.1 is 1.1 times the limit 1 at the minimum: each step overshoots by more than it corrects.");
      await open(page, `${address}?fn=parabola&opt=gd&lr=1`);
      await expect(parts(page).verdict).toContainText("The rate 1 is 100% of the limit 1: each step lands about as far off on the other side.");
      await open(page, `${address}?fn=ravine&opt=gd&lr=0.0001`);
      await expect(parts(page).verdict).toContainText("The rate is only 0.05% of the limit 0.2. Tried: the rate 0.18 takes 13 steps.");
    });

    test("an author can leave the explanation out", async ({ page }) => {
      await open(page, `${address}?hide=explain`);
      await expect(page.getByText(unfold, { exact: true })).toBeHidden();
      await expect(page.getByRole("tab", { name: "This step" })).toBeHidden();
      await expect(page.locator("#why")).toBeHidden();
      await expect(parts(page).verdict).toContainText("Converged in 50 steps");
    });

    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      test(`axe finds nothing in it, ${scheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme });
        await explained(page, "?opt=nadam&vs=gd,lr:0.05&at=3");
        await expectNoViolations(page);
      });
    }

    test("no line is wider than a narrow page", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await explained(page, "?opt=radam&at=9");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow).toBe(0);
    });
  });
}

test("in the embed nothing else gives way to the explanation", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 400 });
  await open(page, "/embed.html");
  await page.getByText("Why?").click();
  await expect(parts(page).play).toBeInViewport({ ratio: 1 });
  await expect(parts(page).verdict).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(400);
});

test("what was tried and does better is offered, and runs", async ({ page }) => {
  await open(page, "/index.html");
  const { rateField, verdict } = parts(page);
  await expect(page.getByText("Momentum sets the pace here, not the rate.")).toBeVisible();
  await page.getByRole("button", { name: "Try momentum 0.5: 9 steps" }).click();
  await expect(verdict).toContainText("Converged in 9 steps");
  await open(page, "/index.html?fn=ravine&opt=gd&lr=0.0001");
  await page.getByRole("button", { name: "Try rate 0.18: 13 steps" }).click();
  await expect(rateField).toHaveValue("0.18");
  await expect(verdict).toContainText("Converged in 13 steps");
  // Nothing is offered of what is not seen yet, nor of what is locked.
  await open(page, "/index.html?at=3");
  await expect(page.locator("#why summary")).toBeVisible();
  await page.waitForTimeout(600);
  await expect(page.getByRole("button", { name: /^Try / })).toBeHidden();
  await open(page, "/index.html?lock=momentum");
  await page.waitForTimeout(600);
  await expect(page.getByRole("button", { name: /^Try / })).toBeHidden();
});

test("the rule is copied as LaTeX", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/index.html?at=1");
  await page.getByRole("button", { name: "Copy as LaTeX" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const latex = await page.evaluate(() => navigator.clipboard.readText());
  expect(latex).toContain(String.raw`\theta &\leftarrow \theta - \alpha v`);
  expect(latex).toContain(String.raw`\Delta x &= -0.1 \cdot \left(-4\right) = 0.4`);
});
