// <fall-line> on somebody else's page: attributes, methods, events, height, and when it loads.

import { expect, parts, test } from "./page.js";

const served = new URL(process.env.FALL_LINE_URL ?? "http://127.0.0.1");

/**
 * Opens a page on another site than the element's. It scripts the element before that is defined,
 * as a page does whose own script comes first.
 * @param {import("@playwright/test").Page} page
 * @param {string} body
 */
async function course(page, body) {
  await page.route("**/course.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><link rel="icon" href="data:,">
        <h1>A course</h1>${body}
        <script type="module" src="${served.origin}/fall-line.js"></script>`,
    }),
  );
  // The same machine by another name is another site to the browser.
  await page.goto(`http://localhost:${served.port}/course.html`);
  await page.waitForFunction(() => customElements.get("fall-line") !== undefined);
}

const element = (page) => page.locator("fall-line");

test("attributes are the keys of the query, both ways", async ({ page }) => {
  await course(page, '<fall-line fn="parabola" opt="gd" lr="0.25" vs="adam nesterov,lr:0.05" hide="chart"></fall-line>');
  const config = await element(page).evaluate((found) => found.config());
  expect(config.problems).toEqual([]);
  const query = new URLSearchParams(config.query);
  expect([query.get("fn"), query.get("lr"), query.get("hide")]).toEqual(["parabola", "0.25", "chart"]);
  expect(query.getAll("vs")).toEqual(["adam", "nesterov,lr:0.05"]);

  await element(page).evaluate((found) => found.setAttribute("lr", "1.1"));
  await expect.poll(() => element(page).evaluate(async (found) => (await found.config()).query)).toContain("lr=1.1");

  await element(page).evaluate((found) => (found.query = "fn=waves&opt=adam&w=2"));
  await expect(element(page)).toHaveAttribute("fn", "waves");
  expect(await element(page).getAttribute("vs")).toBe(null);
  await expect.poll(() => element(page).evaluate(async (found) => (await found.config()).query)).toBe("fn=waves&w=2&opt=adam");
});

test("methods answer, before the frame does too", async ({ page }) => {
  await course(page, '<fall-line fn="parabola" opt="gd" lr="0.25" w="4" at="0"></fall-line>');
  const answers = await element(page).evaluate(async (found) => ({
    stepped: await found.step(3),
    trace: await found.trace(),
    back: await found.back(),
    finished: await found.finish(),
    verdict: await found.verdict(),
    reset: await found.reset(),
    played: await found.start(),
    paused: await found.pause(),
    patched: await found.patch("lr=0.5"),
    csv: await found.export("csv"),
  }));
  expect(answers.stepped).toBe(3);
  expect(answers.trace.racers[0].w).toEqual([4, 2, 1, 0.5]);
  expect(answers.back).toBe(2);
  expect(answers.finished.racers[0].kind).toBe("converged");
  expect(answers.verdict).toEqual(answers.finished);
  expect(answers.reset).toBe(0);
  expect(answers.paused).toBeGreaterThanOrEqual(answers.played);
  expect(answers.patched.query).toContain("lr=0.5");
  expect(answers.csv.mime).toContain("text/csv");
});

test("a request that cannot be met is refused in words", async ({ page }) => {
  await course(page, "<fall-line></fall-line>");
  const refusal = await element(page).evaluate((found) => found.export("tiff").catch((error) => error.message));
  expect(refusal).toEqual(expect.stringMatching(/\w+ \w+/));
});

test("what the frame says are events", async ({ page }) => {
  await course(
    page,
    `<script>
      window.heard = [];
      for (const type of ["ready", "verdict", "changed", "warning", "event"]) {
        addEventListener(type, ({ target, detail }) => target.localName === "fall-line" && heard.push({ type, ...detail }), true);
      }
    </script>
    <fall-line fn="parabola" opt="gd" lr="fast" at="0"></fall-line>`,
  );
  const heard = (type) => page.evaluate((type) => window.heard.filter((event) => event.type === type), type);
  await expect.poll(() => heard("ready")).toHaveLength(1);
  expect((await heard("warning"))[0].problems[0].key).toBe("lr");
  await element(page).evaluate((found) => found.finish());
  await expect.poll(async () => (await heard("verdict")).at(-1)?.verdict.racers[0].kind).toBe("converged");
  // What a learner does is told, by its query.
  await page.frameLocator("fall-line iframe").getByRole("slider", { name: "Rate" }).press("ArrowRight");
  await expect.poll(async () => (await heard("changed")).at(-1)?.query).toContain("lr=");
});

test("its height follows what is in it", async ({ page }) => {
  await course(page, '<fall-line style="width: 360px"></fall-line>');
  await element(page).evaluate((found) => found.ready);
  const inside = page.frames().find((frame) => frame.url().includes("embed.html"));
  const fits = () =>
    Promise.all([
      element(page).evaluate((found) => found.getBoundingClientRect().height),
      inside?.evaluate(() => document.documentElement.scrollHeight),
    ]).then(([outer, inner]) => Math.abs(outer - (inner ?? 0)) <= 1);
  await expect.poll(fits).toBe(true);
  const narrow = await element(page).evaluate((found) => found.getBoundingClientRect().height);
  await element(page).evaluate((found) => (found.style.width = "900px"));
  await expect.poll(() => element(page).evaluate((found) => found.getBoundingClientRect().height)).not.toBe(narrow);
  await expect.poll(fits).toBe(true);
});

test("it loads when it comes near, in a frame that may do little", async ({ page }) => {
  await course(page, '<div style="height: 20000px"></div><fall-line title="A ravine"></fall-line>');
  const frame = page.locator("fall-line iframe");
  await expect(frame).toHaveAttribute("loading", "lazy");
  await expect(frame).toHaveAttribute("title", "A ravine");
  await expect(frame).toHaveAttribute("sandbox", "allow-scripts allow-downloads allow-popups");
  await expect(frame).toHaveAttribute("referrerpolicy", "no-referrer");
  await expect(frame).toHaveAttribute("allow", "fullscreen; clipboard-write");
  // Ready by a later turn of events at the earliest, and only once it is near.
  const isReady = () => element(page).evaluate((found) => Promise.race([found.ready.then(() => true), new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(false))))]));
  expect(await isReady()).toBe(false);
  await element(page).scrollIntoViewIfNeeded();
  await expect.poll(isReady).toBe(true);
});

