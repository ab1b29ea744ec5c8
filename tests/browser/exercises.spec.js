// What exercises say to answers, how they help, and what they count as done.

import AxeBuilder from "@axe-core/playwright";
import { RULES, expect, test } from "./page.js";
import { KINDS, told, trial } from "./trial.js";

/** What a learner does with an exercise. */
function hands(inside) {
  const exercise = inside.locator("#exercise");
  const button = (name) => exercise.getByRole("button", { name, exact: true });
  return {
    exercise,
    button,
    said: exercise.getByRole("status"),
    field: (name) => exercise.getByRole("textbox", { name, exact: true }),
    showMe: exercise.getByRole("button", { name: /^Show me/ }),
    press: (name) => button(name).click(),
  };
}

test("a wrong number gets the hint for its mistake, then the rule, then the answer", async ({ page }) => {
  const { exercise, said, field, showMe } = hands(await trial(page, "by-hand"));
  const write = async (name, text) => {
    await field(name).fill(text);
    await field(name).press("Tab");
  };
  await write("w at step 1", "7.8");
  await expect(said).toHaveText("w at step 1: Check the sign: the gradient is 8 here, and the step goes against it.");
  await expect(showMe).toBeHidden();
  await write("w at step 1", "-1");
  await expect(said).toContainText("The rate was forgotten: multiply the gradient, 8, by 0.1 first. 7 − 0.1 × 8 = ?");
  await expect(field("w at step 1")).toHaveAttribute("aria-invalid", "true");
  await showMe.click();
  await expect(said).toHaveText("w at step 1: 7 − 0.1 × 8 = 6.2");
  await expect(field("w at step 1")).toHaveValue("6.2");
  // Unreckoned, with the minus sign of print, with a decimal comma, with words around it.
  await write("loss at step 1", "(6.2 − 3)²");
  await write("w at step 2", "w = 5,56");
  await write("loss at step 2", "about 6.5536");
  await expect(said).toContainText("Done. Some of it was shown. The table is right: after 2 steps you are at 5.56.");
  await expect(exercise.locator("[aria-invalid]")).toHaveCount(0);
  expect((await told(page, "attempted")).map(({ tries }) => tries)).toEqual([1, 2]);
  await expect.poll(() => told(page, "completed")).toMatchObject([{ lesson: "trial", part: 5, variant: 0, tries: 2, score: 0.75 }]);
});

test("an expression is compared by its value, and put together by tapping its parts", async ({ page }) => {
  const { said, field, press } = hands(await trial(page, "fill"));
  const rule = field("Blank 1 of 3");
  await rule.fill("old + η g");
  await rule.press("Enter");
  await expect(said).toHaveText("Blank 1 of 3: The gradient points uphill.");
  await rule.fill("go down");
  await press("Check");
  await expect(said).toContainText("That cannot be read.");
  await press("Clear");
  for (const part of ["old", "−", "gradient", "×", "rate"]) await press(`Put in: ${part}`);
  await expect(rule).toHaveValue("old − gradient × rate");
  await field("Blank 2 of 3").fill("7 - 0.1*8");
  await field("Blank 3 of 3").fill("Fall");
  await press("Check");
  await expect(said).toHaveText("Right, after a hint.");
  await expect.poll(() => told(page, "completed")).toMatchObject([{ tries: 1, score: 2.5 / 3 }]);
});

test("a step is told once it was predicted, and the stage moves then", async ({ page }) => {
  const inside = await trial(page, "worked");
  const { exercise, said, field, press, button } = hands(inside);
  await expect(exercise.getByText("So w becomes")).toBeHidden();
  await expect(button("Show 3")).toBeHidden();
  const prediction = field("What do you expect: w at step 1?");
  await prediction.fill("soon");
  await prediction.press("Enter");
  await expect(said).toContainText("That is not a number.");
  await prediction.fill("7.8");
  await prediction.press("Enter");
  await expect(said).toContainText("the gradient is 8 here");
  await prediction.fill("−1");
  await press("Check");
  await expect(said).toContainText("7 − 0.1 × 8 = ?");
  await expect(inside.locator(".reading")).toContainText("step 0 of");
  await prediction.fill("31/5");
  await press("Check");
  await expect(exercise.getByText("So w becomes 6.2.")).toBeVisible();
  await expect(inside.locator(".reading")).toContainText("step 1 of");
  await expect(button("Show 2")).toBeFocused();
  await expect(button("Show 3")).toBeVisible();
  await expect(said).toHaveText("Right, after a hint.");
  await expect.poll(() => told(page, "completed")).toMatchObject([{ tries: 2, score: 0.5 }]);
});

