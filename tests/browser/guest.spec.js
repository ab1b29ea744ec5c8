// The embed as a guest: it asks for nothing, keeps nothing, and leaves its host as it was.

import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { ask, hold, inside, said } from "./holder.js";
import { expect, open, parts, press, test } from "./page.js";

test("the policy stands in the file, and holds", async ({ page, request }) => {
  const file = await (await request.get("/embed.html")).text();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(file)?.[1] ?? "";
  const rules = Object.fromEntries(policy.split(";").map((rule) => rule.trim().split(/ (.*)/s).slice(0, 2)));
  expect(rules["default-src"]).toBe("'none'");
  expect(rules["connect-src"]).toBe("'none'");
  // The policy knows the file's script and the one that begins it, and no other.
  const packed = /<script type="text\/plain" id="script">([^]*?)<\/script>/.exec(file)?.[1] ?? "";
  const scripts = [gunzipSync(Buffer.from(packed, "base64")), /<script>([^]*?)<\/script>/.exec(file)?.[1] ?? ""];
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  expect(rules["script-src"]).toBe(`${hashes.join(" ")} 'wasm-unsafe-eval'`);

  await open(page, "/embed.html");
  await page.evaluate(() => {
    window.broken = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.broken.push(effectiveDirective));
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.intruder = true" }));
    fetch("index.html").catch(() => {});
    setTimeout("window.intruder = true");
  }).catch(() => {});
  await expect.poll(() => page.evaluate(() => window.broken.sort().join())).toContain("connect-src,script-src");
  expect(await page.evaluate(() => window.intruder)).toBe(undefined);
  // The complaints were called for.
  page.complaints.length = 0;
});

test("no request after the document, no storage, no cookies, whatever is done", async ({ page, context }) => {
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await open(page, "/embed.html?vs=adam&goal=converged");
  const { play, scrub, start, rateField } = parts(page);
  await play.click();
  await page.getByRole("button", { name: "Pause" }).click();
  await scrub.fill("20");
  await start.press("ArrowRight");
  await rateField.fill("0.05");
  await rateField.press("Enter");
  await press(page, "Export");
  for (const format of await page.getByLabel("Format").locator("option").all()) {
    await page.getByLabel("Format").selectOption(await format.getAttribute("value"));
  }
  await page.getByRole("button", { name: "Close" }).click();
  await press(page, "Share");
  await expect(page.frameLocator("dialog iframe").locator("html")).toHaveAttribute("data-state", "ready");
  await page.getByRole("button", { name: "Close" }).click();
  const isOutside = (url) => !/^(data|blob|about):/.test(url);
  expect(requests.filter(isOutside)).toHaveLength(1);
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
    document.cookie,
  ]);
  expect(kept).toEqual([0, 0, 0, 0, 0, ""]);
});

test("the host keeps its focus, its place and its history", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  const frame = await hold(page, "?play=1&title=Below", { attributes: { style: "margin-top: 1200px" } });
  const host = () => page.evaluate(() => ({ y: scrollY, length: history.length, focus: document.activeElement.textContent, url: location.href }));
  await page.getByRole("button", { name: "Before" }).focus();
  const before = await host();
  expect(before.y).toBe(0);
  // All that a script can ask for, far out of sight.
  for (const query of ["opt=adam&lr=bad", "f=x^2", "fn=parabola&opt=gd", "goal=converged"]) {
    await ask(page, { type: "set", query });
    for (const type of ["play", "pause", "step", "back", "finish", "reset"]) await ask(page, { type });
    await ask(page, { type: "patch", query: "opt=nesterov" });
    await ask(page, { type: "export", format: "png" });
  }
  expect(await host()).toEqual(before);

  // And all that a learner does, half in sight: the frame has the focus then, and nothing moves.
  const { width } = page.viewportSize() ?? { width: 0 };
  expect(width).toBe(1000);
  await page.evaluate(() => scrollTo(0, 1000));
  const { y, length } = await host();
  const { start, rateField, play } = parts(frame);
  const box = await start.boundingBox();
  await page.mouse.click(box.x + box.width / 2 + 40, box.y + box.height / 2);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  await rateField.fill("0.05");
  await page.keyboard.press("Enter");
  await rateField.fill("0.07");
  await page.keyboard.press("Enter");
  await play.evaluate((button) => button.click());
  const click = (name) => frame.getByRole("button", { name, exact: true }).evaluate((button) => button.click());
  for (const name of ["Share", "Export"]) {
    await click("Menu");
    await click(name);
    await expect(frame.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(frame.getByRole("dialog")).toHaveCount(0);
  }
  await click("Menu");
  await click("Start over");
  // The hash is written, and no entry of the history with it.
  await rateField.fill("0.02");
  await page.keyboard.press("Enter");
  await expect.poll(() => inside(page).evaluate(() => location.hash)).toContain("lr=0.02");
  const after = await host();
  expect([after.y, after.length]).toEqual([y, length]);
});