test("it can be moved, and taken out", async ({ page }) => {
  await course(page, '<fall-line opt="gd"></fall-line><section></section>');
  await element(page).evaluate((found) => found.ready);
  const outcome = await element(page).evaluate(async (found) => {
    document.querySelector("section").append(found);
    const moved = await found.step();
    const asked = found.step().catch((error) => error.message);
    await Promise.resolve();
    found.remove();
    return { moved, asked: await asked };
  });
  expect(outcome.moved).toEqual(expect.any(Number));
  expect(outcome.asked).toEqual(expect.stringContaining("taken out"));
});

test("a page that looks for the oEmbed answer finds it", async ({ page, request }) => {
  await page.goto("/embed.html");
  const address = await page.locator('link[type="application/json+oembed"]').evaluate((link) => link.href);
  const answer = await (await request.get(address)).json();
  expect(answer).toMatchObject({ version: "1.0", type: "rich", width: expect.any(Number), height: expect.any(Number) });
  // The answer of a site that was built without its address is relative to it.
  await course(page, answer.html.replace('src="', `src="${new URL(".", address)}`));
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-state", "ready");
});

test("a setting is a property, also one that was set before the element was defined", async ({ page }) => {
  await course(page, '<script>document.currentScript.before(Object.assign(document.createElement("fall-line"), { fn: "bowl", lr: 0.2, vs: ["adam", "lion,lr:0.02"], play: false }))</script>');
  const config = () => element(page).evaluate(async (found) => (await found.config()).query);
  expect(await config()).toBe("fn=bowl&lr=0.2&vs=adam&vs=lion,lr:0.02");
  const read = await element(page).evaluate((found) => {
    Object.assign(found, { lr: 0.1, vs: "adam, lr:0.5  gd", then: undefined, title: "A bowl", part: 2 });
    return [found.lr, found.vs, found.then, found.opt, found.title, found.getAttribute("part"), typeof found.start];
  });
  expect(read).toEqual(["0.1", "adam, lr:0.5  gd", "", "", "A bowl", "2", "function"]);
  await expect.poll(config).toBe("fn=bowl&vs=adam,lr:0.5&vs=gd&title=A%20bowl");
  await expect(page.locator("fall-line iframe")).toHaveAttribute("title", "A bowl");
});

