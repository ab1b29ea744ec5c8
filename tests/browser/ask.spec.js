// A question before the run, and what lies ahead: as a learner answers, by pointer and by keyboard.

import { ask, hold, said } from "./holder.js";
import { expect, expectNoViolations, look, open, parts, test } from "./page.js";

const question = (page) => page.locator("#question");

for (const path of ["/embed.html", "/index.html"]) {
  test(`${path}: what will it do? Answered by a button, then played, then told`, async ({ page }) => {
    await open(page, `${path}?fn=parabola&opt=gd&lr=1.1&steps=30&speed=240&ask=verdict`);
    const { play, step, reading, verdict } = parts(page);
    await expect(question(page).getByRole("group", { name: /what will Gradient descent do\?/ })).toBeVisible();
    await expect(reading).toHaveText("step 0 of 30");
    // Nothing moves before the answer.
    await expect(play).toHaveAttribute("aria-disabled", "true");
    await step.focus();
    await page.keyboard.press("Enter");
    await expect(reading).toHaveText("step 0 of 30");
    await expect(verdict).toContainText("Step 0 of 30 · loss ");
    await page.getByRole("button", { name: "It diverges" }).click();
    await expect(question(page)).toContainText("You said: It diverges. Now play it.");
    await expect(play).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(question(page)).toContainText("You said: It diverges. Right.");
    await expect(question(page)).toContainText("Diverged from step");
    await expect(question(page)).toContainText("each step overshoots by more than it corrects");
    await page.getByRole("button", { name: "Ask me again" }).click();
    await expect(question(page).getByRole("button", { name: "It converges" })).toBeVisible();
    await expect(reading).toHaveText("step 0 of 30");
  });
}

test("in how many steps? In a sandboxed frame, by Enter and by the button", async ({ page }) => {
  for (const act of [(field) => field.press("Enter"), () => page.frameLocator("iframe").getByRole("button", { name: "Answer" }).click()]) {
    const frame = await hold(page, "?ask=steps");
    const field = frame.getByRole("textbox", { name: "Number of steps" });
    await field.fill("65");
    await act(field);
    await expect(question(frame)).toContainText("You said: 65 steps. Now play it.");
  }
});

test("in how many steps? A number, or never", async ({ page }) => {
  await open(page, "/embed.html?ask=steps&speed=240");
  const field = page.getByRole("textbox", { name: "Number of steps" });
  await page.getByRole("button", { name: "That is my answer" }).click();
  await expect(question(page)).toContainText("First give an answer.");
  await field.fill("65");
  await field.press("Enter");
  await parts(page).play.click();
  // A tenth off is right, half is nothing; 15 of 50 lies between.
  await expect(question(page)).toContainText("You said: 65 steps. Near: 50%.");
  await expect(question(page)).toContainText("Converged in 50 steps. It stays within");
  await page.getByRole("button", { name: "Ask me again" }).click();
  await page.getByRole("button", { name: "It will not converge" }).click();
  await parts(page).play.click();
  await expect(question(page)).toContainText("You said: It will not converge. Not so.");
});

