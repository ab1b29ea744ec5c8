// A learner of the lessons: what one works out, how one gets at things, and the way through a lesson,
// with wrong answers before the right ones. Numbers are reckoned here, by the rule and nothing else.

import { expect, open, parts } from "./page.js";

export const LESSONS = ["learning-rate", "downhill", "network", "reference", "simulator"];
/** How many exercises they have together. */
export const TOTAL = 33;

/** The losses that are reckoned by hand: each with its slope, its minimum and where runs begin. */
const LOSSES = {
  parabola: { loss: ([w]) => w * w, slope: ([w]) => [2 * w], least: 0, start: [4] },
  ravine: { loss: ([x, y]) => (x * x + 10 * y * y) / 2, slope: ([x, y]) => [x, 10 * y], start: [-4, 2] },
  "(w-3)^2": { loss: ([w]) => (w - 3) ** 2, slope: ([w]) => [2 * (w - 3)], least: 3 },
  "(w-2)^2": { loss: ([w]) => (w - 2) ** 2, slope: ([w]) => [2 * (w - 2)], least: 2 },
  "w^2-4w+5": { loss: ([w]) => w * w - 4 * w + 5, slope: ([w]) => [2 * w - 4], least: 2 },
};

/** A run of one of them, as far as its numbers go. */
function run(query) {
  const of = new URLSearchParams(query);
  const surface = LOSSES[of.get("f") ?? of.get("fn") ?? "ravine"];
  if (!surface) throw new Error(`nobody reckons ${query} by hand`);
  const rate = Number(of.get("lr") ?? 0.1);
  const kept = (of.get("opt") ?? "momentum") === "momentum" ? Number(of.get("momentum") ?? 0.9) : 0;
  const places = [of.has("w") ? [Number(of.get("w"))] : surface.start];
  let velocity = [0, 0];
  for (let step = 1; step < 400; step += 1) {
    const slope = surface.slope(places[step - 1]);
    velocity = slope.map((slope, axis) => kept * velocity[axis] + slope);
    places.push(places[step - 1].map((at, axis) => at - rate * velocity[axis]));
  }
  return { ...surface, rate, places };
}

/** What is asked of a run, as `w 2` or `within loss 0.01 after 4`. */
function reckoned(query, asked) {
  const { places, loss, slope, least } = run(query);
  const [kind, ...rest] = asked.split(" ");
  const of = { w: ([w]) => w, x: ([x]) => x, y: ([, y]) => y, loss, gradient: (place) => slope(place)[0] };
  if (kind !== "within") return of[kind](places[Number(rest[0])]);
  const [quantity, most, , after = "0"] = rest;
  const far = places.map(([w]) => Math.abs(quantity === "w" ? w - least : loss([w]) - loss([least])));
  return far.findLastIndex((distance) => distance >= Number(most)) + 1 - Number(after);
}

/** As one writes it: two decimals, or all of a short one. */
const written = (number) => String(Number(number.toFixed(Math.abs(number) < 0.01 ? 6 : 2)));

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

/** Tries two wrong answers; each is answered, the second by more than the first. */
async function wrongTwice(result, tries) {
  /** @type {string[]} */
  const said = [];
  for (const act of tries) {
    await act();
    await expect(result).toHaveAttribute("data-mark", "wrong");
    said.push((await result.textContent()) ?? "");
  }
  expect(said.every((text) => text.length > 10), said.join(" | ")).toBe(true);
  return said;
}

