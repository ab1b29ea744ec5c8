// Browsers older than this one: what came later than docs/browsers.md promises is taken away, and nothing is
// missed; without what it does promise a picture of a run stands there, and a sentence.

import { expect, open, parts, test } from "./page.js";

/** What the oldest browsers of the table do not have, of what a script can reach. */
const LATER = {
  Array: ["fromAsync"],
  Element: ["prototype.moveBefore", "prototype.setHTMLUnsafe", "prototype.ariaNotify"],
  Iterator: [],
  Map: ["groupBy"],
  Math: ["sumPrecise"],
  Object: ["groupBy"],
  Promise: ["withResolvers", "try"],
  RegExp: ["escape"],
  Set: ["prototype.union", "prototype.difference", "prototype.intersection", "prototype.isSubsetOf"],
  String: ["prototype.isWellFormed", "prototype.toWellFormed"],
  URL: ["canParse", "parse"],
  AbortSignal: ["any"],
  Uint8Array: ["fromBase64", "prototype.toBase64"],
  CloseWatcher: [],
  scheduler: [],
  navigation: [],
  requestIdleCallback: [],
};

/** Takes it away, in the page. @param {Record<string, string[]>} later */
function age(later) {
  for (const [name, members] of Object.entries(later)) {
    if (members.length === 0) Reflect.deleteProperty(globalThis, name);
    for (const member of members) {
      const path = member.split(".");
      const last = path.pop() ?? "";
      const holder = path.reduce((at, part) => at?.[part], globalThis[name]);
      if (holder) Reflect.deleteProperty(holder, last);
    }
  }
}

for (const address of ["/index.html", "/embed.html"]) {
  test(`an older browser misses nothing: ${address}`, async ({ page }) => {
    await page.addInitScript(age, LATER);
    await open(page, `${address}?fn=rosenbrock&opt=adam&lr=0.05&at=0`);
    expect(await page.evaluate(() => [typeof Uint8Array.fromBase64, typeof URL.canParse, typeof requestIdleCallback])).toEqual(["undefined", "undefined", "undefined"]);
    await parts(page).rateField.fill("0.1");
    await parts(page).rateField.press("Enter");
    await parts(page).step.click();
    await expect(parts(page).reading).toContainText("step 1");
    await expect(parts(page).verdict).toContainText("Step 1 of 200");
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  });
}

test("without what unpacks it the embed shows the picture, and says that nothing came", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "DecompressionStream"));
  await page.goto("/embed.html");
  await expect(page.locator("#stage svg")).toBeVisible();
  await expect(page.getByText("It has not come yet")).toBeVisible({ timeout: 20_000 });
  page.complaints.length = 0;
});

test("from a disk the lab says what it needs", async ({ page }) => {
  await page.goto(new URL("../../dist/index.html", import.meta.url).href);
  await expect(page.getByText("it needs a web server. The file embed.html works from a disk.")).toBeVisible();
  await expect(page.getByText("Loading the simulator")).toBeHidden();
  await expect(page.locator("#stage svg")).toBeVisible();
  // The browser says what it did not load.
  expect(page.complaints.length).toBeGreaterThan(0);
  page.complaints.length = 0;
});
