// Nonsense, in queries and in messages: whatever comes, the embed stands, says so, and stays quick.

import { ask, hold, inside, said } from "./holder.js";
import { expect, parts, ready, tasks, test } from "./page.js";

/** Numbers from a seed, the same on every machine. */
function random(seed) {
  let state = seed;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return { next, one: (list) => list[Math.floor(next() * list.length)] };
}

const KEYS = [
  ..."fn f kappa w x y box opt lr momentum dampening beta1 beta2 alpha rho eps decay vs schedule warmup period gamma".split(" "),
  ..."floor noise batch seed steps tol view at speed play goal within title hide lock size theme lang lesson part".split(" "),
  ..."__proto__ constructor toString <b> LR %6c%72 =".split(" "),
];
const VALUES = [
  ..."0 1 -1 -0 0.1 1e999 -1e999 NaN Infinity 1e-320 9007199254740993 0x10 1,5 true null undefined [object+Object]".split(" "),
  ..."__proto__ constructor gd adam adam,lr:0.1 adam,lr:1e999,__proto__:1 ravine parabola ackley neuron saddle".split(" "),
  ..."%E0%A4%A % %% %zz %00 %2B + & = ; # %F0%9F%92%A5 %3Cscript%3Ealert(1)%3C/script%3E javascript:alert(1)".split(" "),
  ..."x^2+y^2 w^2 1/0 sin( ((((((((( x^^2 2x3y exp(exp(exp(exp(9)))) -1,1,-1,1 1,1,1,1 chart,controls,title".split(" "),
  ..."one-cycle plateau converged contour relief dark de de-DE-x-%3Cb%3E 4294967296 1e5 -5,5".split(" "),
  "",
];

/** A query of nonsense, and of sense that does not go together. */
function nonsense({ next, one }) {
  const pairs = Array.from({ length: 1 + Math.floor(next() * 6) }, () => `${one(KEYS)}=${one(VALUES)}`);
  // Long runs are another test's subject.
  return `steps=${one([1, 50, 200, "1e999", "x"])}&${pairs.join(one(["&", "&", "&&", "&=&"]))}`;
}

const LONG = "x".repeat(1_000_000);

/** Whether a canonical query's numbers lie where they may. */
const RANGES = { lr: [1e-8, 100], kappa: [1, 1e4], momentum: [0, 0.9999], noise: [0, 100], steps: [1, 1e5], tol: [1e-12, 0.5], speed: [0.5, 240], seed: [0, 2 ** 32 - 1] };

function expectInRange(query) {
  const given = new URLSearchParams(query);
  for (const [key, [least, most]] of Object.entries(RANGES)) {
    const value = given.get(key);
    if (value === null) continue;
    expect(Number(value), `${key} of ${query}`).toBeGreaterThanOrEqual(least);
    expect(Number(value), `${key} of ${query}`).toBeLessThanOrEqual(most);
  }
}

/** What was slow: the share of times that is told, in milliseconds. */
function quantile(times, share) {
  return times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)];
}

test("two thousand queries of nonsense by set", async ({ page }) => {
  test.setTimeout(120_000);
  const frame = await hold(page);
  const chance = random(4);
  const queries = Array.from({ length: 1990 }, () => nonsense(chance));
  queries.push(...["title=", "f=", "lr=", "", "fn=ravine&junk="].map((start) => start + LONG), ...["%", "#", "?", "vs=", "&&&&"]);
  /** @type {any[]} */
  let answers = [];
  const costs = await tasks(page, async () => (answers = await page.evaluate(async (queries) => {
    const answers = [];
    for (const query of queries) {
      const { config, error } = await window.ask({ type: "set", query });
      answers.push({ error, query: config?.query, problems: config?.problems.length, texts: config?.problems.every(({ text, given }) => text.length > 0 && given.length < 5000) });
    }
    return answers;
  }, queries)));
  expect(answers).toHaveLength(2000);
  expect(answers.filter(({ error }) => error !== undefined)).toEqual([]);
  for (const [index, { query, texts }] of answers.entries()) {
    expect(texts, queries[index].slice(0, 200)).toBe(true);
    expectInRange(query);
  }
  // What it has become is what it is: canonical, and without a problem.
  const canonical = [...new Set(answers.map(({ query }) => query))].filter((_, index) => index % 10 === 0);
  for (const query of canonical) {
    expect((await ask(page, { type: "set", query })).config).toEqual({ query, problems: [] });
  }
  console.log(`set: ${costs.length} tasks, 99 of 100 within ${quantile(costs, 0.99).toFixed(1)} ms, the longest of ${Math.max(...costs).toFixed(1)} ms`);
  expect(costs.length).toBeGreaterThan(2000);
  expect(Math.max(...costs)).toBeLessThan(50);
  await ask(page, { type: "set", query: "" });
  await ask(page, { type: "finish" });
  await expect(parts(frame).verdict).toContainText("Converged in 50 steps");
});

