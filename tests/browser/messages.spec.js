// The embed in a sandboxed frame, and what it says to the page that holds it.

import { expect, parts, test } from "./page.js";

const COURSE = "<!doctype html><html lang=en><title>A course</title><link rel=icon href=data:,><h1>A course</h1></html>";

/** A page with one frame, and with everything that the frame says. */
async function hold(page, query = "", sandbox = "allow-scripts") {
  // Somebody else's page: nothing of this project's but the frame.
  await page.route("**/course.html", (route) => route.fulfill({ contentType: "text/html", body: COURSE }));
  await page.goto("/course.html");
  await page.evaluate(
    ({ query, sandbox }) => {
      const said = [];
      Object.assign(window, { said });
      window.addEventListener("message", ({ data }) => said.push(data));
      const frame = document.createElement("iframe");
      frame.title = "A simulator";
      if (sandbox) frame.setAttribute("sandbox", sandbox);
      frame.width = "900";
      frame.height = "400";
      frame.src = `embed.html${query}`;
      document.body.append(frame);
    },
    { query, sandbox },
  );
  await said(page, "ready");
  return page.frameLocator("iframe");
}

/** The newest message of a type, once there is one that `fits`. */
async function said(page, type, fits = () => true) {
  let found;
  await expect
    .poll(async () => {
      const all = await page.evaluate(() => window.said);
      found = all.filter((message) => message.type === type && fits(message)).at(-1);
      return found !== undefined;
    })
    .toBe(true);
  return found;
}

let asked = 0;

/** Sends a message and waits for its reply. */
async function ask(page, message) {
  const id = `q${(asked += 1)}`;
  await page.evaluate(
    (message) => document.querySelector("iframe").contentWindow.postMessage(message, "*"),
    { ns: "fall-line", v: 1, id, ...message },
  );
  return await said(page, "reply", (reply) => reply.id === id);
}

test("a sandboxed frame converges at step 50, tolerance 0.005", async ({ page }) => {
  const frame = await hold(page);
  await expect(parts(frame).verdict).toContainText("Converged in 50 steps");
  const { verdict } = await ask(page, { type: "get", what: "verdict" });
  expect(verdict.racers).toHaveLength(1);
  expect(verdict.racers[0]).toMatchObject({ kind: "converged", step: 50, at: "minimum", tol: 0.005 });
  expect(verdict.racers[0].text).toContain("Converged in 50 steps");
  const ready = await said(page, "ready");
  expect(ready).toMatchObject({ ns: "fall-line", v: 1, query: "" });
  expect(ready.version).toMatch(/^\d+\.\d+\.\d+$/);
});

test("the parabola does what the lesson says", async ({ page }) => {
  await hold(page);
  await ask(page, { type: "set", query: "fn=parabola&opt=gd&lr=0.1" });
  await ask(page, { type: "step", count: 2 });
  let { trace } = await ask(page, { type: "get", what: "trace" });
  expect(trace.racers[0].optimizer).toBe("gd");
  expect(trace.racers[0].w[0]).toBe(4);
  expect(trace.racers[0].w[1]).toBeCloseTo(3.2, 12);
  expect(trace.racers[0].w[2]).toBeCloseTo(2.56, 12);
  expect(trace.racers[0].loss).toHaveLength(3);
  expect(trace.racers[0].rate).toEqual([0.1, 0.1]);
  await ask(page, { type: "set", query: "fn=parabola&opt=gd&lr=1.1" });
  const { verdict } = await ask(page, { type: "finish" });
  expect(verdict.racers[0].kind).toBe("diverged");
  ({ trace } = await ask(page, { type: "get", what: "trace" }));
  expect(trace.racers[0].w[1]).toBeCloseTo(-4.8, 12);
});

test("set, step, back, reset and finish answer with where they stand", async ({ page }) => {
  const frame = await hold(page);
  expect((await ask(page, { type: "set", query: "steps=80&lr=9e9" })).config).toMatchObject({
    query: "lr=100&steps=80",
    problems: [{ key: "lr", used: "100", code: "too-large" }],
  });
  expect((await said(page, "warning")).problems[0].text).toContain("100 is used");
  await ask(page, { type: "set", query: "steps=80" });
  await expect(parts(frame).reading).toHaveText("step 0 of 80");
  expect((await ask(page, { type: "step" })).step).toBe(1);
  expect((await ask(page, { type: "step", count: 1000 })).step).toBe(80);
  expect((await ask(page, { type: "back", count: 3 })).step).toBe(77);
  expect((await ask(page, { type: "reset" })).step).toBe(0);
  expect((await ask(page, { type: "finish" })).verdict.racers[0].kind).toBe("converged");
  expect((await ask(page, { type: "patch", query: "lr=0.05" })).config.query).toBe("lr=0.05&steps=80");
  expect((await ask(page, { type: "get", what: "config" })).config.query).toBe("lr=0.05&steps=80");
});

test("bad messages are answered in words, foreign ones not at all", async ({ page }) => {
  await hold(page);
  expect((await ask(page, { type: "dance" })).error).toContain("dance");
  expect((await ask(page, { type: "get", what: "__proto__" })).error).toContain("__proto__");
  expect((await ask(page, { type: "set" })).error).toContain("query");
  expect((await ask(page, { type: "step", count: -1 })).error).toContain("count");
  const before = (await page.evaluate(() => window.said)).length;
  for (const message of [null, 7, "step", {}, { ns: "other", v: 1, type: "step" }, { ns: "fall-line", v: 2, type: "step" }]) {
    await page.evaluate((message) => document.querySelector("iframe").contentWindow.postMessage(message, "*"), message);
  }
  // The answer to this one comes after any answer to those.
  await ask(page, { type: "get", what: "config" });
  expect((await page.evaluate(() => window.said)).length).toBe(before + 1);
});

test("a learner's change and a new verdict are told", async ({ page }) => {
  const frame = await hold(page);
  await parts(frame).rateField.fill("0.5");
  await parts(frame).rateField.press("Enter");
  expect((await said(page, "changed")).query).toBe("lr=0.5");
  const { verdict } = await said(page, "verdict", (message) => message.verdict.racers[0].kind === "diverged");
  expect(verdict.racers[0].text).toContain("Diverged");
});

test("a frame without a sandbox answers too", async ({ page }) => {
  await hold(page, "?opt=gd", "");
  expect((await ask(page, { type: "get", what: "config" })).config.query).toBe("opt=gd");
});
