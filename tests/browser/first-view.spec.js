// What a newcomer finds in the first view: few things to press, nothing that jumps, the picture with
// its verdict and its rate together, and a first run that draws itself in.

import { readFile } from "node:fs/promises";
import { expect, expectNoViolations, open, parts, ready, test } from "./page.js";

/**
 * How many stops the Tab key makes at what can be seen before anything is scrolled, each once, and
 * which these are.
 */
async function stopsInView(page) {
  await page.evaluate(() => {
    const isInView = ({ top, bottom, left, right, width, height }) =>
      width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    const all = [...document.querySelectorAll("body *")];
    window.inView = new Set(all.filter((element) => element.checkVisibility() && isInView(element.getBoundingClientRect())));
    document.activeElement?.blur();
  });
  /** @type {string[]} */
  const stops = [];
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "end";
      const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
      return window.inView.has(element) ? `${element.tagName} ${element.id} ${name.slice(0, 40)}` : "elsewhere";
    });
    if (found === "end") return stops;
    if (found !== "elsewhere") stops.push(found);
  }
  throw new Error("the Tab key does not come round");
}

for (const { address, width, height, most } of [
  { address: "/index.html", width: 1366, height: 768, most: 24 },
  { address: "/index.html", width: 390, height: 844, most: 14 },
  { address: "/embed.html", width: 900, height: 420, most: 12 },
]) {
  test(`few stops for the Tab key: ${address}, ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, address);
    const stops = await stopsInView(page);
    expect(stops.length, stops.join("\n")).toBeLessThanOrEqual(most);
    // What matters most is among them.
    for (const name of ["Start at", "lay", "Step of the run", "Rate"]) expect(stops.join("\n")).toContain(name);
  });
}

for (const address of ["/index.html", "/index.html?lesson=learning-rate", "/embed.html", "/index.html?fn=parabola&opt=gd&theme=dark", "/embed.html?fn=bowl&opt=gd"]) {
  for (const [width, height] of [[375, 812], [768, 1024], [1350, 768]]) {
    test(`nothing jumps while the page comes: ${address}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries()) window.shifts.push({ value, what: sources.map(({ node }) => node?.id || node?.className || node?.nodeName) });
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(address);
      await ready(page);
      // The run has drawn itself in, and two frames more have been shown.
      await expect(page.locator("html")).not.toHaveAttribute("data-opening");
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const shifts = await page.evaluate(() => window.shifts);
      const sum = shifts.reduce((sum, { value }) => sum + value, 0);
      expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(0.02);
    });
  }
}

