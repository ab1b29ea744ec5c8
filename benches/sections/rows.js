// 10,000 rows of somebody's own, pasted into the lab: how long it takes to a verdict, and the longest
// task that its page is held up by, then and while the start is dragged.

import { inContext, withBrowser } from "../lib/browser.js";
import { inTurns } from "../lib/rounds.js";
import { rows as text } from "../lib/rows.js";
import { longest } from "../lib/trace.js";

const ROWS = 10_000;
/** @type {Record<string, [query: string, kind: import("../lib/rows.js").Kind]>} */
const DATA = {
  "linear regression": ["fn=linear-regression", "line"],
  "logistic regression, separable": ["fn=logistic-regression", "separable"],
  "logistic regression, overlapping": ["fn=logistic-regression", "overlapping"],
  neuron: ["fn=neuron", "neuron"],
};
export const SUBJECTS = Object.keys(DATA);
export const TABLE = `${ROWS.toLocaleString("en")} rows`;

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page */
async function settled(page) {
  await page.waitForSelector('#verdict .verdict:not([data-kind="computing"])');
}

/** Pastes the rows and waits for their verdict. @param {Page} page */
async function paste(page) {
  await page.getByRole("button", { name: "Use these data" }).click();
  await page.getByText(/^10,?000 rows are in use/).waitFor();
  await settled(page);
}

/** Drags the start over a part of the stage and waits for the last verdict. @param {Page} page */
async function drag(page) {
  const stage = page.locator("#stage");
  await stage.scrollIntoViewIfNeeded();
  const box = await stage.boundingBox();
  if (!box) throw new Error("there is no stage");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 0; step < 15; step += 1) {
    await page.mouse.move(box.x + box.width * (0.3 + 0.02 * step), box.y + box.height * 0.5);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  // The last move is taken with the next frame.
  await page.waitForTimeout(100);
  await settled(page);
}

/** @param {import("../bench.js").Bench} bench */
export async function rows({ server, record, rounds }) {
  await withBrowser((browser) => inTurns(rounds, Object.entries(DATA), ([subject, [query, kind]]) =>
    inContext(browser, async (page) => {
      await page.goto(`${server.address}/ours/index.html?${query}&opt=gd`);
      await page.waitForSelector('html[data-state="ready"]');
      await page.getByRole("tab", { name: "Data", exact: true }).click();
      // Typed by a script, browsers take half a minute to lay such a text out.
      await page.getByRole("textbox", { name: /^Your own data/ }).evaluate((area, value) => Object.assign(area, { value }), text(kind, ROWS));
      const place = { section: "rows", table: TABLE, subject, unit: "ms" };
      for (const [name, act] of Object.entries({ "pasting": paste, "dragging the start": drag })) {
        const begin = performance.now();
        const found = await longest(page, () => act(page));
        // The trace's own beginning and end are in it.
        record.add({ ...place, measure: `${name}: longest task, clock` }, found.clock);
        record.add({ ...place, measure: `${name}: longest task, processor` }, found.processor);
        record.add({ ...place, measure: `${name}: whole` }, performance.now() - begin);
      }
    }),
  ));
}
