// What the tests share: a page that fails the test when it complains, and its parts by name.

import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

export { expect };

/** Tests whose page must not log an error, nor let one pass uncaught. */
export const test = base.extend({
  page: async ({ page }, use) => {
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    // A test that provokes some takes them out again.
    await use(Object.assign(page, { complaints }));
    expect(complaints).toEqual([]);
  },
});

/** The parts of a page, or of a frame, as a person would name them. */
export function parts(page) {
  return {
    verdict: page.locator("#verdict"),
    play: page.getByRole("button", { name: /^(Play|Pause|Replay)$/ }),
    step: page.getByRole("button", { name: "Step", exact: true }),
    back: page.getByRole("button", { name: "Step back" }),
    reset: page.getByRole("button", { name: "Reset" }),
    scrub: page.getByRole("slider", { name: "Step of the run" }),
    rate: page.getByRole("slider", { name: "Rate" }),
    rateField: page.getByRole("textbox", { name: "Rate, as a number" }),
    momentum: page.getByRole("slider", { name: "Momentum" }),
    start: page.getByRole("button", { name: /^Start at/ }),
    reading: page.locator(".reading"),
  };
}

/** Opens a page and waits until it says that it is ready. */
export async function open(page, address) {
  await page.goto(address);
  await ready(page);
}

export async function ready(page) {
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Holds the page, as it stands, against every rule of WCAG 2.2 that axe knows. */
export async function expectNoViolations(page) {
  // `target-size` is among the rules of 2.2, but off unless it is asked for.
  const options = { runOnly: RULES, rules: { "target-size": { enabled: true } } };
  const { violations } = await new AxeBuilder({ page }).options(options).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