test("sixty pages opened with nonsense", async ({ page }) => {
  test.setTimeout(120_000);
  const chance = random(60);
  const addresses = Array.from({ length: 50 }, () => `?${nonsense(chance)}`);
  addresses.push("?%", "?%E0%A4%A", "?__proto__=1", "?lr=1e999", "?title=<script>alert(1)</script>", "#lr=%&fn=<b>", "#=", "?#a=b=c");
  addresses.push(`?title=${LONG.slice(0, 60_000)}`, `#lr=0.1&junk=${LONG}`);
  expect(addresses).toHaveLength(60);
  for (const address of addresses) {
    await page.goto("about:blank");
    await page.goto(`/embed.html${address}`);
    await ready(page);
    await expect(page.locator("#verdict .headline").first(), address.slice(0, 100)).not.toBeEmpty();
  }
});

test("five thousand hostile messages, a thousand a second", async ({ page }) => {
  test.setTimeout(120_000);
  await hold(page, "?at=7");
  let sent = 0;
  const costs = await tasks(page, async () => (sent = await page.evaluate(async () => {
    const cycle = { ns: "fall-line", v: 1, type: "patch" };
    cycle.query = cycle;
    cycle.self = [cycle];
    const { port1 } = new MessageChannel();
    const foreign = document.createElement("iframe");
    foreign.srcdoc = "<script>addEventListener('message', ({ data }) => parent.frames[0].postMessage(data, '*'))</script>";
    document.body.append(foreign);
    await new Promise((resolve) => (foreign.onload = resolve));
    const ours = { ns: "fall-line", v: 1 };
    const kinds = [
      () => null, () => 7, () => "step", () => "x".repeat(10_000), () => [1, 2, 3], () => new Map([["ns", "fall-line"]]), () => new Date(NaN),
      () => ({ ns: "fall-lines", v: 1, type: "reset" }), () => ({ ns: "fall-line", v: 2, type: "reset" }), () => ({ ns: "fall-line", v: "1", type: "reset" }),
      () => ({ ns: ["fall-line"], v: 1, type: "reset" }), () => cycle, () => ({ ...ours, type: cycle }), () => ({ ...ours, type: "__proto__" }),
      () => ({ ...ours, type: "constructor" }), () => ({ ...ours, type: "get", what: "toString" }), () => ({ ...ours, type: "get", what: cycle }),
      () => ({ ...ours, type: "step", count: NaN }), () => ({ ...ours, type: "step", count: -1 }), () => ({ ...ours, type: "step", count: 1n }),
      () => ({ ...ours, type: "back", count: 1e308 * 10 }), () => ({ ...ours, type: "set" }), () => ({ ...ours, type: "set", query: { length: 5 } }),
      () => ({ ...ours, type: "export", format: "exe" }), () => ({ ...ours, type: "export", format: "hasOwnProperty" }), () => ({ ...ours, type: "ready" }),
      () => ({ ...ours, type: "reply", id: cycle }), () => new Error("boo"), () => new ArrayBuffer(1000), () => new Float64Array(100),
    ];
    const begin = performance.now();
    let sent = 0;
    const send = () => {
      const message = kinds[sent % kinds.length]();
      if (sent % 7 === 3) foreign.contentWindow.postMessage({ ...ours, type: "reset" }, "*");
      else window.tell(message);
      sent += 1;
    };
    // An id that cannot be sent back.
    const frame = document.querySelector("iframe");
    frame.contentWindow.postMessage({ ...ours, type: "play", id: port1, count: 0 }, "*", [port1]);
    window.tell({ ...ours, type: "pause" });
    window.tell({ ...ours, type: "reset" });
    window.tell({ ...ours, type: "step", count: 7 });
    while (sent < 5000) {
      while (sent < Math.min(5000, performance.now() - begin)) send();
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    return sent;
  })));
  expect(sent).toBe(5000);
  const { config } = await ask(page, { type: "get", what: "config" });
  expect(config).toEqual({ query: "at=7", problems: [] });
  expect((await ask(page, { type: "step", count: 0 })).step, "nobody moved the cursor").toBe(7);
  const errors = await page.evaluate(() => window.said.filter(({ type }) => type === "error"));
  expect(errors).toEqual([]);
  console.log(`hostile messages: ${costs.length} tasks, the longest of ${Math.max(...costs).toFixed(1)} ms`);
  expect(costs.length).toBeGreaterThan(5000);
  // Between two tasks the browser can show a frame: none waits longer than the longest of them takes.
  expect(Math.max(...costs)).toBeLessThan(50);
  await said(page, "reply");
});
