// Chromium as the tests start it.

import { chromium } from "@playwright/test";
import config from "../../playwright.config.js";

/** @typedef {import("@playwright/test").Browser} Browser */

/** What the stage is shown at, for all pages. */
export const VIEWPORT = { width: 1280, height: 800 };

/** What takes longer on a page does not come, in milliseconds. */
export const PATIENCE = 120_000;

/** A browser of its own, nothing of it kept from another. @param {string[]} [more] options for it */
export function launch(more = []) {
  const { launchOptions } = /** @type {any} */ (config.use);
  return chromium.launch({ ...launchOptions, args: [...launchOptions.args, ...more] });
}

/**
 * Does something with a page in a browser of its own.
 * @template T
 * @param {(page: import("@playwright/test").Page, browser: Browser) => Promise<T>} act
 * @param {{ options?: string[] }} [how]
 */
export function withPage(act, { options } = {}) {
  return withBrowser((browser) => inContext(browser, act), options);
}

/**
 * Does something with a browser of its own.
 * @template T
 * @param {(browser: Browser) => Promise<T>} act @param {string[]} [options] @returns {Promise<T>}
 */
export async function withBrowser(act, options) {
  const browser = await launch(options);
  try {
    return await act(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Does something with a page in a browser that others have had: in a context, and so in a process, of its own.
 * @template T
 * @param {Browser} browser
 * @param {(page: import("@playwright/test").Page, browser: Browser) => Promise<T>} act
 * @param {{ ratio?: number }} [how]
 */
export async function inContext(browser, act, { ratio = 1 } = {}) {
  const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: ratio });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const complaints = heard(page);
    const found = await act(page, browser);
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
    return found;
  } finally {
    await context.close();
  }
}

/** What a page lets pass uncaught: one that is broken would be measured as a quick one. @param {import("@playwright/test").Page} page */
export function heard(page) {
  const complaints = /** @type {string[]} */ ([]);
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}
