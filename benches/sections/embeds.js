// Thirty frames in one page of another site, all asked for at once: how long it takes until each has
// said that it is ready, what the browser's processes spend on it, and what they spend while nothing
// happens.

import { withPage } from "../lib/browser.js";
import { inTurns } from "../lib/rounds.js";

const COUNT = 30;
/**
 * How long the frames are left alone first, and then watched, in milliseconds. Ours lay their paths to rest two
 * seconds after they have drawn them, which is the last thing that they do unasked. What is left then is the
 * browser's: the d3 pages have as much of it.
 */
const [REST, WATCH] = [3000, 4000];
/** In so many rounds; what it is about is no ratio, and hardly differs. */
const WATCHED = 2;
const QUERIES = ["", "?fn=himmelblau&opt=adam", "?fn=parabola&opt=gd", "?fn=neuron", "?fn=ackley&vs=adam&vs=gd"];
/** @type {Record<string, string[]>} */
const SUBJECTS = {
  embed: QUERIES.map((query) => `/ours/embed.html${query}`),
  "d3 page": ["/peers/d3/index.html"],
};
export const TABLE = `${COUNT} frames of 600 x 380`;

/** @param {import("../bench.js").Bench} bench */
export async function embeds({ server, record, rounds }) {
  await inTurns(rounds, Object.entries(SUBJECTS), ([subject, paths], round) =>
    withPage(async (page, browser) => {
      const session = await browser.newBrowserCDPSession();
      // What all of the browser's renderers have spent, in milliseconds.
      const spent = async () => {
        const { processInfo } = await session.send("SystemInfo.getProcessInfo");
        return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
      };
      // The same machine by another name is another site to the browser.
      await page.goto(`${server.elsewhere}/peers/empty/index.html`);
      const addresses = Array.from({ length: COUNT }, (_, index) => `${server.address}${paths[index % paths.length]}`);
      const before = await spent();
      const ready = await page.evaluate(hold, addresses);
      const place = { section: "embeds", table: TABLE, subject };
      record.add({ ...place, measure: "all ready", unit: "ms" }, ready);
      if (round >= WATCHED) return;
      await page.waitForTimeout(REST);
      const rested = await spent();
      record.add({ ...place, measure: "processor up to then", unit: "ms" }, rested - before);
      await page.waitForTimeout(WATCH);
      record.add({ ...place, measure: "idle, of one core", unit: "%" }, (100 * ((await spent()) - rested)) / WATCH);
    }),
  );
  record.compare("embeds", TABLE, [["embed", "d3 page"]]);
}

/** In the page: holds the frames; gives how long it takes until all are ready. @param {string[]} addresses */
function hold(addresses) {
  const begin = performance.now();
  let left = addresses.length;
  const done = new Promise((resolve) => {
    window.addEventListener("message", ({ data }) => {
      if (data?.type === "ready" && (left -= 1) === 0) resolve(performance.now() - begin);
    });
  });
  for (const src of addresses) {
    const frame = document.createElement("iframe");
    Object.assign(frame, { src, width: "600", height: "380" });
    frame.setAttribute("sandbox", "allow-scripts");
    document.body.append(frame);
  }
  return /** @type {Promise<number>} */ (done);
}
