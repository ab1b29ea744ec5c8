// Tables as people paste them into the lab, through the page's own splitter of cells.

import { expect, open, parts, tasks, test } from "./page.js";

/** Opens the lab's data, and gives what pastes a text there. */
async function openData(page, query) {
  await open(page, `/index.html?${query}`);
  await page.getByRole("tab", { name: "Data" }).click();
  const area = page.getByRole("textbox", { name: /^Your own data/ });
  return async (text) => {
    await area.fill(text);
    await page.getByRole("button", { name: "Use these data" }).click();
  };
}

/** Holds the data of the page, as a link would have them, against those that are expected. */
async function expectData(page, expected) {
  const hash = () => decodeURIComponent(new URL(page.url()).hash);
  // New data are in no link before somebody says so, and the address follows after a while.
  await expect.poll(hash).not.toContain("data=");
  await page.getByRole("checkbox", { name: "Put the data into the link" }).check();
  await expect.poll(hash).toMatch(new RegExp(`data=${expected}$`));
}

/** As many rows as can be used, which overlap where labels are wanted. */
function manyRows(isLabelled) {
  const part = (index, times) => ((index * times) % 10_007) / 10_007;
  const row = (index) => {
    const [u, chance] = [4 * part(index, 7919) - 2, part(index, 6007)];
    const output = Math.tanh(2 * u - 0.5);
    return `${u.toFixed(4)},${isLabelled ? Number(2 * chance - 1 < output) : (output + 0.3 * chance).toFixed(4)}`;
  };
  return Array.from({ length: 10_000 }, (_, index) => row(index)).join("\n");
}

/** What the processor takes for work that is the same everywhere, in milliseconds: by that a task is long or not. */
async function unit(page) {
  const work = () => {
    let sum = 0;
    for (let index = 0; index < 3e6; index += 1) sum += Math.exp((index % 100) / 100);
    return sum;
  };
  return Math.max(...(await tasks(page, () => page.evaluate(work), "/index.html")));
}

/** Drags the start across a part of the stage, and waits for the verdict. */
async function dragStart(page) {
  await page.locator("#stage").scrollIntoViewIfNeeded();
  const { x, y, width, height } = await page.locator("#stage").boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 3, y + height / 3, { steps: 12 });
  await page.mouse.up();
  await expect(page.locator("#verdict [data-kind=computing]")).toHaveCount(0);
}

for (const fn of ["linear-regression", "logistic-regression", "neuron"]) {
  test(`with ten thousand rows no task takes long: ${fn}`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await openData(page, `fn=${fn}&opt=gd`);
    const rows = manyRows(fn === "logistic-regression");
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
    const area = page.getByRole("textbox", { name: /^Your own data/ });
    const beginning = page.getByText("Only the beginning of this text is shown. All of it is used.");
    await expect(beginning).toBeHidden();
    const once = await unit(page);
    const costs = await tasks(page, async () => {
      await area.press("ControlOrMeta+V");
      await expect(beginning).toBeVisible();
      await page.getByRole("button", { name: "Use these data" }).click();
      await expect(page.getByText("10000 rows are in use.")).toBeVisible();
      await dragStart(page);
      // Of curves a rate is told, once many were tried.
      if (fn !== "linear-regression") await expect(page.getByRole("button", { name: /^Try rate/ })).toBeVisible();
    }, "/index.html");
    expect(costs.length).toBeGreaterThan(20);
    // By the processor: the longest is a few times as long as the work that it is measured by, and was thirty
    // times that once.
    expect(Math.max(...costs)).toBeLessThan(10 * once);
    // Who deletes what is shown deletes all of it.
    await area.press("ControlOrMeta+A");
    await area.press("Delete");
    await expect(beginning).toBeHidden();
    await area.fill("1,2\n3,4");
    await page.getByRole("button", { name: "Use these data" }).click();
    await expect(page.getByText("2 rows are in use.")).toBeVisible();
  });
}

test("tables of many kinds give the same pairs", async ({ page }) => {
  const paste = await openData(page, "fn=linear-regression&opt=gd");
  for (const text of [
    "1,2.5\n3,-4", "u;v\r\n1;2,5\r\n3;-4\r\n", "1\t2.5\n3\t−4", "  1   2.5\n 3 -4", "sep=;\n1;2.5\n3;-4",
    '"1","2,5"\n"3","-4"', '"u, in m","v"\n"1","2.5"\n"3","-4"', "(1, 2.5),\n(3, -4)", "[[1, 2.5], [3, -4]]", "1:2.5,3:-4", "\ufeff1,2.5\r3,-4", "| 1 | 2.5 |\n| 3 | -4 |",
  ]) {
    await paste("0,0\n1,1\n2,2");
    await expect(page.getByText("3 rows are in use.")).toBeVisible();
    await paste(text);
    await expect(page.getByText("2 rows are in use.")).toBeVisible();
    await expectData(page, "1:2.5,3:-4");
  }
});

