// A learner of the lessons: what one works out, how one gets at things, and the way through a lesson.

import { expect, open, parts } from "./page.js";

export const LESSONS = ["learning-rate", "downhill", "network", "reference", "simulator"];
/** How many exercises they have together. */
export const TOTAL = 33;

/** What a learner works out, each by the rule and nothing else: the slope, the loss, rate, start. */
const BY_HAND = {
  "Rate 0.3, eight steps": { slope: (w) => 2 * w - 4, loss: (w) => w * w - 4 * w + 5, rate: 0.3, start: 0 },
  "Rate 0.5, four steps": { slope: (w) => 2 * (w - 2), loss: (w) => (w - 2) ** 2, rate: 0.5, start: 8 },
};

/** A wrong answer with the hint it gets, then the right ones, blank by blank. */
const FILLS = {
  "Complete the rule": { wrong: ["+", "The gradient points uphill"], right: ["−", "rate", "gradient"] },
  "And with rate 0.05?": { wrong: ["50", "off by one"], right: ["51", "29"] },
  "Rate 1": { wrong: ["20", "Check the sign"], right: ["-4", "8", "36", "oscillates"] },
  "Rate 0.1": { wrong: ["soon", "not a number"], right: ["4,46", "25"] },
  "Read the result": { wrong: ["3", "That is not it"], right: ["3.82", "3.09", "noise"] },
  "Put momentum together": { wrong: ["α", "a letter of its own"], right: ["β", "α", "v"] },
};

const REGIMES = {
  "Three things a rate can do": [["0.0001"], ["0.1"], ["1.2"]],
  "How rate and momentum work together": [["0.1", "0.8"], ["5", "0.9"]],
};

const LABELS = { "Chart A": "oscillates", "Chart B": "converges steadily", "Chart C": "diverges" };

/** How a learner gets at things: by mouse, by keyboard alone, by finger. */
export const HANDS = {
  mouse: {
    press: (control) => control.click(),
    choose: (radio) => radio.check(),
    pick: (select, label) => select.selectOption(label),
    write: (field, text) => field.fill(text),
  },
  keyboard: {
    press: (control) => control.press("Enter"),
    choose: (radio) => radio.press("Space"),
    async pick(select, label) {
      const chosen = () => select.evaluate((select) => select.selectedOptions[0]?.label);
      await select.press("Home");
      for (let presses = 0; presses < 5 && (await chosen()) !== label; presses += 1) await select.press("ArrowDown");
    },
    async write(field, text) {
      await field.press("ControlOrMeta+a");
      if (text === "") await field.press("Delete");
      else await field.pressSequentially(text);
    },
  },
  finger: {
    press: (control) => control.tap(),
    choose: (radio) => radio.tap(),
    async pick(select, label) {
      await select.tap();
      await select.selectOption(label);
    },
    async write(field, text) {
      await field.tap();
      await field.fill(text);
    },
  },
};