test("where will it be? A cross, put by a tap and moved by arrow keys", async ({ page }) => {
  await open(page, "/embed.html?opt=gd&lr=0.1&ask=place&within=2&steps=20&speed=240");
  const cross = page.getByRole("button", { name: /^Your cross/ });
  const start = await parts(page).start.getAttribute("aria-label");
  await page.getByRole("button", { name: "That is my answer" }).click();
  await expect(question(page)).toContainText("First give an answer.");
  const box = await page.locator("#stage").boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(cross).toHaveAccessibleName(/^Your cross at \(-?−?0\./);
  await expect(parts(page).start, "the start stays").toHaveAttribute("aria-label", start);
  await cross.focus();
  const before = await cross.getAttribute("aria-label");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(cross).not.toHaveAttribute("aria-label", before);
  await page.getByRole("button", { name: "That is my answer" }).click();
  await parts(page).play.click();
  await expect(question(page)).toContainText(/You said: at \(.*\)\. (Right|Near|Not so)/);
  await expect(cross, "beside the run").toBeVisible();
});

test.describe("by touch", () => {
  test.use({ hasTouch: true });

  test("a tap puts the cross, and leaves the start where it is", async ({ page }) => {
    await open(page, "/embed.html?fn=himmelblau&opt=gd&lr=0.01&ask=place");
    const start = await parts(page).start.getAttribute("aria-label");
    const cross = page.getByRole("button", { name: /^Your cross/ });
    const before = await cross.getAttribute("aria-label");
    const box = await page.locator("#stage").boundingBox();
    await page.touchscreen.tap(box.x + box.width * 0.7, box.y + box.height * 0.4);
    await expect(cross).not.toHaveAttribute("aria-label", before);
    await expect(parts(page).start).toHaveAttribute("aria-label", start);
    await page.getByRole("button", { name: "That is my answer" }).click();
    await expect(question(page)).toContainText(/You said: at \(/);
  });
});

test("on a curve a place is a parameter: how high one presses does not matter", async ({ page }) => {
  await open(page, "/embed.html?fn=parabola&opt=gd&lr=0.1&ask=place&speed=240");
  const box = await page.locator("#stage").boundingBox();
  const { start } = parts(page);
  // Above the minimum, as far from the start's 4 as that is from the right edge's 6, twice.
  const from = await start.boundingBox();
  const middle = box.x + box.width - 3 * (box.x + box.width - from.x - from.width / 2);
  await page.mouse.click(middle, box.y + 40);
  await page.getByRole("button", { name: "That is my answer" }).click();
  await parts(page).play.click();
  await expect(question(page)).toContainText("Right.");
});

test("a relief that is turned takes the cross along", async ({ page }) => {
  await open(page, "/embed.html?fn=himmelblau&view=relief&ask=place");
  const cross = page.getByRole("button", { name: /^Your cross/ });
  await cross.focus();
  const middle = await cross.getAttribute("aria-label");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(cross).not.toHaveAttribute("aria-label", middle);
  const label = await cross.getAttribute("aria-label");
  const before = await cross.boundingBox();
  await page.locator("#stage").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => Math.abs((await cross.boundingBox()).x - before.x)).toBeGreaterThan(5);
  await expect(cross).toHaveAttribute("aria-label", label);
});

test("what is not the run leaves the question, its half-made answer and the answer", async ({ page }) => {
  await open(page, "/index.html?ask=place");
  const cross = page.getByRole("button", { name: /^Your cross/ });
  await cross.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(cross).toHaveAccessibleName(/^Your cross at \(0\.8, /);
  const moved = await cross.getAttribute("aria-label");
  const speed = page.getByRole("combobox", { name: "Speed, in steps a second" });
  await speed.selectOption({ index: 3 });
  await expect(cross).toHaveAttribute("aria-label", moved);
  await page.getByRole("button", { name: "That is my answer" }).click();
  await expect(question(page)).toContainText("Now play it.");
  await speed.selectOption({ index: 5 });
  await expect(question(page)).toContainText("Now play it.");
  await expect(cross).toBeVisible();
  // Another run, while it plays, is asked of anew, and waits.
  await parts(page).play.click();
  await expect(parts(page).play).toHaveText("Pause");
  await parts(page).rate.press("ArrowRight");
  await expect(page.getByRole("button", { name: "That is my answer" })).toBeVisible();
  await expect(parts(page).play).toHaveText("Play");
  await expect(parts(page).reading).toHaveText("step 0 of 200");
});

test("what cannot be read in the table of losses stays, to be mended", async ({ page }) => {
  await open(page, "/index.html?ask=curve");
  const field = page.getByRole("textbox", { name: "Loss at step 10", exact: true });
  await field.fill("0,3x");
  await field.press("Tab");
  await expect(field).toHaveValue("0,3x");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("0,3");
  await field.press("Tab");
  await expect(field).toHaveAttribute("aria-invalid", "false");
  await expect(field).toHaveValue("0.3");
});

test("how will the loss go? Drawn in the chart, and written into the table", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 760 });
  await open(page, "/embed.html?fn=parabola&opt=gd&lr=0.01&ask=curve&speed=240");
  const chart = page.getByRole("img", { name: /^Chart: the loss as you draw it/ });
  const field = (step) => page.getByRole("textbox", { name: `Loss at step ${step}`, exact: true });
  const box = await chart.boundingBox();
  // From the left to the right, falling.
  await page.mouse.move(box.x + 60, box.y + 90);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 30, box.y + box.height - 40, { steps: 40 });
  await page.mouse.up();
  await expect(field(50)).not.toHaveValue("");
  for (const [step, loss] of [[10, "11"], [20, "7"], [50, "2"], [100, "0.3"], [150, "0,04"], [200, "0.01"]]) {
    await field(step).fill(loss);
    await field(step).press("Tab");
  }
  await expect(field(150)).toHaveValue("0.04");
  await page.getByRole("button", { name: "That is my answer" }).click();
  await parts(page).play.click();
  await expect(question(page)).toContainText("You said: your curve. Right.", { timeout: 15_000 });
  await expect(chart).toBeVisible();
});

test("the holding page hears the answer, and is refused what would move before it", async ({ page }) => {
  const frame = await hold(page, "?fn=parabola&opt=gd&lr=1.1&steps=30&ask=verdict");
  const { error } = await ask(page, { type: "finish" });
  expect(error).toContain("waits for the learner’s answer");
  await frame.getByRole("button", { name: "It converges" }).click();
  await ask(page, { type: "finish" });
  const { score, ask: asked } = await said(page, "event", ({ verb }) => verb === "answered");
  expect([score, asked]).toEqual([0, "verdict"]);
});

