// What is tried of a figure on somebody's page, whoever built the page.

import assert from "node:assert/strict";

/** In the page: to wait for something, and to ask a frame; a frame that is not there yet is asked again. */
const HELPERS = `
  const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const until = async (what) => {
    for (let left = 500; left > 0; left -= 1) {
      const found = await what();
      if (found) return found;
      await rest(20);
    }
    throw new Error("waited in vain for " + what);
  };
  // Some hosts put what they show into shadow trees.
  const within = (place, name) => {
    const found = place.querySelector(name);
    if (found) return found;
    for (const { shadowRoot } of place.querySelectorAll("*")) {
      const inside = shadowRoot && within(shadowRoot, name);
      if (inside) return inside;
    }
  };
  const ask = (frame, what) => new Promise((resolve) => {
    const id = String(Math.random());
    addEventListener("message", ({ data, source }) => source === frame.contentWindow && data?.id === id && resolve(data));
    frame.contentWindow?.postMessage({ ns: "fall-line", v: 1, type: "get", what, id }, "*");
    setTimeout(resolve, 1000);
  });`;

/**
 * The element: its settings are the page's state, which the page's button changes, and the page says its verdict.
 * @param {import("../engines/browsers.js").Browser} browser
 * @param {string} address
 */
export async function useElement(browser, address) {
  await browser.goto(address);
  const seen = await browser.run(`${HELPERS}
    const figure = await until(() => document.querySelector("fall-line"));
    await figure.ready;
    // A page that was rendered on a server tells what is no attribute once its own script is there.
    const first = await until(async () => {
      const { query } = await figure.config();
      return query.includes("vs=") && query;
    });
    const text = await until(() => document.getElementById("said").textContent);
    document.querySelector("main button, #root button").click();
    const second = await until(async () => {
      const { query } = await figure.config();
      return query.includes("lr=0.2") && query;
    });
    return { first, second, text, step: await figure.start().then(() => figure.pause()) };
  `);
  // Where the page has a theme, the element has told it.
  assert.equal(seen.first.replace(/&theme=\w+$/, ""), "fn=bowl&opt=gd&vs=adam&vs=momentum,lr:0.05");
  assert.equal(seen.second.replace(/&theme=\w+$/, ""), "fn=bowl&opt=gd&lr=0.2&vs=adam&vs=momentum,lr:0.05");
  assert.match(seen.text, /[a-z]+/);
  assert.equal(typeof seen.step, "number");
}

/**
 * The page's frame: what it is set up as, with no problem.
 * @param {import("../engines/browsers.js").Browser} browser
 * @param {string} address
 * @param {string} query
 */
export async function useFrame(browser, address, query) {
  await browser.goto(address);
  const seen = await browser.run(`${HELPERS}
    const frame = await until(() => within(document, "iframe"));
    return (await until(() => ask(frame, "config"))).config;
  `);
  assert.deepEqual(seen, { query, problems: [] });
}

/**
 * A deck whose first two slides hold a frame each: what is shown plays, and what is left does not play on.
 * @param {import("../engines/browsers.js").Browser} browser
 * @param {string} address
 */
export async function useDeck(browser, address) {
  await browser.goto(address);
  const seen = await browser.run(`${HELPERS}
    const [first, second] = document.querySelectorAll("iframe");
    const step = async (frame) => (await ask(frame, "trace"))?.trace.racers[0].loss.length - 1;
    const played = (frame) => until(async () => (await step(frame)) > 2);
    await played(first);
    const isSecondThere = second.hasAttribute("src");
    Reveal.next();
    await played(second);
    const left = first.hasAttribute("src");
    Reveal.prev();
    await played(first);
    return { isSecondThere, left };
  `);
  assert.deepEqual(seen, { isSecondThere: false, left: false });
}