test("what can be read in two ways is asked, with both readings", async ({ page }) => {
  const paste = await openData(page, "fn=linear-regression&opt=gd");
  for (const [choice, data] of [
    ["Comma for decimals: 1,416 is 1.416, 232,000 is 232", "1.416:232,2.5:12.345"],
    ["Point for decimals: 1,416 is 1416, 232,000 is 232000", "1416:232000,2500:12345"],
  ]) {
    await paste("1,416;232,000\n2,500;12,345");
    await expect(page.getByText("These numbers can be read in two ways.")).toBeVisible();
    await expect(page.getByText(/rows are in use/)).toBeHidden();
    const button = page.getByRole("button", { name: choice });
    await button.click();
    await expect(page.getByText("2 rows are in use.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: /^Your own data/ })).toBeFocused();
    await expectData(page, data);
  }
});

test("of more columns two are chosen by their headings", async ({ page }) => {
  const paste = await openData(page, "fn=linear-regression&opt=gd");
  await paste("id,height,weight\n1,2,3\n2,4,5\n3,6,NA");
  await expect(page.getByText("There are 3 columns. Which two are meant?")).toBeVisible();
  const u = page.getByRole("combobox", { name: "u, the input:" });
  await expect(u).toBeFocused();
  await expect(u.getByRole("option", { selected: true })).toHaveText("height (2)");
  await u.selectOption({ label: "weight (3)" });
  await page.getByRole("combobox", { name: "v, what was measured:" }).selectOption({ label: "height (2)" });
  await page.getByRole("button", { name: "Use these columns" }).click();
  await expect(page.getByText("2 rows are in use.")).toBeVisible();
  await expect(page.getByText("Line 1, “id, height, weight”, is taken for a heading.")).toBeVisible();
  await expect(page.getByText("Line 4 is left out: its cell 3, “NA”, is not a number.")).toBeVisible();
  await expectData(page, "3:2,5:4");
});

test("labels of two kinds become 0 and 1, and the page says so", async ({ page }) => {
  const paste = await openData(page, "fn=logistic-regression&opt=gd");
  await paste("1,True\n2,False\n3,True\n4,");
  await expect(page.getByText("“False” is 0, and “True” is 1.")).toBeVisible();
  await expect(page.getByText("Line 4 is left out: its cell 2 is empty.")).toBeVisible();
  await expectData(page, "1:1,2:0,3:1");
});

test("a file is read in the encoding that it has", async ({ page }) => {
  await openData(page, "fn=linear-regression&opt=gd");
  const text = "größe;wärme\r\n1;2,5\r\n3;−4\r\n";
  const wide = Buffer.from(text, "utf16le");
  for (const [index, buffer] of [
    Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(text.replace("−", "-"), "latin1"), wide,
    Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]),
  ].entries()) {
    await page.getByLabel("From a file:").setInputFiles({ name: `own-${index}.csv`, mimeType: "text/csv", buffer });
    await expect(page.getByText("Line 1, “größe, wärme”, is taken for a heading.")).toBeVisible();
    await expectData(page, "1:2.5,3:-4");
    await page.getByRole("button", { name: "Back to the data of the surface" }).click();
    await expect(page.getByRole("textbox", { name: /^Your own data/ })).toBeFocused();
  }
});

test("a number field reads what the page prints, and asks where it cannot know", async ({ page }) => {
  await open(page, "/index.html?fn=parabola&opt=gd");
  await page.getByRole("tab", { name: "Settings" }).click();
  const start = page.getByRole("textbox", { name: /^Start/ }).first();
  for (const [typed, value] of [["−3", "-3"], ["1,5", "1.5"], ["1/4", "0.25"], ["1,000.5", "1000.5"], ["1.5·10⁻⁷", "1.5e-7"]]) {
    await start.fill(typed);
    await start.press("Enter");
    await expect(start).toHaveValue(value);
  }
  await start.fill("1,000");
  await start.press("Enter");
  await expect(page.getByText("“1,000” can be 1000 or 1: write which. 1.5e-7 is kept.")).toBeVisible();
  await expect(parts(page).start).toBeVisible();
});
