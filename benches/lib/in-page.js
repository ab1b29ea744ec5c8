// The page in which engines, loops and libraries are called side by side.

import { withPage } from "./browser.js";

/** The memory between two measurements is cleared up by hand. */
const OPTIONS = ["--js-flags=--expose-gc"];

/**
 * @template T
 * @param {import("../bench.js").Bench} bench
 * @param {(page: import("@playwright/test").Page) => Promise<T>} act
 * @param {() => void} [before] runs in the page before its own scripts
 */
export function inPage({ server }, act, before) {
  return withPage(
    async (page) => {
      if (before) await page.addInitScript(before);
      await page.goto(`${server.address}/in-page/index.html`);
      await page.evaluate("bench.start()");
      return act(page);
    },
    { options: OPTIONS },
  );
}

/**
 * Calls one of the functions of in-page/main.js.
 * @param {import("@playwright/test").Page} page @param {string} name @param {unknown[]} given
 * @returns {Promise<any>}
 */
export function call(page, name, ...given) {
  return page.evaluate(({ name, given }) => window["bench"][name](...given), { name, given });
}
