// The embed for everyone: by keyboard alone, by ear, by touch, with large text, in a narrow frame.

import AxeBuilder from "@axe-core/playwright";
import { ask, hold, inside, said } from "./holder.js";
import { expect, open, parts, press, test } from "./page.js";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

async function expectNoViolation(page) {
  const builder = new AxeBuilder({ page }).withTags(RULES).options({
    runOnly: { type: "tag", values: RULES },
    // Off by default.
    rules: { "target-size": { enabled: true } },
  });
  const { violations, passes } = await builder.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])])).toEqual([]);
  expect(passes.map(({ id }) => id)).toContain("target-size");
}

const STATES = {
  paused: async () => {},
  running: (page) => parts(page).play.click(),
  unfolded: (page) => page.locator("#why summary").click(),
  sharing: (page) => press(page, "Share"),
  exporting: (page) => press(page, "Export"),
  "exporting a program": async (page) => {
    await press(page, "Export");
    await page.getByLabel("Format").selectOption({ label: "Program (Python, NumPy)" });
  },
};

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  for (const [state, bring] of Object.entries(STATES)) {
    test(`axe finds nothing, ${state}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width: 420, height: 560 });
      await open(page, "/embed.html?steps=2000&speed=30&at=3&lr=fast&vs=adam&goal=converged&within=90&theme=auto");
      await bring(page);
      await expectNoViolation(page);
    });
  }
}

test("the whole scenario by keyboard, and out again on both sides", async ({ page }) => {
  const frame = await hold(page, "?speed=240");
  const { start, rate, play, verdict, reading } = parts(frame);
  const press = (key) => page.keyboard.press(key);
  const tabTo = async (target, key = "Tab") => {
    for (let count = 0; count < 40; count += 1) {
      await press(key);
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement && element.ownerDocument.hasFocus())) return count + 1;
    }
    throw new Error("the keyboard does not get there");
  };
  await page.getByRole("button", { name: "Before" }).focus();
  await tabTo(start);
  await press("ArrowRight");
  await press("Shift+ArrowDown");
  await expect(start).toHaveAccessibleName(/^Start at \(−3.9, 1\)/);
  await tabTo(rate);
  const before = await rate.getAttribute("aria-valuetext");
  await press("ArrowLeft");
  await expect(rate).not.toHaveAttribute("aria-valuetext", before ?? "");
  await tabTo(play);
  await press("Enter");
  await expect(verdict).toContainText("Converged in");
  await expect(reading).toHaveText("step 200 of 200");
  await expect(play, "the button keeps the focus").toBeFocused();
  const after = page.getByRole("button", { name: "After" });
  await tabTo(after);
  await press("Shift+Tab");
  await expect(after).not.toBeFocused();
  await tabTo(page.getByRole("button", { name: "Before" }), "Shift+Tab");
});

test("menu and dialog by keyboard: opened, used, closed, and back where one was", async ({ page }) => {
  const frame = await hold(page);
  const menu = frame.getByRole("button", { name: "Menu" });
  await menu.focus();
  await page.keyboard.press("Enter");
  await expect(frame.getByRole("button", { name: "Share" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(frame.getByRole("button", { name: "Share" })).toBeHidden();
  await expect(menu).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(frame.getByRole("button", { name: "Share" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(frame.getByRole("dialog", { name: "Share" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(frame.getByRole("dialog")).toHaveCount(0);
  await expect(menu).toBeFocused();
});

test("pictures are named by what they show, and by what came of it", async ({ page }) => {
  await open(page, "/embed.html?fn=parabola&opt=gd&lr=0.1&vs=gd,lr:1.1&steps=60&at=60");
  const { stage, chart } = { stage: page.locator("#stage"), chart: page.getByRole("group", { name: /^Chart of the loss/ }) };
  for (const picture of [stage, chart]) {
    await expect(picture).toHaveAccessibleName(/Gradient descent: Converged in 12 steps\. Gradient descent: Diverged from step \d+ on\.$/);
  }
  await parts(page).scrub.press("Home");
  for (const picture of [stage, chart]) await expect(picture).toHaveAccessibleName(/Gradient descent: Step 0 of 60 · loss 16\./);
});

test("several quick changes are said once", async ({ page }) => {
  await open(page, "/embed.html?fn=parabola&opt=gd&lr=0.1");
  const region = page.locator("#outcome");
  await expect(region).toHaveAttribute("aria-busy", "false");
  await region.evaluate((region) => {
    const heard = [];
    new MutationObserver(() => region.ariaBusy === "false" && heard.push(region.textContent)).observe(region, {
      attributes: true,
      attributeFilter: ["aria-busy"],
    });
    Object.assign(window, { heard });
  });
  await parts(page).rate.focus();
  for (let count = 0; count < 6; count += 1) await page.keyboard.press("ArrowRight");
  await expect(region).toHaveAttribute("aria-busy", "false");
  const shown = await region.textContent();
  expect(await page.evaluate(() => window.heard)).toEqual([shown]);
});

test("what is said aloud: at most every two seconds while it runs, and each verdict", async ({ page }) => {
  const frame = await hold(page, "?fn=ravine&opt=gd&lr=0.18&vs=momentum,lr:0.1&vs=adam,lr:0.3&vs=rmsprop,lr:0.05&speed=45&at=0&goal=converged&within=150");
  await inside(page).evaluate(() => {
    const said = [];
    const live = document.querySelectorAll("[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])");
    for (const region of live) {
      new MutationObserver(() => said.push({ when: performance.now(), text: region.textContent, isPlaying: document.querySelector(".transport .primary").textContent === "Pause" })).observe(region, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    }
    Object.assign(window, { said, live: live.length });
  });
  await parts(frame).play.click();
  await expect(frame.getByRole("button", { name: "Replay" })).toBeVisible({ timeout: 15_000 });
  const heard = await inside(page).evaluate(() => window.said);
  const running = heard.filter(({ isPlaying }) => isPlaying);
  expect(running.length).toBeGreaterThan(0);
  for (const [index, { when }] of running.entries()) {
    if (index > 0) expect(when - running[index - 1].when).toBeGreaterThanOrEqual(2000);
  }
  const last = heard.at(-1).text;
  for (const name of ["Gradient descent", "Momentum", "Adam", "RMSProp"]) expect(last).toContain(`${name}: `);
  await expect(parts(frame).verdict).not.toContainText(" · ");

  // A run that ends before two seconds are over says its verdict when it ends, once.
  await ask(page, { type: "set", query: "speed=240&lr=0.1" });
  await inside(page).evaluate(() => window.said.splice(0));
  await parts(frame).play.click();
  await expect(frame.getByRole("button", { name: "Replay" })).toBeVisible();
  const texts = (await inside(page).evaluate(() => window.said)).map(({ text }) => text);
  expect(texts.filter((text) => text.includes("Converged in 50 steps"))).toHaveLength(1);
});

for (const query of ["?lr=fast&goal=converged&within=60", "?vs=adam&vs=rmsprop&vs=nadam", "?fn=linear-regression&title=A+rather+long+title+with+aLongUnbreakableWordInItThatGoesOnAndOn"]) {
  test(`320 pixels and text at 200 percent: no scrolling sideways, ${query}`, async ({ page, context }) => {
    const session = await context.newCDPSession(page);
    for (const [width, height, size] of [[320, 360, 16], [320, 640, 16], [320, 640, 32], [640, 400, 32], [900, 400, 32]]) {
      await page.setViewportSize({ width, height });
      await session.send("Page.setFontSizes", { fontSizes: { standard: size, fixed: size } });
      await open(page, `/embed.html${query}`);
      const text = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
      expect(text).toBeCloseTo((size * 15) / 16, 1);
      const wide = await page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement;
        const parts = [document.body, ...document.querySelectorAll("main, .side, #transport, #notice, .controls, .field")];
        const names = parts.filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.id || part.className || part.tagName);
        return [scrollWidth > clientWidth ? ["page"] : [], names].flat();
      });
      expect(wide, `${width} by ${height}, text of ${size}`).toEqual([]);
      for (const name of ["Share", "Export"]) {
        await press(page, name);
        const dialog = page.getByRole("dialog");
        expect(await dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth), `${name}, ${width}, ${size}`).toBeLessThanOrEqual(0);
        await page.keyboard.press("Escape");
      }
    }
  });
}

test("transport and verdict are above the fold", async ({ page }) => {
  for (const [width, height] of [[320, 360], [320, 400], [375, 400], [600, 400], [900, 400], [1280, 400]]) {
    await page.setViewportSize({ width, height });
    await open(page, "/embed.html");
    for (const part of [parts(page).play, parts(page).reading, page.locator("#verdict .headline")]) {
      const box = await part.boundingBox();
      expect(box && box.y >= 0 && box.y + box.height, `${width} by ${height}`).toBeLessThanOrEqual(height);
    }
  }
});

test("a height that is granted shows everything, without a bar", async ({ page }) => {
  for (const width of [320, 600, 900]) {
    await hold(page, "?vs=adam&goal=converged", { attributes: { width: String(width), height: "300" } });
    // A page that gives the frame what it asks for.
    await page.evaluate(() => {
      const frame = document.querySelector("iframe");
      const grant = () => {
        const last = window.said.findLast(({ type }) => type === "height");
        if (last) frame.height = last.height;
      };
      window.addEventListener("message", grant);
      grant();
    });
    const { height } = await said(page, "height");
    const rest = () => inside(page).evaluate(() => {
      const side = document.querySelector(".side");
      return [document.body.scrollHeight - innerHeight, side.scrollHeight - side.clientHeight];
    });
    await expect.poll(rest, `${width} wide, ${height} high`).toEqual([0, 0]);
    const stage = () => inside(page).evaluate(() => document.querySelector("#stage").clientHeight);
    const before = await stage();
    // Unfolding something asks for more.
    await page.frameLocator("iframe").locator("#why summary").click();
    await said(page, "height", (message) => message.height > height);
    await expect.poll(rest, `${width} wide, unfolded`).toEqual([0, 0]);
    // The picture is not stretched by it.
    expect(await stage(), `${width} wide, unfolded`).toBeLessThanOrEqual(before);
  }
});