/** All that a page shows and answers, but for its query. */
async function everything(page, frame) {
  const answers = [
    (await ask(page, { type: "get", what: "trace" })).trace,
    (await ask(page, { type: "get", what: "verdict" })).verdict,
    (await ask(page, { type: "export", format: "csv" })).data,
    (await ask(page, { type: "export", format: "svg" })).data,
  ];
  const inner = frame.locator("body");
  return {
    answers,
    tree: await inner.ariaSnapshot(),
    text: await inner.textContent(),
  };
}

test("two runs that part later look, read and answer the same until they do", async ({ browser }) => {
  // Their schedules take hold with update 10.
  const query = "?opt=gd&lr=0.15&vs=adam&steps=80&ahead=hide&hide=share&schedule=step&period=10";
  const frames = [];
  for (const more of ["&gamma=0.1", "&gamma=0.9"]) {
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
    const frame = await hold(page, query + more);
    await frame.locator("#why summary").click();
    frames.push([page, frame]);
  }
  let step = 0;
  for (const steps of [0, 1, 4, 5]) {
    const seen = [];
    step += steps;
    for (const [page, frame] of frames) {
      await ask(page, { type: "step", count: steps });
      await expect(frame.locator("#why")).toContainText(step === 0 ? "There is no step to show." : `Step ${step}, from`);
      await expect(frame.locator("#outcome")).toHaveAttribute("aria-busy", "false");
      seen.push(await everything(page, frame));
    }
    expect(seen[0]).toEqual(seen[1]);
  }
  // And then they do part: the test can tell.
  const last = [];
  for (const [page, frame] of frames) {
    await ask(page, { type: "step", count: 3 });
    last.push(await everything(page, frame));
  }
  expect(last[0]).not.toEqual(last[1]);
  for (const [page] of frames) await page.close();
});

test("in the lab, too, no tab tells what lies ahead", async ({ page }) => {
  const query = "opt=gd&lr=0.15&vs=adam&steps=80&ahead=hide&schedule=step&period=10";
  const tabs = ["This step", "Charts", "Maps", "Data", "Table"];
  /** What can be read in the page and in each tab, and what it draws. @param {number} gamma @param {number} step */
  async function told(gamma, step) {
    await open(page, `/index.html?${query}&gamma=${gamma}&at=${step}`);
    const all = [];
    for (const tab of tabs) {
      await page.getByRole("tab", { name: tab, exact: true }).click();
      // What is in a tab comes when it is first opened.
      const panel = page.getByRole("tabpanel", { name: tab, exact: true });
      await expect(panel.locator(":is(p, button, select, canvas, label)").first()).toBeAttached();
      await expect(page.locator("#outcome")).toHaveAttribute("aria-busy", "false");
      all.push(await page.locator("body").ariaSnapshot(), await page.locator("main").textContent());
    }
    const pictures = await Promise.all(["#stage", "#chart"].map((place) => look(page, place)));
    return [...all, ...pictures, await page.title()];
  }
  // A picture that is not drawn yet is the same, too: it is looked at until it stays.
  for (const step of [0, 9]) await expect.poll(async () => (await told(0.1, step)).join() === (await told(0.9, step)).join()).toBe(true);
  expect(await told(0.1, 14)).not.toEqual(await told(0.9, 14));
  for (const name of ["Find good rates", "Predict first"]) await expect(page.getByRole("button", { name })).toBeHidden();
  // Nor do the maps, which are drawn on demand, have anything to press.
  await page.getByRole("tab", { name: "Maps", exact: true }).click();
  for (const name of ["Rate sweep", "Basins"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    await expect(page.getByRole("tabpanel", { name, exact: true }).getByRole("img")).toHaveCount(0);
  }
});

test("the pictures of two runs that part later are the same, pixel by pixel, until they do", async ({ page }) => {
  const query = "opt=gd&lr=0.15&vs=adam&steps=80&ahead=hide&schedule=step&period=10";
  /** The pictures as they are drawn at once, which paths that have grown step by step are not to the pixel. */
  async function pictures(gamma, step) {
    await open(page, `/embed.html?${query}&gamma=${gamma}&at=${step}`);
    const places = ["#stage", "#chart"];
    const taken = () => Promise.all(places.map((place) => look(page, place)));
    let last = [];
    // Drawn is what stays.
    await expect.poll(async () => last.join() === (last = await taken()).join()).toBe(true);
    return last;
  }
  for (const step of [0, 1, 10]) expect(await pictures(0.1, step)).toEqual(await pictures(0.9, step));
  const [one, other] = [await pictures(0.1, 13), await pictures(0.9, 13)];
  for (const index of [0, 1]) expect(one[index]).not.toBe(other[index]);
});

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  for (const kind of ["verdict", "steps", "place", "curve"]) {
    test(`axe finds nothing while it asks for ${kind}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width: 320, height: 640 });
      await open(page, `/embed.html?ask=${kind}`);
      await expectNoViolations(page);
    });
  }
}