/** What a learner does with each kind of exercise. */
const LEARNER = {
  async worked({ page, hand, exercise }) {
    const result = exercise.getByRole("status");
    let isFirst = true;
    for (let step = 0; step < (await exercise.locator(".walk > li").count()); step += 1) {
      const item = exercise.locator(".walk > li").nth(step);
      const asked = await item.getAttribute("data-ask");
      const at = await item.getAttribute("data-at");
      if (asked === null) {
        await hand.press(item.getByRole("button", { name: /^Show \d+$/ }));
      } else {
        const query = (await item.getAttribute("data-query")) ?? "";
        const field = item.getByRole("textbox");
        // What comes after it is not to be seen before.
        await expect(exercise.locator(".walk > li:visible")).toHaveCount(step + 1);
        const answer = async (number) => {
          await hand.write(field, written(number));
          await field.press("Enter");
        };
        const right = reckoned(query, asked);
        if (isFirst) {
          const [column, step] = asked.split(" ");
          // Where the step begins is not where it leads.
          const [said] = await wrongTwice(result, [() => answer(reckoned(query, `${column} ${step - 1}`)), () => answer(right + 100)]);
          expect(said).toContain("This is where the step begins.");
          await expect(result).toContainText("= ?");
          isFirst = false;
        }
        await answer(right);
      }
      await expect(item).toHaveAttribute("aria-current", "step");
      await expect(parts(page).reading).toHaveText(new RegExp(`^step ${at} of`));
    }
  },

  async explore({ hand, exercise }) {
    const fields = exercise.getByRole("textbox");
    const regimes = await exercise.locator(".regimes > li").evaluateAll((items) => items.map(({ dataset }) => dataset.show));
    for (const [index, show] of regimes.entries()) {
      for (const [at, pair] of show.split(/[ &]/).entries()) {
        await hand.write(fields.nth(at), pair.split("=")[1]);
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
  },

  async fill({ hand, exercise }) {
    const blanks = exercise.getByRole("textbox");
    const result = exercise.getByRole("status");
    const all = await blanks.evaluateAll((blanks) => blanks.map(({ dataset }) => ({ ...dataset })));
    const hints = await exercise.locator(".hints > li").evaluateAll((hints) =>
      hints.map((hint) => ({ ...hint.dataset, text: hint.textContent })),
    );
    for (const [index, { answers, expression, query, number }] of all.entries()) {
      const right = expression ?? answers?.split("|")[0] ?? written(reckoned(query, number));
      const answer = async (text) => {
        await hand.write(blanks.nth(index), text);
        await blanks.nth(index).press("Enter");
      };
      const hint = hints.find(({ given, expression: wrong }) => (expression === undefined ? answers && given : wrong) !== undefined);
      const wrong = hint?.expression ?? hint?.given ?? (answers || expression ? "loss" : written(Number(right) + 1));
      const said = await wrongTwice(result, [() => answer(wrong), () => answer(expression ? "rate" : answers ? "uphill" : written(Number(right) + 40))]);
      if (hint && answers === undefined) expect(said[0]).toContain(hint.text);
      await expect(blanks.nth(index)).toHaveAttribute("aria-invalid", "true");
      await answer(right);
      await expect(blanks.nth(index)).not.toHaveAttribute("aria-invalid");
    }
  },

  async "by-hand"({ hand, exercise }) {
    const query = (await exercise.getAttribute("data-query")) ?? "";
    const { columns, steps } = await exercise.locator(".by-hand").evaluate(({ dataset }) => ({ ...dataset }));
    const { places, slope, rate } = run(query);
    const [start, up] = [places[0][0], slope(places[0])[0]];
    const result = exercise.getByRole("status");
    const cell = (column, step) => exercise.getByRole("textbox", { name: `${column} at step ${step}`, exact: true });
    const write = async (column, step, value) => {
      await hand.write(cell(column, step), String(value));
      await cell(column, step).press("Tab");
    };
    await write("w", 1, start + rate * up);
    await expect(result).toContainText("Check the sign");
    await write("w", 1, start - up);
    await expect(result).toContainText("The rate was forgotten");
    // Nearer: the rule with its numbers, not yet reckoned.
    await expect(result).toContainText("= ?");
    await write("w", 1, "about one");
    await expect(result).toContainText("not a number");
    for (let step = 1; step <= Number(steps); step += 1) {
      for (const column of columns.split(" ")) await write(column, step, written(reckoned(query, `${column} ${step}`)));
    }
    await expect(result).toContainText(`The table is right: after ${steps} steps`);
  },

  async label({ hand, exercise }) {
    const check = exercise.getByRole("button", { name: "Check" });
    const result = exercise.getByRole("status");
    await hand.press(check);
    await expect(result).toHaveText("Give each chart a label first.");
    const charts = await exercise.locator(".charts > li").evaluateAll((charts) => charts.map(({ dataset }) => dataset.query));
    const labels = charts.map((query) => {
      const part = Math.abs(1 - 2 * run(query).rate);
      return part > 1 ? "diverges" : part === 1 ? "oscillates" : "converges steadily";
    });
    const choices = exercise.getByRole("combobox");
    const all = async (labelOf) => {
      for (const [index, label] of labels.entries()) await hand.pick(choices.nth(index), labelOf(label));
      await hand.press(check);
    };
    await all(() => "converges steadily");
    await expect(result).toContainText("This one does not settle");
    await all((label) => label);
  },

  async cards({ hand, exercise }) {
    const pairs = await exercise.locator(".cards > li").evaluateAll((cards) =>
      cards.map((card) => [card.querySelector(".front").textContent, card.querySelector(".back").textContent]),
    );
    const card = exercise.getByRole("group");
    const asked = async () => (await card.locator(".front").textContent()) ?? "";
    const backOf = (front) => pairs.find(([name]) => name === front)[1];
    const first = await asked();
    const wrong = card.locator(".backs").getByRole("button").filter({ hasNotText: backOf(first) });
    await hand.press(wrong.first());
    await expect(exercise.getByRole("status")).toContainText("This card comes again.");
    // Turned over is not recalled, either.
    await hand.press(card.getByRole("button", { name: "Turn it over" }));
    await hand.press(card.getByRole("button", { name: "Go on" }));
    for (let left = pairs.length; left > 0; left -= 1) {
      await expect(card).toHaveAccessibleName(new RegExp(`${left} still to recall`));
      await hand.press(card.locator(".backs").getByRole("button", { name: backOf(await asked()), exact: true }));
    }
  },
};

/** Answers before a run is seen, each kind of question. */
const ANSWERS = {
  verdict: ({ hand, block }) => hand.press(block.getByRole("button", { name: "It converges", exact: true })),
  async steps({ hand, block }) {
    await hand.write(block.getByRole("textbox", { name: "Number of steps" }), "3");
    await hand.press(block.getByRole("button", { name: "That is my answer" }));
  },
  async place({ page, hand, block }) {
    await page.getByRole("button", { name: /^Your cross/ }).press("Shift+ArrowUp");
    await hand.press(block.getByRole("button", { name: "That is my answer" }));
  },
  async curve({ hand, block }) {
    for (const field of await block.getByRole("textbox").all()) await hand.write(field, "1");
    await hand.press(block.getByRole("button", { name: "That is my answer" }));
  },
};

/** Answers what a run asks, and sees it; the reply that fits is there, and no other. */
export async function answer({ page, hand, block }) {
  const kind = (await block.getAttribute("data-ask")) ?? "";
  const explained = block.locator(".told");
  await hand.press(block.getByRole("button", { name: "Put it on the stage" }));
  await expect(block).toHaveAttribute("aria-current", "true");
  await expect(explained).toBeHidden();
  await expect(parts(page).reading).toHaveText(/^step 0 of/);
  await ANSWERS[kind]({ page, hand, block });
  await expect(block.getByRole("button", { name: "Play", exact: true })).toBeFocused();
  await expect(explained).toBeHidden();
  // To its end, by the key for that.
  await page.keyboard.press("e");
  await expect(block.locator(".said:visible")).toContainText(/^You said: /);
  await expect(explained).toBeVisible();
  const replies = await block.locator(".replies > li").allTextContents();
  expect(replies).toContain(await block.getByRole("status").textContent());
}

/**
 * Works through a lesson, block by block in its order: answers before each run, and exercises. Gives
 * how many of these it has.
 */
export async function workThrough(page, id, hand = HANDS.mouse) {
  await open(page, `/index.html?lesson=${id}`);
  const lesson = page.locator("#lesson");
  const total = await lesson.locator("[data-part]").count();
  let done = 0;
  for (const block of await lesson.locator(".sim[data-ask], [data-part]").all()) {
    const kind = await block.getAttribute("data-kind");
    if (kind === null) {
      await answer({ page, hand, block });
      continue;
    }
    await expect(lesson.getByText(`${done} of ${total} exercises done.`)).toBeVisible();
    await LEARNER[kind]({ page, hand, exercise: block });
    await expect(block, `${id}, ${done + 1}: ${kind}`).toHaveAttribute("data-done");
    done += 1;
  }
  await expect(lesson.getByText("You have finished this lesson.")).toBeVisible();
  return total;
}
