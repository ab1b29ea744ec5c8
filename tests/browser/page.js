// What the tests share: a page that fails the test when it complains, and its parts by name.

import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

export { expect };

/** Tests whose page must not log an error, nor let one pass uncaught. */
export const test = base.extend({
  page: async ({ page }, use) => {
    /** @type {string[]} */
    const complaints = [];
    page.on("console", (message) => {
      // Where a test has the network for itself, the lab is not kept, and Playwright says so.
      if (message.text().startsWith("Service Worker registration blocked")) return;
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    // A test that provokes some takes them out again.
    await use(Object.assign(page, { complaints }));
    expect(complaints).toEqual([]);
  },
});

/** The parts of a page, or of a frame, as a person would name them. */
export function parts(page) {
  return {
    verdict: page.locator("#verdict"),
    play: page.getByRole("button", { name: /^(Play|Pause|Replay)$/ }),
    step: page.getByRole("button", { name: "Step", exact: true }),
    back: page.getByRole("button", { name: "Step back" }),
    scrub: page.getByRole("slider", { name: "Step of the run" }),
    rate: page.getByRole("slider", { name: "Rate" }),
    rateField: page.getByRole("textbox", { name: "Rate, as a number" }),
    momentum: page.getByRole("slider", { name: "Momentum" }),
    start: page.getByRole("button", { name: /^Start at/ }),
    reading: page.locator(".reading"),
  };
}

/** Opens a page and waits until it says that it is ready, and stands. */
export async function open(page, address) {
  await page.goto(address);
  await ready(page);
  // The lab's first run draws itself in until somebody touches something.
  if (await page.locator("html[data-opening]").count()) await page.keyboard.press("Shift");
}

/** Presses a button that may stand in the page's menu. */
export async function press(page, name) {
  const button = page.getByRole("button", { name, exact: true });
  if (!(await button.isVisible())) await page.getByRole("button", { name: "Menu" }).click();
  await button.click();
}

export async function ready(page) {
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
}

/** What a picture looks like now: its canvases on top of each other, each where it stands. */
export function look(page, place = "#stage") {
  return page.locator(place).evaluate((place) => {
    const ratio = window.devicePixelRatio;
    const side = place.getBoundingClientRect();
    const whole = document.createElement("canvas");
    whole.width = Math.round(place.clientWidth * ratio);
    whole.height = Math.round(place.clientHeight * ratio);
    const context = whole.getContext("2d");
    for (const canvas of place.querySelectorAll("canvas")) {
      if (canvas.hidden || canvas.width === 0 || canvas.height === 0) continue;
      const { left, top } = canvas.getBoundingClientRect();
      context.drawImage(canvas, Math.round((left - side.left) * ratio), Math.round((top - side.top) * ratio));
    }
    return whole.toDataURL();
  });
}

/** How many pixels the stage's ground has to a CSS pixel. */
export function pixelRatio(page) {
  return page.locator("#stage").evaluate((stage) => stage.querySelector("[data-layer=still]").width / stage.clientWidth);
}

/** Chromium's own trace of what goes on in all its processes while `act` does. */
export async function traced(page, categories, act) {
  const session = await page.context().newCDPSession(page);
  /** @type {any[]} */
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.start", { transferMode: "ReportEvents", categories });
  await act();
  await session.send("Tracing.end");
  await complete;
  return events;
}

/**
 * What each task of the embed's own thread, or of another page's, cost while `act` went on: in
 * milliseconds that the processor spent on it, which other work on the machine does not change.
 */
export async function tasks(page, act, path = "/embed.html") {
  const events = await traced(page, "devtools.timeline,disabled-by-default-devtools.timeline", act);
  const frames = events.filter(({ name }) => name === "TracingStartedInBrowser").flatMap(({ args }) => args.data.frames ?? []);
  const processes = new Set(frames.filter(({ url }) => url.includes(path)).map(({ processId }) => processId));
  const isMain = ({ name, args, pid }) => name === "thread_name" && args.name === "CrRendererMain" && processes.has(pid);
  const threads = new Set(events.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  return events.filter(({ name, pid, tid }) => name === "RunTask" && threads.has(`${pid} ${tid}`)).map(({ tdur = 0 }) => tdur / 1000);
}

/** What pages are held against: WCAG 2.2, levels A and AA. */
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Holds the page, as it stands, against every rule of WCAG 2.2 that axe knows. */
export async function expectNoViolations(page) {
  // `target-size` is among the rules of 2.2, but off unless it is asked for.
  const options = { runOnly: RULES, rules: { "target-size": { enabled: true } } };
  // Frames of another origin are looked into by a page of axe's own, which takes long to open.
  const isAlone = page.frames().length === 1;
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(isAlone).options(options).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
