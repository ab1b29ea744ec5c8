// The embed in a sandboxed frame, and what it says to the page that holds it.

import { ask, hold, inside, said } from "./holder.js";
import { expect, parts, test } from "./page.js";

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
  await ask(page, { type: "set", query: "fn=parabola&opt=gd&lr=0.1&at=0" });
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
  await ask(page, { type: "set", query: "steps=80&at=0" });
  await expect(parts(frame).reading).toHaveText("step 0 of 80");
  expect((await ask(page, { type: "step" })).step).toBe(1);
  expect((await ask(page, { type: "step", count: 1000 })).step).toBe(80);
  expect((await ask(page, { type: "back", count: 3 })).step).toBe(77);
  expect((await ask(page, { type: "reset" })).step).toBe(0);
  expect((await ask(page, { type: "finish" })).verdict.racers[0].kind).toBe("converged");
  expect((await ask(page, { type: "patch", query: "lr=0.05" })).config.query).toBe("lr=0.05&steps=80&at=0");
  expect((await ask(page, { type: "get", what: "config" })).config.query).toBe("lr=0.05&steps=80&at=0");
});

test("bad messages are answered in words, foreign ones not at all", async ({ page }) => {
  await hold(page);
  expect((await ask(page, { type: "dance" })).error).toContain("dance");
  expect((await ask(page, { type: "get", what: "__proto__" })).error).toContain("__proto__");
  expect((await ask(page, { type: "set" })).error).toContain("query");
  expect((await ask(page, { type: "step", count: -1 })).error).toContain("count");
  const before = (await page.evaluate(() => window.said)).length;
  for (const message of [null, 7, "step", {}, { ns: "other", v: 1, type: "step" }, { ns: "fall-line", v: 2, type: "step" }]) {
    await page.evaluate((message) => window.tell(message), message);
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

test("every kind of message has its answer", async ({ page }) => {
  const frame = await hold(page, "?at=10");
  await page.evaluate(() => window.tell({ ns: "fall-line", v: 1, type: "hello", id: "again" }));
  expect(await said(page, "ready", ({ id }) => id === "again")).toMatchObject({ query: "at=10" });
  expect((await ask(page, { type: "play" })).step).toBe(10);
  await expect(frame.getByRole("button", { name: "Pause" })).toBeVisible();
  expect((await ask(page, { type: "pause" })).step).toBeGreaterThanOrEqual(10);
  await expect(parts(frame).play).toHaveText("Play");
  const trace = (await ask(page, { type: "get", what: "trace" })).trace.racers[0];
  expect(trace.x.length).toBe(trace.rate.length + 1);
  const mimes = { png: "image/png", svg: "image/svg+xml", csv: "text/csv", json: "application/json", python: "text/x-python", pytorch: "text/x-python" };
  const begins = { png: "data:image/png;base64,", svg: "<svg", csv: "", json: "{", python: "", pytorch: "" };
  for (const [format, mime] of Object.entries(mimes)) {
    const reply = await ask(page, { type: "export", format });
    expect(reply.mime).toBe(mime);
    expect(reply.data.trimStart().startsWith(begins[format]), format).toBe(true);
    expect(reply.data.length).toBeGreaterThan(300);
  }
  expect((await ask(page, { type: "export", format: "gif" })).error).toContain("gif");
});

test("a page that speaks once, when the frame is loaded, is heard", async ({ page }) => {
  const load = 'onload="contentWindow.postMessage(\'slide:start\', \'*\')"';
  const frame = `<iframe title="A simulator" src="/embed.html?fn=parabola&amp;at=0&amp;speed=1" width="900" height="420" ${load}></iframe>`;
  const body = `<!doctype html><html lang="en"><title>A deck</title><link rel="icon" href="data:,">${frame}</html>`;
  await page.route("**/deck.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("/deck.html");
  await expect(parts(page.frameLocator("iframe")).play).toHaveText("Pause");
});

test("what is asked before the simulator is there is answered once it is", async ({ page }) => {
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      if (window.parent !== window) await new Promise((resolve) => (window.goOn = resolve));
      return await instantiate(...given);
    };
  });
  await hold(page, "?at=5", { isStrange: true });
  await expect.poll(() => inside(page).evaluate(() => typeof window.goOn)).toBe("function");
  await page.evaluate(() => {
    window.tell({ ns: "fall-line", v: 1, type: "hello" });
    for (const id of ["one", "two"]) window.tell({ ns: "fall-line", v: 1, type: "step", id });
  });
  await inside(page).evaluate(() => window.goOn());
  expect((await said(page, "reply", ({ id }) => id === "two")).step).toBe(7);
  const heard = await page.evaluate(() => window.said.map(({ type, id }) => [type, id].join(" ")));
  expect(heard.filter((text) => text.startsWith("reply"))).toEqual(["reply one", "reply two"]);
  expect(heard.some((text) => text.startsWith("ready"))).toBe(true);
});

test("the state that a grading page keeps brings the figure back, on the default surface too", async ({ page }) => {
  const query = "?lr=0.001&goal=converged&within=60&grade=splice";
  const spoken = (subject) => page.evaluate((subject) => window.said.find((message) => message.subject === subject), `SPLICE.${subject}`);
  const first = parts(await hold(page, query));
  await first.rateField.fill("0.1");
  await first.rateField.press("Enter");
  await expect.poll(() => spoken("reportScoreAndState")).toBeTruthy();
  const { state } = await spoken("reportScoreAndState");
  const second = parts(await hold(page, query));
  await expect(second.rateField).toHaveValue("0.001");
  await expect.poll(() => spoken("getState")).toBeTruthy();
  const { message_id } = await spoken("getState");
  await page.evaluate((answer) => window.tell(answer), { subject: "SPLICE.getState.response", message_id, state });
  await expect(second.rateField).toHaveValue("0.1");
});

test("a frame says its height, in three dialects", async ({ page }) => {
  await hold(page);
  const { height } = await said(page, "height");
  expect(height).toBeGreaterThan(300);
  const all = await page.evaluate(() => window.said);
  expect(all.find(({ subject }) => subject === "lti.frameResize")).toMatchObject({ height });
  expect(all.find(({ context }) => context === "iframe.resize")).toMatchObject({ height });
});

for (const query of ["", "?title=A+title", "?title=A+title&hide=verdict,share", "?play=1&speed=5&title=A+title&vs=adam", "?lesson=downhill&part=1", "?lesson=learning-rate&part=1"]) {
  test(`the height that is asked for knows nothing of the frame's own: ${query}`, async ({ page }) => {
    for (const width of ["343", "900"]) {
      await hold(page, query, { attributes: { width, height: "320" } });
      await page.evaluate(() => {
        const { src, title, width } = document.querySelector("iframe");
        window.add({ src, title: `${title}, higher`, width, height: "1000", sandbox: "allow-scripts" });
      });
      await said(page, "ready", ({ frame }) => frame === 1);
      const heights = () => page.evaluate(() => [0, 1].map((one) => window.said.findLast(({ type, frame }) => type === "height" && frame === one)?.height));
      await expect.poll(async () => new Set(await heights()).size, `${width} wide`).toBe(1);
      expect((await heights())[0]).toBeGreaterThan(100);
      // Nor is what is asked for more or less than what is there, while a run plays too.
      const [height] = await heights();
      await page.evaluate((height) => (document.querySelector("iframe").height = height), height);
      await expect.poll(() => inside(page).evaluate(() => document.body.scrollHeight - innerHeight), `${width} wide`).toBe(0);
    }
  });
}

test("a hundred widths settle, each with at most three messages, and nothing grows by itself", async ({ page }) => {
  test.slow();
  await hold(page, "?lr=fast");
  const counts = await page.evaluate(async () => {
    const frame = document.querySelector("iframe");
    const heights = () => window.said.filter(({ type }) => type === "height");
    const frames = (count) => new Promise((resolve) => {
      const next = () => ((count -= 1) < 0 ? resolve() : requestAnimationFrame(next));
      next();
    });
    // A page that gives the frame what it asks for.
    window.addEventListener("message", ({ data }) => {
      if (data.type === "height") frame.height = data.height;
    });
    const counts = [];
    let seed = 1;
    for (let count = 0; count < 100; count += 1) {
      seed = (seed * 48271) % 2147483647;
      const before = heights().length;
      frame.width = 300 + (seed % 900);
      await frames(6);
      counts.push(heights().length - before);
    }
    await frames(30);
    const before = heights().length;
    await frames(60);
    return { most: Math.max(...counts), sum: counts.reduce((sum, count) => sum + count), late: heights().length - before };
  });
  expect(counts.most).toBeLessThanOrEqual(3);
  expect(counts.sum, "heights do follow the width").toBeGreaterThan(20);
  expect(counts.late).toBe(0);
});

test("what makes the page longer is told: a reason that is unfolded, and folded again; a notice takes no room", async ({ page }) => {
  const frame = await hold(page, "?steps=1e9&lr=fast&fn=vally", { attributes: { width: "340" } });
  const { height } = await said(page, "height");
  await frame.getByRole("button", { name: "Dismiss" }).click();
  await frame.getByText("Why?").click();
  const longer = await said(page, "height", (message) => message.height > height);
  await frame.getByText("Why?").click();
  const last = await said(page, "height", (message) => message.height < longer.height);
  expect(last.height).toBe(height);
});

test("events: initialized, interacted, completed", async ({ page }) => {
  const frame = await hold(page, "?lr=0.001&goal=converged&within=60");
  const verbs = () => page.evaluate(() => window.said.filter(({ type }) => type === "event").map(({ verb }) => verb));
  await said(page, "event", ({ verb }) => verb === "initialized");
  await ask(page, { type: "step" });
  expect(await verbs(), "a script is no learner").toEqual(["initialized"]);
  await parts(frame).rateField.fill("0.1");
  await parts(frame).rateField.press("Enter");
  await parts(frame).scrub.press("End");
  expect(await said(page, "event", ({ verb }) => verb === "completed")).toMatchObject({ score: 1 });
  await parts(frame).scrub.press("Home");
  await parts(frame).scrub.press("End");
  expect(await verbs()).toEqual(["initialized", "interacted", "completed"]);
});

test("set and patch are not told as a learner's change", async ({ page }) => {
  const frame = await hold(page);
  await ask(page, { type: "set", query: "opt=gd" });
  await ask(page, { type: "patch", query: "lr=0.02" });
  expect(await page.evaluate(() => window.said.filter(({ type }) => type === "changed").length)).toBe(0);
  await parts(frame).start.press("ArrowRight");
  expect((await said(page, "changed")).query).toContain("x=");
  expect(await page.evaluate(() => window.said.filter(({ type }) => type === "changed").length)).toBe(1);
});

test("a slide plays when it is shown, and pauses when it is left", async ({ page }) => {
  const frame = await hold(page, "?steps=2000");
  await page.evaluate(() => window.tell("slide:start"));
  await expect(frame.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.evaluate(() => window.tell("slide:stop"));
  await expect(parts(frame).play).toHaveText("Play");
});

test("nothing plays by itself where motion is not wanted", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const frame = await hold(page, "?play=1");
  await expect(parts(frame).reading).toHaveText("step 50 of 200");
  await page.evaluate(() => window.tell("slide:start"));
  await ask(page, { type: "get", what: "config" });
  await expect(parts(frame).play).toHaveText("Replay");
  // Asked for, it does.
  await ask(page, { type: "play" });
  await expect(parts(frame).play).toHaveText("Pause");
});

test("only the holding page is heard", async ({ page }) => {
  const frame = await hold(page);
  await page.evaluate(async () => {
    // A frame beside it, which can reach it by way of their common page.
    const other = window.add({ srcdoc: "<script>addEventListener('message', () => parent.frames[0].postMessage({ ns: 'fall-line', v: 1, type: 'reset', id: 'foreign' }, '*'))</script>" });
    await new Promise((resolve) => (other.onload = resolve));
    other.contentWindow.postMessage("go", "*");
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  await ask(page, { type: "get", what: "config" });
  await expect(parts(frame).reading).toHaveText("step 50 of 200");
  expect(await page.evaluate(() => window.said.some(({ id }) => id === "foreign"))).toBe(false);
});

test("the text of a verdict is the one that is shown", async ({ page }) => {
  const frame = await hold(page);
  for (const query of ["", "fn=parabola&opt=gd&lr=1.1", "noise=1&seed=3", "fn=saddle&opt=gd&y=0", "lr=0.0001", "fn=himmelblau&f=x^2%2By^2"]) {
    await ask(page, { type: "set", query });
    const { verdict } = await ask(page, { type: "finish" });
    const { text } = verdict.racers[0];
    const [headline, why] = await Promise.all([".headline", ".why"].map((name) => frame.locator(`#verdict ${name}`).textContent()));
    expect(text, query).toBe(`${headline}. ${why}`);
  }
});

test("a change of looks alone moves neither run nor cursor; set and patch open where the page would", async ({ page }) => {
  const frame = await hold(page, "?at=10");
  for (const query of ["theme=dark", "title=Another", "hide=chart", "lock=lr", "size=large", "lang=en", "lab=none", "theme=&title="]) {
    expect((await ask(page, { type: "patch", query })).config.problems, query).toEqual([]);
    await expect(parts(frame).reading, query).toHaveText("step 10 of 200");
  }
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "auto");
  await ask(page, { type: "play" });
  await ask(page, { type: "patch", query: "theme=light" });
  await expect(parts(frame).play).toHaveText("Pause");
  await ask(page, { type: "patch", query: "lr=0.05" });
  await expect(parts(frame).reading).toHaveText("step 10 of 200");
  await ask(page, { type: "set", query: "" });
  await expect(parts(frame).reading).toHaveText("step 50 of 200");
});
