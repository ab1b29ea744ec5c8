// Why a run did what it did, and each step with its numbers.

import { expect, expectNoViolations, open, parts, test } from "./page.js";

const GAUGE = "The rate 0.1 is 26.3% of the limit at the minimum: 2(1 + β)/\u2060λ = 0.38, where λ = 10 is the steepest curvature.";

for (const { address, unfold } of [
  { address: "/index.html", unfold: "This step, with its numbers" },
  { address: "/embed.html", unfold: "Why?" },
]) {
  test.describe(address, () => {
    /** Opens a page with its step in numbers in sight. */
    async function explained(page, query) {
      await open(page, address + query);
      const details = page.locator("details", { has: page.locator("summary", { hasText: unfold }) });
      if (!(await details.evaluate((fold) => /** @type {HTMLDetailsElement} */ (fold).open))) await details.locator("summary").click();
      await expect(details).toContainText("Each result follows from the numbers shown");
      return details;
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
      // On the scale the rate stands below its limit.
      const [rate, limit] = await Promise.all([".rate-mark", ".limit-mark"].map((mark) => why.locator(mark).boundingBox()));
      expect(rate?.x).toBeLessThan(limit?.x ?? 0);
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
      await expect(page.getByText(unfold)).toBeHidden();
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

test("the rule is copied as LaTeX", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/index.html?at=1");
  await page.getByRole("button", { name: "Copy as LaTeX" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const latex = await page.evaluate(() => navigator.clipboard.readText());
  expect(latex).toContain(String.raw`\theta &\leftarrow \theta - \alpha v`);
  expect(latex).toContain(String.raw`\Delta x &= -0.1 \cdot \left(-4\right) = 0.4`);
});
