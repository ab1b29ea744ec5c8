// The lab: what only its page has.

import { expect, expectNoViolations, open, parts, press, test } from "./page.js";

/** The canonical query of what runs, as the link to share has it. */
async function shared(page) {
  await press(page, "Share");
  const link = await page.getByRole("textbox", { name: "Link to this simulator" }).inputValue();
  await page.getByRole("button", { name: "Close" }).click();
  return new URL(link).search.slice(1);
}

test("a racer joins, has numbers of its own, and leaves", async ({ page }) => {
  await open(page, "/index.html");
  await page.getByRole("button", { name: "Race another" }).click();
  const rival = page.getByRole("group", { name: "Racer 2: Gradient descent" });
  await expect(rival).toBeVisible();
  const rate = page.getByRole("textbox", { name: "Rate of Gradient descent, as a number" });
  await rate.fill("0.25");
  await rate.press("Enter");
  await expect(page.locator("#verdict")).toContainText("Gradient descent: Diverged");
  await expect(page.locator("#verdict")).toContainText("Momentum: Converged in 50 steps");
  const table = page.getByRole("table", { name: /How the whole runs ended/ });
  await expect(table.getByRole("row", { name: /Gradient descent/ })).toContainText("Diverged");
  await expect(table.getByRole("row", { name: /Momentum/ })).toContainText("50");
  expect(await shared(page)).toBe("vs=gd,lr:0.25");
  await rival.getByRole("combobox", { name: "Optimizer" }).selectOption("adam");
  await expect(page.getByRole("group", { name: "Racer 2: Adam" })).toBeVisible();
  // The first one leaves: the second takes its place.
  await page.getByRole("button", { name: "Remove Momentum" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Adam on a ravine");
  await expect(table).toBeHidden();
  for (let count = 1; count < 4; count += 1) await page.getByRole("button", { name: "Race another" }).click();
  await expect(page.getByRole("button", { name: "Race another" })).toBeHidden();
});

test("a bad number of a rival is named beside its field", async ({ page }) => {
  await open(page, "/index.html?vs=gd");
  const rate = page.getByRole("textbox", { name: "Rate of Gradient descent, as a number" });
  await rate.fill("1000");
  await rate.press("Enter");
  await expect(page.getByText("The largest is 100.")).toBeVisible();
  await rate.fill("quick");
  await rate.press("Enter");
  await expect(page.getByText("“quick” is not a number. 100 is kept.")).toBeVisible();
});

test("a formula runs while it is typed; a wrong one leaves the last good one standing", async ({ page }) => {
  await open(page, "/index.html");
  await page.getByLabel("Surface").selectOption("Your own formula");
  const field = page.getByRole("combobox", { name: "Formula in w, or in x and y" });
  await expect(field).toBeFocused();
  await field.fill("(w-2)^2");
  await expect(page.getByText("∂f/∂w = 2·(w - 2)")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Momentum on your formula");
  const before = await shared(page);
  await field.fill("(w-2)^2 + sine(w)");
  await expect(page.getByText("“sine” stands where a known name is expected. Did you mean “sin”?")).toBeVisible();
  await expect(page.locator(".caret")).toHaveText(/^ {10}\^$/);
  expect(await shared(page)).toBe(before);
  await field.fill("x^2 + 3y^2");
  await expect(page.getByText("∂f/∂x = 2·x; ∂f/∂y = 6·y")).toBeVisible();
  await page.getByLabel("Surface").selectOption("bowl");
  await expect(field).toBeHidden();
});

test("undo and redo go through what was changed", async ({ page }) => {
  await open(page, "/index.html");
  const undo = page.getByRole("button", { name: "Undo" });
  const redo = page.getByRole("button", { name: "Redo" });
  const menu = page.getByRole("button", { name: "Menu" });
  await menu.click();
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await page.getByLabel("Surface").selectOption("bowl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Momentum on a round bowl");
  await menu.click();
  await undo.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Momentum on a ravine");
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  await redo.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Momentum on a round bowl");
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
  await page.keyboard.press("u");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Momentum on a ravine");
});

test("two settings changed at once are undone one by one, a slider that is dragged as a whole", async ({ page }) => {
  await open(page, "/index.html");
  const undo = page.getByRole("button", { name: "Undo" });
  const { rate, rateField } = parts(page);
  await rateField.fill("0.2");
  await rateField.press("Enter");
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByRole("button", { name: "Menu" }).click();
  await undo.click();
  await expect(rateField).toHaveValue("0.2");
  await undo.click();
  await expect(rateField).toHaveValue("0.1");
  for (let press = 0; press < 5; press += 1) await rate.press("ArrowRight", { delay: 0 });
  await expect(rateField).not.toHaveValue("0.1");
  await page.keyboard.press("u");
  await expect(rateField).toHaveValue("0.1");
});

test("the table holds the run, and of a long one only what is in sight", async ({ page }) => {
  await open(page, "/index.html?opt=gd&lr=0.1&at=2");
  await page.getByRole("tab", { name: "Table" }).click();
  const table = page.getByRole("table", { name: "Gradient descent on a ravine, step by step" });
  const second = table.getByRole("row").nth(2);
  await expect(second).toContainText("−3.6");
  await expect(table.locator("[aria-current=step]")).toContainText("2");
  await open(page, "/index.html?opt=gd&lr=0.0001&steps=50000");
  await page.getByRole("tab", { name: "Table" }).click();
  await expect(table).toHaveAttribute("aria-rowcount", "50002");
  expect(await table.locator("tbody tr").count()).toBeLessThan(200);
  await page.getByRole("region", { name: /step by step/ }).evaluate((region) => (region.scrollTop = region.scrollHeight));
  await expect(table.locator("tbody tr[aria-rowindex='50002']")).toContainText("50000");
});

/** The examples that ask first. */
const ASKING = ["A large rate", "How soon?", "Two slopes", "Straight to a saddle", "Which minimum?"];

test("every example does what it says", async ({ page }) => {
  await open(page, "/index.html");
  const verdict = page.locator("#verdict");
  /** @type {[string, RegExp[]][]} */
  const examples = [
    ["Momentum on a ravine", [/Converged in 50 steps/]],
    ["A large rate", [/Diverged/]],
    ["How soon?", [/Converged in/]],
    ["On the edge", [/Oscillating/]],
    ["Too slow", [/Crawling/]],
    ["Two slopes", [/Converged in/]],
    ["Just right", [/Converged in 1 step/]],
    ["A ravine and momentum", [/Gradient descent: Converged in 57 steps/, /Momentum: Converged in 25 steps/]],
    ["Over the hill", [/Gradient descent: Converged.*local minimum/, /Momentum: Converged in 49 steps.*starting height above the minimum\.$/]],
    ["Adam against a plateau", [/Adam: Converged/, /Gradient descent: Crawling/]],
    ["Straight to a saddle", [/Stalled.*saddle/]],
    ["Noise leaves the saddle", [/Converged/]],
    ["From sharp to flat", [/Converged in 13 steps/, /Converged in 3 steps/]],
    ["A bent valley", [/Gradient descent: Not converged/, /Adam: Converged/]],
    ["Which minimum?", [/Converged in/]],
    ["Four minima", [/Adam: Converged/, /Gradient descent: Converged/]],
    ["Mini-batches", [/Hovering/]],
    ["On top of a hill", [/Stalled.*maximum/]],
    ["No bottom", [/falls without end/]],
    ["Slowly uphill", [/Not converged.*no lower than it began/]],
    ["Almost flat", [/Crawling.*nearly flat/]],
    ["Flat", [/Stalled.*flat ground/]],
    ["Out of time", [/Not converged after 200 steps.*ends lower/]],
    ["Braked too soon", [/schedule has taken the rate/]],
    ["Zero by zero", [/divided 0 by 0/]],
    ["Settling down", [/Converged/]],
  ];
  await page.getByRole("button", { name: "Examples" }).click();
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(examples.length);
  await page.keyboard.press("Escape");
  for (const [name, said] of examples) {
    await page.keyboard.press("p");
    await page.getByRole("dialog").getByRole("button", { name: new RegExp(`^${name}`) }).click();
    // Those that ask show nothing before it is answered or left alone.
    const stop = page.getByRole("button", { name: "No more questions" });
    if (ASKING.includes(name)) {
      await expect(verdict, name).toContainText("Step 0 of");
      await expect(verdict, name).not.toContainText(said[0]);
      await stop.click();
    }
    await expect(stop).toBeHidden();
    // Where one racer's verdict is later than the first one's.
    await page.keyboard.press("e");
    for (const words of said) await expect(verdict, name).toContainText(words);
  }
});

test("single keys work the transport, and can be turned off", async ({ page }) => {
  await open(page, "/index.html?at=3");
  const { reading } = parts(page);
  await page.keyboard.press("l");
  await expect(reading).toHaveText("step 4 of 200");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(reading).toHaveText("step 2 of 200");
  await page.keyboard.press("e");
  await expect(reading).toHaveText("step 200 of 200");
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "Single keys work on this page" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(reading).toHaveText("step 200 of 200");
});

test("schedule, noise, batches and budget are set in their tab", async ({ page }) => {
  await open(page, "/index.html?fn=linear-regression&opt=gd&lr=0.3");
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.getByLabel("Schedule of the rate").selectOption("step");
  const period = page.getByRole("textbox", { name: "Period" });
  await expect(period).toHaveValue("50");
  await period.fill("20");
  await period.press("Enter");
  const batch = page.getByRole("textbox", { name: "Batch size, 0 for all" });
  await batch.fill("10");
  await batch.press("Enter");
  expect(await shared(page)).toBe("fn=linear-regression&opt=gd&lr=0.3&schedule=step&period=20&batch=10");
  await page.getByLabel("Schedule of the rate").selectOption("constant");
  await expect(period).toHaveCount(0);
});

test("own data are fitted, bad rows named, and shared only when told to", async ({ page }) => {
  await open(page, "/index.html");
  await page.getByRole("tab", { name: "Data" }).click();
  await page.getByRole("button", { name: "Fit a line to points" }).click();
  const area = page.getByRole("textbox", { name: /^Your own data/ });
  await area.fill("u;v\n0;10\n1;60\nthree;4\n2;110\n3;160,5");
  await page.getByRole("button", { name: "Use these data" }).click();
  await expect(page.getByText("4 rows are in use.")).toBeVisible();
  await expect(page.getByText("Line 4 is left out: its cell 1, “three”, is not a number.")).toBeVisible();
  expect(await shared(page)).toBe("fn=linear-regression");
  await page.getByRole("checkbox", { name: "Put the data into the link" }).check();
  expect(await shared(page)).toBe("fn=linear-regression&data=0:10,1:60,2:110,3:160.5");
  await area.fill("only\nwords");
  await page.getByRole("button", { name: "Use these data" }).click();
  await expect(page.getByText(/Two good rows are needed; 0 were found/)).toBeVisible();
  expect(await shared(page)).toContain("data=0:10");
  await page.getByRole("button", { name: "Back to the data of the surface" }).click();
  expect(await shared(page)).toBe("fn=linear-regression");
});

test("data come from a file, and are not sent anywhere", async ({ page }) => {
  await open(page, "/index.html?fn=linear-regression&opt=gd&batch=2");
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByRole("tab", { name: "Data" }).click();
  const buffer = Buffer.from("u\tv\n0\t1\n1\t3\n2\t5\n3\t7\n");
  await page.getByLabel("From a file:").setInputFiles({ name: "own.tsv", mimeType: "text/tab-separated-values", buffer });
  await expect(page.getByText("4 rows are in use.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^Your own data/ })).toHaveValue(/3\t7/);
  // The scripts of the panel, of what splits tables and of the workers are the page's own, and come with the
  // first of them.
  expect(requests.filter((url) => !url.startsWith("blob:") && !/\/assets\/(data|paste|pool|chunk|worker)-[\w]+\.js$/.test(url))).toEqual([]);
});

test("the table is copied as CSV", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/index.html?opt=gd&steps=3");
  await page.getByRole("tab", { name: "Table" }).click();
  await page.getByRole("button", { name: "Copy as CSV" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split("\n");
  expect(lines.filter((line) => /^gd,|^0?,?\d/.test(line)).length).toBeGreaterThanOrEqual(4);
});

test("theme and size change the page", async ({ page }) => {
  await open(page, "/index.html");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByLabel("Theme").selectOption("Dark");
  await page.keyboard.press("Escape");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  // A change of the run leaves the learner's theme alone.
  await page.getByLabel("Surface").selectOption("bowl");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
  const normal = await size();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByLabel("Size").selectOption("Projector");
  expect(parseFloat(await size())).toBeGreaterThan(parseFloat(normal));
});

test("axe finds nothing in any tab or dialog", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page, "/index.html?fn=linear-regression&opt=adam&vs=gd&lr=quick&steps=20");
  const tabs = page.getByRole("tablist", { name: "What else" }).getByRole("tab");
  for (const tab of await tabs.all()) {
    await tab.click();
    await expectNoViolations(page);
  }
  for (const name of ["Examples", "Share", "Export", "Keys"]) {
    await press(page, name);
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test("arrow keys move between tabs", async ({ page }) => {
  await open(page, "/index.html");
  const tabs = page.getByRole("tablist", { name: "What else" });
  await tabs.getByRole("tab").first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(tabs.getByRole("tab").nth(1)).toBeFocused();
  await expect(tabs.getByRole("tab").nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(tabs.getByRole("tab").last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("End");
  await expect(tabs.getByRole("tab").last()).toBeFocused();
});
