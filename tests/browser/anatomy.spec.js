// A step taken apart: beats, terms and arrows, by pointer and by keyboard.

import { expect, expectNoViolations, look, open, parts, test } from "./page.js";

/** Opens a page of the lab with its step taken apart. */
async function apart(page, query) {
  await open(page, `/index.html${query}`);
  await page.getByText("Take this step apart").click();
  const panel = page.getByRole("tabpanel", { name: "This step" });
  await expect(panel.getByRole("radio", { name: "All" })).toBeChecked();
  return {
    panel,
    beat: (name) => panel.getByRole("radio", { name, exact: true }),
    terms: panel.getByRole("group", { name: "Terms of the rule" }).getByRole("button"),
    term: (name) => panel.getByRole("group", { name: "Terms of the rule" }).getByRole("button", { name }),
    arrow: (name) => panel.getByRole("group", { name: "Arrows on the picture" }).getByRole("button", { name, exact: true }),
    about: panel.locator(".anatomy").getByRole("status"),
    /** A symbol where it stands in the rule. */
    symbol: (id) => panel.locator(`.explained math [data-term="${id}"]`).first(),
  };
}

const RULES = ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta", "adam", "adamw", "amsgrad", "adamax", "nadam", "radam", "rprop", "lion"];

for (const rules of [RULES.slice(0, 7), RULES.slice(7)]) test(`each term has its arrow, or is said to have none: ${rules.join(", ")}`, async ({ page }) => {
  for (const [index, opt] of rules.entries()) {
    const { terms, about, beat } = await apart(page, `?fn=${index % 2 ? "ravine" : "parabola"}&opt=${opt}&at=3`);
    const count = await terms.count();
    expect(count, opt).toBeGreaterThan(3);
    await beat("All").focus();
    for (const _ of ["by themselves", "terms"]) await page.keyboard.press("Tab");
    for (let at = 0; at < count; at += 1) {
      if (at > 0) await page.keyboard.press("ArrowRight");
      const term = terms.nth(at);
      await expect(term).toBeFocused();
      const symbol = (await term.textContent()).split(":")[0];
      // A term says what it is, and which arrow is its own, which is lit among the arrows.
      await expect(about, opt).toContainText(`${symbol} is `);
      const said = await about.textContent();
      expect(said).toMatch(/It has no arrow of its own\.|Its arrow is “|has no length at this step/);
      const hasArrow = !said.includes("no arrow of its own");
      await expect(page.locator("[data-arrow].lit"), `${opt}: ${symbol}`).toHaveCount(hasArrow ? 1 : 0);
    }
    // And each arrow has its terms, which are lit in the rule.
    const arrows = page.locator("[data-arrow]");
    for (const arrow of await arrows.all()) {
      await arrow.hover();
      await expect(about).toContainText(`The arrow “${await arrow.textContent()}”`);
      await expect(page.locator("[data-term].lit").first()).toBeVisible();
    }
  }
});

test("a term lights its arrow, and an arrow its term, by pointer and by keyboard", async ({ page }) => {
  const { about, arrow, symbol, term } = await apart(page, "?fn=parabola&opt=gd&lr=0.3&at=1");
  const whole = await look(page);
  await symbol("gradient").hover();
  await expect(symbol("gradient")).toHaveClass(/lit/);
  await expect(arrow("against the gradient")).toHaveClass(/lit/);
  await expect.poll(() => look(page)).not.toBe(whole);
  await symbol("rate").hover();
  await expect(about).toContainText("α is the rate. It has no arrow of its own. It is a number that makes the step longer or shorter.");
  // The step begins at the start, and leads to the left.
  const box = await parts(page).start.boundingBox();
  await page.mouse.move(box.x + box.width / 2 - 30, box.y + box.height / 2);
  await expect(term("Δθ: the step")).toHaveClass(/lit/);
  await expect(about).toContainText("The arrow “step” shows Δθ.");
  // What is pressed stays lit.
  await term("g: the gradient").focus();
  await page.keyboard.press("Space");
  await expect(term("g: the gradient")).toHaveAttribute("aria-pressed", "true");
  await parts(page).play.focus();
  await expect(symbol("gradient")).toHaveClass(/lit/);
  await term("g: the gradient").press("Enter");
  await expect(term("g: the gradient")).toHaveAttribute("aria-pressed", "false");
});

test("the beats say what happens, with the numbers of the step", async ({ page }) => {
  const { beat, panel } = await apart(page, "?at=2");
  const whole = await look(page);
  const beats = panel.getByRole("listitem");
  await beat("All").focus();
  await page.keyboard.press("ArrowDown");
  await expect(beat("Gradient")).toBeChecked();
  await expect(beats.filter({ hasText: "Gradient:" })).toHaveAttribute("aria-current", "step");
  await expect.poll(() => look(page)).not.toBe(whole);
  for (const said of [
    "The gradient at (−3.6, 0) is (−3.6, 0).",
    "Of this gradient, (−3.6, 0) enters the direction; of earlier ones, (−3.6, 18). Together: (−7.2, 18).",
    "This rule has no scale of its own: the rate, 0.1, multiplies everything alike",
    "The step is (0.72, −1.8), from (−3.6, 0) to (−2.88, −1.8). The loss rises by 13.87, from 6.48 to 20.35.",
  ]) {
    await expect(panel).toContainText(said);
  }
  await parts(page).scrub.fill("1");
  await expect(panel).toContainText("Nothing is remembered yet: this is the first step.");
  // Without memory, and with a scale.
  const rms = await apart(page, "?opt=rmsprop&at=2");
  await expect(rms.panel).toContainText("This rule remembers no direction. What it keeps only helps to set the scale.");
  await expect(rms.panel).toContainText("So the arrows before it do not add up to the step.");
  const plain = await apart(page, "?fn=parabola&opt=gd&lr=1.1&at=1");
  await expect(plain.panel).toContainText("This rule has no memory: only the gradient of this moment counts.");
  await expect(plain.panel).toContainText("The step is −8.8, from 4 to −4.8. The loss rises by 7.04, from 16 to 23.04.");
});

test("while the run plays slowly the beats go by themselves, unless things are to stay still", async ({ page }) => {
  const { beat } = await apart(page, "?speed=1&at=0");
  await parts(page).play.click();
  for (const name of ["Gradient", "Memory", "Scale", "Step", "Gradient"]) await expect(beat(name)).toBeChecked();
  await parts(page).play.click();
  await expect(beat("All")).toBeChecked();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const still = await apart(page, "?speed=1&at=0");
  await expect(still.panel.getByRole("checkbox", { name: /^One after the other/ })).not.toBeChecked();
});

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing in it and it fits a narrow page, ${scheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: scheme, forcedColors: scheme === "dark" ? "active" : "none" });
    const { term, panel } = await apart(page, "?opt=nadam&vs=gd,lr:0.05&at=3");
    await term("m: the first moment").click();
    await expectNoViolations(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
    // Another racer, another rule.
    await panel.getByRole("combobox", { name: "Racer" }).selectOption("2: Gradient descent");
    await expect(panel).toContainText("This rule has no memory");
    // Folded again, the stage is as it was.
    const open = await look(page);
    await page.getByText("Take this step apart").click();
    await expect.poll(() => look(page)).not.toBe(open);
  });
}