test("a finger that scrolls the page is not held by the picture, one on the start moves it", async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 400, height: 700 } });
  const page = await context.newPage();
  const frame = await hold(page, "", { attributes: { width: "380", height: "900", style: "margin: 50px 0 1500px" } });
  const touch = await context.newCDPSession(page);
  /** @param {number} x @param {number} y @param {number} down */
  const drag = async (x, y, down) => {
    const at = (part) => [{ x: x + (down * part) / 5, y: y + down * part }];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    // At last the finger stands still: nothing rolls on.
    for (const part of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1, 1, 1, 1, 1]) {
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(part) });
    }
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  const { start } = parts(frame);
  const named = await start.getAttribute("aria-label");
  const stage = await frame.locator("#stage").boundingBox();
  // What still rolls would be taken for a page that does not stay.
  await page.evaluate(() => addEventListener("scrollend", () => Object.assign(window, { rests: true }), { once: true }));
  await drag(stage.x + stage.width * 0.7, stage.y + stage.height * 0.8, -150);
  await expect.poll(() => page.evaluate(() => scrollY), "the page scrolls").toBeGreaterThan(50);
  await expect.poll(() => page.evaluate(() => "rests" in window), "the page comes to rest").toBe(true);
  expect(await start.getAttribute("aria-label"), "the start stays").toBe(named);

  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  const box = await start.boundingBox();
  await drag(box.x + box.width / 2, box.y + box.height / 2, 50);
  await expect(start).not.toHaveAttribute("aria-label", named);
  expect(await page.evaluate(() => scrollY), "the page stays").toBe(0);
  await context.close();
});

test.describe("without WebAssembly", () => {
  // The browser itself complains as well.
  const SENTENCE = "The simulator needs WebAssembly";

  test("a browser that has none shows the picture and says why", async ({ page }) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await hold(page, "", { isStrange: true });
    const { message } = await said(page, "error");
    expect(message).toContain(SENTENCE);
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("html")).toHaveAttribute("data-state", "error");
    await expect(frame.getByText(SENTENCE)).toBeVisible();
    await expect(frame.locator("#stage svg")).toBeVisible();
    await expect(frame.getByText("Loading")).toBeHidden();
    expect((await ask(page, { type: "step" })).error).toContain(SENTENCE);
    page.complaints.length = 0;
  });

  test("a policy that forbids it does the same", async ({ page }) => {
    await page.route("**/embed.html*", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("'wasm-unsafe-eval'", "");
      await route.fulfill({ response, body });
    });
    await hold(page, "", { isStrange: true });
    expect((await said(page, "error")).message).toContain(SENTENCE);
    await expect(page.frameLocator("iframe").locator("#stage svg")).toBeVisible();
    page.complaints.length = 0;
  });
});

test("what an author hides is hidden, and nothing else", async ({ page }) => {
  const PARTS = { controls: "#controls", chart: "#chart", explain: "#why", verdict: "#verdict", share: ".menu-opener", title: "#title" };
  for (const hidden of [[], ...Object.keys(PARTS).map((part) => [part]), Object.keys(PARTS)]) {
    await open(page, `/embed.html?hide=${hidden.join()}`);
    await expect(page.locator("#notice")).toBeHidden();
    for (const [part, place] of Object.entries(PARTS)) {
      await expect(page.locator(place), `${part} of ${hidden}`).toBeVisible({ visible: !hidden.includes(part) });
    }
    await expect(parts(page).play).toBeVisible();
  }
});

test("the more is hidden, the more room the figure has", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 360 });
  await open(page, "/embed.html?hide=controls,chart,explain,verdict,share,title");
  const [stage, transport] = [await page.locator("#stage").boundingBox(), await page.locator("#transport").boundingBox()];
  expect(transport.y - stage.y - stage.height).toBeLessThan(30);
  expect(transport.y + transport.height).toBeLessThanOrEqual(360);
  expect(stage.height).toBeGreaterThan(220);
});

test("a language that is not there yet is told, and no tag breaks the page", async ({ page }) => {
  const frame = await hold(page, "?lang=de-AT");
  await expect(frame.locator("#notice")).toContainText("There is no Austrian German yet: the page is in English.");
  await expect(frame.locator("html")).toHaveAttribute("lang", "en");
  expect((await said(page, "warning")).problems).toMatchObject([{ key: "lang", given: "de-AT", used: "en" }]);
  // Names that every object has, and a tag that names no language.
  for (const lang of ["toString", "valueOf", "abcd"]) {
    expect((await ask(page, { type: "set", query: `lang=${lang}` })).config).toMatchObject({ query: `lang=${lang}`, problems: [] });
    await expect(frame.locator("#notice")).toContainText("the page is in English.");
    await expect(frame.locator("#title")).toHaveText("Momentum on a ravine");
  }
  // What was told once is not told again with every change.
  await ask(page, { type: "patch", query: "lr=0.05" });
  await expect(frame.locator("#notice")).toBeHidden();
  await ask(page, { type: "set", query: "lang=EN-gb" });
  await expect(frame.locator("#notice")).toBeHidden();
});

test("an author's title, theme, place, speed and language are kept when a learner changes the run", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "/embed.html?title=%3Cb%3EBold%3C/b%3E&theme=dark&at=12&speed=240&lang=en-GB&lock=lr&goal=converged#fn=bowl&lr=9&title=Mine&theme=light&lock=");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("<b>Bold</b>");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(18, 21, 25)");
  // What is locked is not a learner's to change, by the address neither.
  await expect(parts(page).rateField).toBeDisabled();
  await expect(parts(page).rateField).toHaveValue("0.1");
  await expect(parts(page).start).toHaveAccessibleName(/^Start at \(−4, 3\)/);
  await press(page, "Start over");
  await expect(parts(page).start).toHaveAccessibleName(/^Start at \(−4, 2\)/);
  await expect(parts(page).reading).toHaveText("step 12 of 200");
  await expect.poll(() => new URL(page.url()).hash).toBe("");
});