test("an attribute changes what it names, and the page's theme reaches the frame", async ({ page }) => {
  await course(page, '<fall-line opt="gd" at="7"></fall-line>');
  await element(page).evaluate((found) => found.ready);
  const frame = page.frameLocator("fall-line iframe");
  await element(page).evaluate((found) => found.step(3));
  await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await element(page).evaluate((found) => found.setAttribute("title", "Another"));
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Another");
  await page.evaluate(() => (document.documentElement.style.colorScheme = ""));
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "auto");
  await expect(parts(frame).reading).toHaveText("step 10 of 200");
  await element(page).evaluate((found) => found.setAttribute("theme", "light"));
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "light");
});

test("it can be hidden, have a height of its own, and be moved with its run", async ({ page }) => {
  await course(page, '<fall-line height="500" at="0"></fall-line><section></section>');
  await element(page).evaluate((found) => found.ready);
  expect(await element(page).evaluate((found) => found.getBoundingClientRect().height)).toBe(500);
  await element(page).evaluate((found) => found.removeAttribute("height"));
  const isMovable = await element(page).evaluate(async (found) => {
    const section = document.querySelector("section");
    await found.step(9);
    if (!section.moveBefore) return false;
    section.moveBefore(found, null);
    return true;
  });
  if (isMovable) expect(await element(page).evaluate(async (found) => (await found.trace()).racers[0].loss.length)).toBe(10);
  await element(page).evaluate((found) => (found.hidden = true));
  await expect(element(page)).toBeHidden();
});

test("where nothing answers it says so, and what it does not know stands in the console", async ({ page }) => {
  await page.clock.install();
  await page.route("**/nowhere.html*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>The app itself</title>" }));
  await course(page, '<fall-line src="/nowhere.html" rate="0.1" data-mine aria-label="A run" v-if="x" loading="eager"></fall-line>');
  expect(page.complaints.splice(0)).toEqual([expect.stringMatching(/^<fall-line> has no “rate”\.$/)]);
  const failed = element(page).evaluate((found) => Promise.all([
    found.ready.catch((error) => error.message),
    new Promise((done) => found.addEventListener("error", ({ detail }) => done(detail.message))),
  ]));
  await page.frameLocator("fall-line iframe").locator("title").waitFor({ state: "attached" });
  await page.clock.runFor(11_000);
  const [rejected, told] = await failed;
  expect(rejected).toContain("nothing answers at");
  expect(told).toBe(rejected);
});

test("what the manifest says is there", async ({ page, request }) => {
  await course(page, "<fall-line></fall-line>");
  const { modules } = await (await request.get("/custom-elements.json")).json();
  const [{ members, attributes }] = modules[0].declarations;
  const found = await element(page).evaluate((found) => {
    const all = new Set();
    for (const name in found) all.add(name);
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(found))) all.add(name);
    return [...all];
  });
  expect(members.map(({ name }) => name).filter((name) => !found.includes(name))).toEqual([]);
  const own = await element(page).evaluate((found) => Object.getOwnPropertyNames(Object.getPrototypeOf(found)).filter((name) => !/Callback$|^constructor$/.test(name)));
  expect(own.filter((name) => !members.some((member) => member.name === name))).toEqual([]);
  expect(await element(page).evaluate((found) => found.constructor.observedAttributes)).toEqual(attributes.map(({ name }) => name));
});