for (const address of ["/index.html", "/index.html?lesson=learning-rate", "/index.html?lesson=network"]) {
  test(`on a phone path, verdict and rate are in sight together while the rate is dragged: ${address}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, address);
    // Wherever one has scrolled to.
    await page.mouse.move(200, 800);
    await page.mouse.wheel(0, 700);
    const { verdict } = parts(page);
    // A lesson may have a rate of its own to try.
    const { rate, rateField } = parts(page.locator(".scene"));
    const headline = verdict.locator(".headline").first();
    const boxes = async () => {
      const found = await Promise.all([page.locator("#stage"), headline, rate].map((part) => part.boundingBox()));
      return found.map((box) => ({ top: box?.y ?? -1, bottom: (box?.y ?? 0) + (box?.height ?? 0) }));
    };
    // It is pointed at once it stands still.
    await rate.hover();
    const box = await rate.boundingBox();
    if (!box) throw new Error("the rate has no box");
    const before = await rateField.inputValue();
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    for (const part of [0.2, 0.5, 0.9]) {
      await page.mouse.move(box.x + box.width * part, box.y + box.height / 2, { steps: 3 });
      const [stage, words, slider] = await boxes();
      expect(stage.top).toBeGreaterThanOrEqual(0);
      expect(words.top).toBeGreaterThanOrEqual(stage.bottom);
      expect(slider.top).toBeGreaterThanOrEqual(words.bottom - 1);
      expect(slider.bottom).toBeLessThanOrEqual(844);
      expect(stage.bottom - stage.top).toBeLessThanOrEqual(0.45 * 844);
      // Nothing lies over them.
      const isOnTop = await page.evaluate((points) => points.every(([x, y, id]) => document.elementFromPoint(x, y)?.closest(id)), [
        [195, (stage.top + stage.bottom) / 2, "#stage"],
        [30, (words.top + words.bottom) / 2, "#verdict"],
        [box.x + 5, (slider.top + slider.bottom) / 2, "#rate"],
      ]);
      expect(isOnTop).toBe(true);
    }
    await page.mouse.up();
    await expect(rateField).not.toHaveValue(before);
  });
}

test("on a phone the reason is one press away, and the head and all else can still be reached", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/index.html");
  await expect(page.getByText("It stays within 0.5% of the starting loss.")).toBeHidden();
  await page.getByText("Why?", { exact: true }).click();
  await expect(page.getByText("It stays within 0.5% of the starting loss.")).toBeVisible();
  await expect(page.getByText("The rate 0.1 is 26.3% of the limit")).toBeVisible();
  await page.getByText("Why?", { exact: true }).click();
  await page.getByRole("button", { name: "Menu" }).click();
  for (const name of ["Lessons", "Examples", "Share", "Export", "Undo"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
});

test("a page that becomes narrow and wide again keeps what it shows and the focus", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, "/index.html");
  const share = page.getByRole("button", { name: "Share", exact: true });
  const more = page.locator("#why summary");
  await more.focus();
  for (const width of [800, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(more).toBeFocused();
    await expect(parts(page).verdict).toBeVisible();
    await expect(share).toBeVisible({ visible: width > 1000 });
  }
});

test.describe("the first run", () => {
  test("draws itself in within two and a half seconds, and rests where it would have stood", async ({ page }) => {
    await page.goto("/index.html");
    await ready(page);
    const { reading, verdict } = parts(page);
    const html = page.locator("html");
    const step = async () => Number(/\d+/.exec((await reading.textContent()) ?? "")?.[0]);
    await expect(html).toHaveAttribute("data-opening", "");
    const first = await step();
    await expect.poll(step).toBeGreaterThan(first);
    await expect(html).not.toHaveAttribute("data-opening", "", { timeout: 2500 });
    const rest = await reading.textContent();
    await expect(verdict).toContainText("Converged in 50 steps");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.reload();
    await ready(page);
    await expect(html).not.toHaveAttribute("data-opening");
    await expect(reading).toHaveText(rest ?? "");
  });

  test("ends with any touch, which then does what it always does", async ({ page }) => {
    await page.goto("/index.html?steps=40");
    await ready(page);
    await expect(page.locator("html")).toHaveAttribute("data-opening", "");
    const { back, reading } = parts(page);
    await back.click();
    await expect(reading).not.toHaveText("step 0 of 40");
    const stood = await reading.textContent();
    await expect(page.locator("html")).not.toHaveAttribute("data-opening");
    await page.keyboard.press("l");
    expect(Number(/\d+/.exec((await reading.textContent()) ?? "")?.[0])).toBe(Number(/\d+/.exec(stood ?? "")?.[0]) + 1);
  });

  for (const query of ["at=7", "at=0", "lesson=downhill"]) {
    test(`stands still where somebody has said how it opens: ${query}`, async ({ page }) => {
      await page.goto(`/index.html?${query}`);
      await ready(page);
      await expect(page.locator("html")).not.toHaveAttribute("data-opening");
    });
  }
});

for (const address of ["/index.html", "/embed.html"]) {
  test(`${address}: the start says that it can be dragged, until it has been`, async ({ page }) => {
    await open(page, address);
    const { start } = parts(page);
    const hint = page.getByText("drag me");
    await expect(hint).toBeVisible();
    const box = await start.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 40, { steps: 3 });
    await page.mouse.up();
    await expect(hint).toHaveCount(0);
    // The press alone has moved nothing: the new run is shown where the old one was, at its verdict.
    await expect(parts(page).verdict).toContainText("Converged in");
    await open(page, address);
    await start.press("ArrowRight");
    await expect(hint).toHaveCount(0);
    await open(page, `${address}?lock=start`);
    await expect(hint).toBeHidden();
  });
}

/** What can be asked of a simulator, by the short names that its wasm has for it. */
async function questions() {
  const glue = await readFile(new URL("../../www/generated/lab/fall_line_bg.js", import.meta.url), "utf8");
  const found = new Map();
  let method = "";
  for (const line of glue.slice(glue.indexOf("export class Simulator ")).split("\n")) {
    if (line === "}") break;
    method = /^ {4}(\w+)\(.*\) \{$/.exec(line)?.[1] ?? method;
    const short = /wasm\.(\w+)\(this\.__wbg_ptr/.exec(line)?.[1];
    if (short) found.set(short, method);
  }
  return found;
}

test("panels that were never opened hold nothing, and one that is closed asks for nothing", async ({ page }) => {
  await page.addInitScript(() => {
    window.calls = [];
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      const { exports } = made.instance ?? made;
      const counted = ([name, value]) => [
        name,
        typeof value === "function" ? (...values) => (window.calls.push(name), value(...values)) : value,
      ];
      const instance = { exports: Object.fromEntries(Object.entries(exports).map(counted)) };
      return made.instance ? { ...made, instance } : instance;
    };
  });
  await open(page, "/index.html?fn=linear-regression&at=5");
  const names = ["Charts", "Data", "Table", "Settings"];
  const known = await questions();
  for (const name of [...names, "Maps"]) await expect(page.getByRole("tabpanel", { name, exact: true, includeHidden: true })).toBeEmpty();
  /** What is asked of the engine for one step on, once all is at rest. */
  const asked = async () => {
    await page.waitForTimeout(900);
    await page.evaluate(() => (window.calls.length = 0));
    await parts(page).step.click();
    await page.waitForTimeout(900);
    const calls = await page.evaluate(() => [...window.calls]);
    return calls.flatMap((short) => known.get(short) ?? []).filter((name) => !/draw|signs|ground/.test(name)).sort();
  };
  const before = await asked();
  expect(before).toContain("step");
  for (const name of [...names, "This step"]) await page.getByRole("tab", { name, exact: true }).click();
  expect(await asked()).toEqual(before);
});

for (const [address, width, height] of /** @type {const} */ ([
  ["/embed.html?opt=adam", 900, 420],
  ["/embed.html?opt=adam", 320, 360],
  ["/embed.html?vs=adam&vs=gd&vs=lion", 600, 400],
  ["/embed.html?goal=converged&within=60", 900, 420],
  ["/embed.html?lesson=learning-rate&part=1", 900, 420],
])) {
  test(`share and export are reached by what is in sight: ${address}, ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, address);
    const opener = page.getByRole("button", { name: "Menu" });
    await expect(opener).toBeInViewport({ ratio: 1 });
    for (const name of ["Share", "Export"]) {
      await opener.click();
      const item = page.getByRole("button", { name, exact: true });
      await expect(item).toBeInViewport({ ratio: 1 });
      await item.click();
      await expect(page.getByRole("dialog", { name })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(opener).toBeFocused();
    }
  });
}

for (const theme of ["light", "dark"]) {
  test(`axe finds nothing in the lab at 320 px, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, `/index.html?theme=${theme}`);
    await expectNoViolations(page);
    await page.getByRole("button", { name: "Menu" }).click();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await page.getByText("Why?", { exact: true }).click();
    await expectNoViolations(page);
    for (const name of ["Settings", "Maps", "Table"]) {
      await page.getByRole("tab", { name, exact: true }).click();
      await expectNoViolations(page);
    }
  });
}