test("other numbers begin an exercise anew, with answers of their own", async ({ page }) => {
  const { exercise, said, button, press } = hands(await trial(page, "check", "&variant=3"));
  const texts = () => exercise.locator("label").allTextContents();
  const first = await texts();
  expect(first).not.toEqual(["7.8", "6.2", "−1"]);
  await press("Other numbers");
  await expect(button("Other numbers")).toBeFocused();
  expect(await texts()).not.toEqual(first);
  await exercise.getByRole("radio").first().check();
  await press("Check");
  await expect(said).toHaveText("Not quite. That is a step up the slope.");
  // The same answer again is no other try.
  await press("Check");
  await exercise.getByRole("radio").nth(2).check();
  await press("Check");
  await expect(said).toHaveText("Not quite. The whole gradient was taken off. New is old − rate × gradient.");
  await press("Show me");
  await expect(exercise.getByRole("radio").nth(1)).toBeChecked();
  await expect.poll(() => told(page, "completed")).toMatchObject([{ variant: 4, tries: 2, score: 0 }]);
});

test("cards are recalled, not turned over", async ({ page }) => {
  const { exercise, said, press } = hands(await trial(page, "cards"));
  const backs = { gradient: "The slope in each direction.", rate: "How far a step goes.", loss: "How wrong the model is.", epoch: "Once through all the data." };
  const card = exercise.getByRole("group");
  await press("Turn it over");
  await expect(card).toContainText(backs.gradient);
  await expect(said).toContainText("This card comes again.");
  await press("Go on");
  // A wrong back says whose it is.
  await expect(card).toHaveAccessibleName(/^rate/);
  const wrong = card.locator(".choice", { hasNotText: backs.rate }).first();
  const text = await wrong.textContent();
  await wrong.click();
  const owner = Object.keys(backs).find((front) => backs[front] === text);
  await expect(said).toContainText(`That one belongs to “${owner}”.`);
  expect(await told(page, "completed")).toEqual([]);
  for (const front of ["loss", "epoch", "gradient", "rate"]) {
    await expect(card).toHaveAccessibleName(new RegExp(`^${front}`));
    await card.getByRole("button", { name: backs[front] }).press("Enter");
  }
  await expect(said).toHaveText("Right, after a hint.");
  await expect.poll(() => told(page, "completed")).toMatchObject([{ tries: 2, score: 0.75 }]);
});

test("charts to label speak of their own losses; a regime can be shown", async ({ page }) => {
  let { exercise, said, press, showMe } = hands(await trial(page, "label"));
  await exercise.getByLabel("What does Chart A show?").selectOption("diverges");
  await exercise.getByLabel("What does Chart B show?").selectOption("converges steadily");
  await press("Check");
  await expect(said).toHaveText("Chart A: This one does not grow: its loss goes from 36 to 36. One that diverges rises more and more.");
  await exercise.getByLabel("What does Chart A show?").selectOption("oscillates");
  await press("Check");
  await expect.poll(() => told(page, "completed")).toMatchObject([{ tries: 1, score: 0.75 }]);

  ({ exercise, said, press, showMe } = hands(await trial(page, "explore")));
  const rate = exercise.getByRole("textbox", { name: "Rate, as a number" });
  for (const text of ["1.2", "1.3"]) {
    await expect(showMe).toBeHidden();
    await rate.fill(text);
    await rate.press("Enter");
  }
  await showMe.click();
  await expect(exercise.getByText("✓ shown")).toBeVisible();
  await expect(rate).toHaveValue("0.0001");
  await rate.fill("0.1");
  await rate.press("Enter");
  await expect(exercise.getByText("✓ found")).toBeVisible();
  await expect.poll(() => told(page, "completed")).toMatchObject([{ score: 0.5 }]);
});

test("in a narrow frame no kind is cut off, and axe finds nothing", async ({ page }) => {
  test.slow();
  for (const kind of KINDS) {
    const inside = await trial(page, kind, "", "width: 320px; height: 640px; border: 0");
    await expect(inside.getByRole("heading", { name: `Of the kind ${kind}` })).toBeVisible();
    const [width, inner] = await inside.locator("html").evaluate(({ scrollWidth }) => [scrollWidth, innerWidth]);
    expect(width, kind).toBeLessThanOrEqual(inner);
    const options = { runOnly: RULES, rules: { "target-size": { enabled: true } } };
    const { violations } = await new AxeBuilder({ page }).options(options).analyze();
    expect(violations.map(({ id, nodes }) => [kind, id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