/** What a learner does with each kind of exercise. */
const LEARNER = {
  async worked({ page, hand, exercise }) {
    for (const button of await exercise.getByRole("button", { name: /^Show \d+$/ }).all()) {
      await hand.press(button);
      const step = exercise.locator("[aria-current=step]");
      await expect(step).toHaveCount(1);
      await expect(parts(page).reading).toHaveText(new RegExp(`^step ${await step.getAttribute("data-at")} of`));
    }
  },

  async explore({ hand, exercise, title }) {
    const fields = exercise.getByRole("textbox");
    const regimes = REGIMES[title];
    for (const [index, values] of regimes.entries()) {
      for (const [at, value] of values.entries()) {
        await hand.write(fields.nth(at), value);
        await fields.nth(at).press("Enter");
      }
      await expect(exercise.getByRole("status")).toContainText(`${index + 1} of ${regimes.length} found`);
    }
  },

  async check({ hand, exercise }) {
    const check = exercise.getByRole("button", { name: "Check" });
    const result = exercise.getByRole("status");
    await hand.press(check);
    await expect(result).toHaveText("Choose an answer first.");
    for (const choice of await exercise.locator(".choices > li:not([data-right])").all()) {
      await hand.choose(choice.getByRole("radio"));
      await hand.press(check);
      // Each wrong answer has a reason of its own.
      await expect(result).toContainText("Not quite. ");
      await expect(result).toContainText((await choice.locator(".why").textContent()) ?? "?");
    }
    await hand.choose(exercise.locator("[data-right]").getByRole("radio"));
    await hand.press(check);
    await expect(result).toContainText("Right. ");
  },

  async fill({ hand, exercise, title }) {
    const { wrong, right } = FILLS[title];
    const blanks = exercise.getByRole("textbox");
    const result = exercise.getByRole("status");
    await hand.write(blanks.first(), wrong[0]);
    await blanks.first().press("Enter");
    await expect(result).toContainText(wrong[1]);
    await expect(blanks.first()).toHaveAttribute("aria-invalid", "true");
    for (const [index, answer] of right.entries()) await hand.write(blanks.nth(index), answer);
    await hand.press(exercise.getByRole("button", { name: "Check" }));
    await expect(result).toHaveText("Right.");
  },

  async "by-hand"({ hand, exercise, title }) {
    const { slope, loss, rate, start } = BY_HAND[title];
    const result = exercise.getByRole("status");
    const first = exercise.getByRole("textbox", { name: "w at step 1", exact: true });
    const write = async (cell, value) => {
      await hand.write(cell, String(value));
      await cell.press("Tab");
    };
    await write(first, start + rate * slope(start));
    await expect(result).toContainText("Check the sign");
    await write(first, start - slope(start));
    await expect(result).toContainText("The rate was forgotten");
    await write(first, "about one");
    await expect(result).toContainText("not a number");
    const count = (await exercise.getByRole("textbox").count()) / 2;
    let w = start;
    for (let step = 1; step <= count; step += 1) {
      w -= rate * slope(w);
      await write(exercise.getByRole("textbox", { name: `w at step ${step}`, exact: true }), w.toFixed(2));
      await write(exercise.getByRole("textbox", { name: `loss at step ${step}`, exact: true }), loss(w).toFixed(2));
    }
    await expect(result).toContainText(`The table is right: after ${count} steps`);
  },

  async label({ hand, exercise }) {
    const check = exercise.getByRole("button", { name: "Check" });
    const result = exercise.getByRole("status");
    await hand.press(check);
    await expect(result).toHaveText("Give each chart a label first.");
    for (const name of Object.keys(LABELS)) await hand.pick(exercise.getByLabel(`What does ${name} show?`), "converges steadily");
    await hand.press(check);
    await expect(result).toContainText("Chart A: This one does not settle.");
    for (const [name, label] of Object.entries(LABELS)) await hand.pick(exercise.getByLabel(`What does ${name} show?`), label);
    await hand.press(check);
    await expect(result).toHaveText("Right.");
  },

  async cards({ hand, exercise }) {
    for (const card of await exercise.locator(".card").all()) {
      await expect(card).toHaveAttribute("aria-expanded", "false");
      await hand.press(card);
      await expect(card).toHaveAttribute("aria-expanded", "true");
    }
  },
};

/** Works through a lesson's exercises; gives how many it has. */
export async function workThrough(page, id, hand = HANDS.mouse) {
  await open(page, `/index.html?lesson=${id}`);
  const lesson = page.locator("#lesson");
  const exercises = await lesson.locator("[data-part]").all();
  for (const [index, exercise] of exercises.entries()) {
    await expect(lesson.getByText(`${index} of ${exercises.length} exercises done.`)).toBeVisible();
    const title = ((await exercise.getByRole("heading").textContent()) ?? "").trim();
    await LEARNER[(await exercise.getAttribute("data-kind")) ?? ""]({ page, hand, exercise, title });
    await expect(exercise).toHaveAttribute("data-done");
  }
  await expect(lesson.getByText("That is 100%: you have finished this lesson.")).toBeVisible();
  return exercises.length;
}
