// What the pages may cost, where that does not depend on the machine: requests, and what is left of a
// frame that was taken out. The processor's time stands in costs.spec.js, as ratios.

import { hold } from "./holder.js";
import { expect, open, test } from "./page.js";

/** The embed is its document; the lab's script comes in parts, which its document names. */
const REQUESTS = { "/embed.html": 1, "/index.html": 30 };

for (const [address, most] of Object.entries(REQUESTS)) {
  test(`${address} is ready after ${most} requests at most`, async ({ page }) => {
    /** @type {string[]} */
    const requests = [];
    page.on("request", (request) => /^https?:/.test(request.url()) && requests.push(request.url()));
    await open(page, address);
    expect(requests.length, requests.join("\n")).toBeLessThanOrEqual(most);
  });
}

/** What the browser counts of a page, garbage left out. */
async function counted(session) {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

test("two hundred frames that came and went leave nothing behind", async ({ page }) => {
  test.setTimeout(240_000);
  await hold(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  /** Puts some frames in one after the other, each until it is ready, and takes them out again. */
  const comeAndGo = (times) =>
    page.evaluate(async (times) => {
      const { src } = document.querySelector("iframe");
      for (let time = 0; time < times; time += 1) {
        const isReady = new Promise((resolve) => {
          window.addEventListener("message", function hear({ data, source }) {
            if (data.type !== "ready" || source !== frame.contentWindow) return;
            window.removeEventListener("message", hear);
            resolve(undefined);
          });
        });
        const frame = window.add({ src, title: "Another", width: "600", height: "400", sandbox: "allow-scripts" });
        await isReady;
        frame.remove();
      }
    }, times);
  await comeAndGo(4);
  const before = await counted(session);
  await comeAndGo(200);
  const after = await counted(session);
  for (const kind of ["Documents", "Frames", "Nodes", "JSEventListeners"]) {
    // A frame has over two hundred nodes: not even one is kept for every fifty.
    expect(after[kind], kind).toBeLessThanOrEqual(before[kind] + (kind === "Nodes" ? 400 : 4));
  }
});
