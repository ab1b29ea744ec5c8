// The embed in real engines, held by every kind of page that it has to live in: it gets ready,
// answers, and computes the same numbers to the last bit.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { engines } from "./browsers.js";

const served = process.env.FALL_LINE_URL;
const file = await (await fetch(`${served}/embed.html`)).text();

/** What is computed everywhere: between them all functions, all draws, and a race. */
const QUERIES = [
  "opt=gd",
  "fn=rosenbrock&opt=adam&vs=nadam&vs=lion",
  "fn=ackley&opt=rmsprop&noise=0.5&seed=7",
  "fn=neuron&opt=momentum&batch=8&seed=3",
  "fn=logistic-regression&opt=nesterov&schedule=one-cycle",
  "f=sin(3x)+exp(-y^2)/cosh(x)+log(1+x^2)+atan(x*y)+0.1(x^2+y^2)+abs(y)^1.5&opt=radam",
];
const FIRST = "fn=parabola&opt=gd&lr=0.1";

/**
 * The pages that hold the embed. Each gives the frame's attributes; `headers` are the page's own,
 * `isFile` says that page and frame are files.
 */
const HOLDERS = {
  "a frame": { frame: { src: `${served}/embed.html?${FIRST}` } },
  "a sandbox": { frame: { src: `${served}/embed.html?${FIRST}`, sandbox: "allow-scripts" } },
  srcdoc: { frame: { srcdoc: withQuery(file, FIRST), sandbox: "allow-scripts" } },
  "a data: address": { frame: { src: `data:text/html;base64,${Buffer.from(file).toString("base64")}#${FIRST}` } },
  "a page that isolates itself": {
    frame: { src: `${served}/embed.html?${FIRST}` },
    headers: { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" },
  },
  "a file": { frame: { src: `embed.html?${FIRST}` }, isFile: true },
};

function withQuery(page, query) {
  return page.replace("<html", `<html data-query="${query.replaceAll("&", "&amp;")}"`);
}

/** A page that holds the frame, hears what it says, and can ask it. */
function holder({ frame }) {
  const text = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><body>
<script>
  const said = [];
  addEventListener("message", (event) => said.push(event.data));
  const frame = document.createElement("iframe");
  frame.title = "A simulator";
  frame.width = 700;
  frame.height = 420;
  for (const [name, value] of Object.entries(${text(frame)})) frame.setAttribute(name, value);
  document.body.append(frame);

  async function heard(type, fits = () => true) {
    for (let left = 1000; left > 0; left -= 1) {
      const found = said.find((message) => message.type === type && fits(message));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("no “" + type + "” but " + JSON.stringify(said.map(({ type }) => type)));
  }

  let asked = 0;
  async function ask(message) {
    const id = "q" + (asked += 1);
    frame.contentWindow.postMessage({ ns: "fall-line", v: 1, id, ...message }, "*");
    const reply = await heard("reply", (reply) => reply.id === id);
    if (reply.error) throw new Error(reply.error);
    return reply;
  }

  /** The bits of every number of a trace. */
  function bits({ racers }) {
    const columns = racers.flatMap(({ optimizer, ...columns }) => Object.values(columns));
    return Array.from(new BigUint64Array(new Float64Array(columns.flat()).buffer), (bits) => bits.toString(16)).join(" ");
  }
</script>`;
}

/** The holding pages, from a server of another origin than the embed's. */
const pages = createServer((request, response) => {
  const found = HOLDERS[decodeURIComponent(request.url.slice(1))];
  response.writeHead(found ? 200 : 404, { "Content-Type": "text/html; charset=utf-8", ...found?.headers });
  response.end(found ? holder(found) : "");
});
let folder = "";

before(async () => {
  await new Promise((resolve) => pages.listen(0, "127.0.0.1", resolve));
  folder = await mkdtemp(join(tmpdir(), "fall-line-"));
  await writeFile(join(folder, "embed.html"), file);
  await writeFile(join(folder, "page.html"), holder(HOLDERS["a file"]));
});

after(async () => {
  pages.close();
  await rm(folder, { recursive: true });
});

function addressOf(name, { isFile }) {
  if (isFile) return String(pathToFileURL(join(folder, "page.html")));
  return `http://127.0.0.1:${pages.address().port}/${encodeURIComponent(name)}`;
}

assert.ok(engines.length > 0, "no browser is named by FALL_LINE_BROWSER, FALL_LINE_FIREFOX or FALL_LINE_WEBKIT");

/** The bits that each engine has computed, by query. */
const computed = new Map();

for (const [engine, start] of engines) {
  describe(engine, () => {
    let browser;
    before(async () => (browser = await start()));
    after(() => browser?.close());

    for (const [name, how] of Object.entries(HOLDERS)) {
      test(`gets ready in ${name}`, async () => {
        await browser.goto(addressOf(name, how));
        const seen = await browser.run(`
          const ready = await heard("ready");
          const { height } = await heard("height");
          const { config } = await ask({ type: "get", what: "config" });
          await ask({ type: "set", query: "fn=parabola&opt=gd&lr=0.1&steps=90&at=0" });
          const { step } = await ask({ type: "step", count: 2 });
          const { trace } = await ask({ type: "get", what: "trace" });
          const { data } = await ask({ type: "export", format: "png" });
          const { verdict } = await ask({ type: "finish" });
          const isHeardOnce = said.filter(({ type }) => type === "ready").length === 1;
          return { ready, config, step, height, w: trace.racers[0].w, png: data.slice(0, 22), length: data.length,
            kind: verdict.racers[0].kind, isHeardOnce, focus: document.activeElement.tagName, y: scrollY };
        `);
        assert.equal(seen.ready.query, "fn=parabola&opt=gd", "the canonical form of the author's query");
        assert.deepEqual(seen.config, { query: "fn=parabola&opt=gd", problems: [] });
        assert.ok(seen.height > 300 && seen.height < 900, `a height of ${seen.height}`);
        assert.equal(seen.step, 2);
        assert.ok(Math.abs(seen.w[1] - 3.2) < 1e-12 && Math.abs(seen.w[2] - 2.56) < 1e-12, String(seen.w));
        assert.equal(seen.kind, "converged");
        assert.equal(seen.png, "data:image/png;base64,");
        assert.ok(seen.length > 5000, "the picture holds more than a blank");
        assert.ok(seen.isHeardOnce, "ready is said once");
        assert.deepEqual([seen.focus, seen.y], ["BODY", 0], "the page keeps its focus and its place");
      });
    }

    test("computes", async () => {
      await browser.goto(addressOf("a sandbox", {}));
      const bits = await browser.run(`
        await heard("ready");
        const all = {};
        for (const query of ${JSON.stringify(QUERIES)}) {
          const { config } = await ask({ type: "set", query: query.replaceAll("+", "%2B") });
          if (config.problems.length > 0) throw new Error(JSON.stringify(config.problems));
          await ask({ type: "finish" });
          all[query] = bits((await ask({ type: "get", what: "trace" })).trace);
        }
        return all;
      `);
      for (const query of QUERIES) assert.ok(bits[query].split(" ").length > 400, `${query} ran`);
      computed.set(engine, bits);
    });
  });
}

test("the same numbers, bit for bit, in every engine", () => {
  const [first, ...others] = computed;
  assert.ok(first);
  for (const [engine, bits] of others) {
    for (const query of QUERIES) assert.ok(bits[query] === first[1][query], `${query} in ${engine} and ${first[0]}`);
  }
});
