// A page that holds the embed in a frame, hears what it says, and can ask it.

import { expect } from "./page.js";

/** Somebody else's page, with something above and below the frame that can have the focus. */
const COURSE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><link rel="icon" href="data:,">
<style>iframe { display: block; border: 0; margin: 1rem 0 }</style>
<h1>A course</h1><button>Before</button><div id="frames"></div><button>After</button></html>`;

/**
 * Opens the page with one frame, from another site than the frame's, and waits until the embed is
 * ready.
 * @param {import("@playwright/test").Page} page
 * @param {string} [query] with its question mark
 * @param {{ attributes?: Record<string, string>, isStrange?: boolean }} [how] more attributes;
 *   `isStrange` for a page whose frame will not get ready
 */
export async function hold(page, query = "", { attributes = {}, isStrange = false } = {}) {
  const served = new URL(process.env.FALL_LINE_URL ?? "");
  await page.route("**/course.html", (route) => route.fulfill({ contentType: "text/html", body: COURSE }));
  // The same machine by another name is another site to the browser.
  await page.goto(`http://localhost:${served.port}/course.html`);
  await page.evaluate(prepare);
  await page.evaluate((given) => window.add(given), {
    src: `${served.origin}/embed.html${query}`,
    title: "A simulator",
    width: "900",
    height: "400",
    sandbox: "allow-scripts",
    ...attributes,
  });
  if (!isStrange) await said(page, "ready");
  return page.frameLocator("iframe[title='A simulator']");
}

/** What the page can do, in the page. */
function prepare() {
  const said = [];
  window.addEventListener("message", ({ data, source }) => {
    const frame = [...document.querySelectorAll("iframe")].findIndex(({ contentWindow }) => contentWindow === source);
    said.push({ ...data, frame });
  });
  let asked = 0;
  Object.assign(window, {
    said,
    add(attributes) {
      const frame = document.createElement("iframe");
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
      document.querySelector("#frames").append(frame);
      return frame;
    },
    tell(message) {
      document.querySelector("iframe").contentWindow.postMessage(message, "*");
    },
    /** The reply to a message. */
    ask(message) {
      const id = `q${(asked += 1)}`;
      window.tell({ ns: "fall-line", v: 1, id, ...message });
      return new Promise((resolve) => {
        window.addEventListener("message", function hear({ data }) {
          if (data.type !== "reply" || data.id !== id) return;
          window.removeEventListener("message", hear);
          resolve(data);
        });
      });
    },
  });
}

/** The newest message of a type, once there is one that `fits`. */
export async function said(page, type, fits = () => true) {
  let found;
  await expect
    .poll(async () => {
      const all = await page.evaluate(() => window.said);
      found = all.filter((message) => message.type === type && fits(message)).at(-1);
      return found !== undefined;
    }, `the frame says “${type}”`)
    .toBe(true);
  return found;
}

/** Sends a message and waits for its reply. */
export function ask(page, message) {
  return page.evaluate((message) => window.ask(message), message);
}

/** The frame itself, to look into. */
export function inside(page) {
  const frame = page.frames().find((frame) => frame.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("there is no frame");
  return frame;
}

/**
 * In the page: thirty frames, set up in five ways, the first of which is there already. Gives how
 * long it takes until all are ready, in milliseconds.
 */
export async function thirty() {
  const { src, title } = document.querySelector("iframe");
  const queries = ["", "fn=himmelblau&opt=adam", "fn=parabola&opt=gd", "fn=neuron", "fn=ackley&vs=adam&vs=gd"];
  const begin = performance.now();
  let left = 29;
  const done = new Promise((resolve) => {
    window.addEventListener("message", ({ data }) => {
      if (data.type === "ready" && --left === 0) resolve(performance.now() - begin);
    });
  });
  for (let index = 1; index < 30; index += 1) {
    window.add({ src: `${src}?${queries[index % 5]}`, title: `${title} ${index}`, width: "600", height: "380", sandbox: "allow-scripts" });
  }
  return done;
}
