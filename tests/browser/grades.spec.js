// A grade arrives: in a SCORM player of either version, in a learning record store by cmi5, and in a page
// that speaks SPLICE; and on a later visit the learner is where they were.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import { archive } from "../../www/package/archive.js";
import { ask, hold } from "./holder.js";
import { expect, parts, test } from "./page.js";

const TASK = { title: "Find a rate", query: "fn=bowl&opt=gd&lr=2.1&goal=converged&within=60" };
const EXERCISE = { title: "An exercise", query: "lesson=downhill&part=1" };
const FIGURE = { title: "A ravine", query: "fn=ravine" };
const dist = (name) => readFile(new URL(`../../dist/${name}`, import.meta.url), "utf8");

/** Puts the files of a package on the site, below /package/. @param {import("@playwright/test").Page} page */
async function unpack(page, standard, figures) {
  const files = unzipSync(await archive(standard, "A course", figures, dist));
  await page.route("**/package/**", (route) => {
    const name = new URL(route.request().url()).pathname.split("/").pop() ?? "";
    const type = { html: "text/html", js: "text/javascript", xml: "text/xml" }[name.split(".").pop() ?? ""];
    if (!files[name]) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: type, body: Buffer.from(files[name]) });
  });
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** A page of the site with a script, and a frame in it. */
async function player(page, script, body) {
  await page.route("**/player.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>A platform</title><link rel="icon" href="data:,"><script>${script}</script>${body}</html>`,
    }),
  );
  await page.goto("/player.html");
}

/** The embed within a figure of a package. */
const embed = (page) => page.frameLocator("iframe").frameLocator("iframe");

/** Does the task, as a learner would. */
async function solve(frame) {
  await expect(frame.locator("html")).toHaveAttribute("data-state", "ready");
  await parts(frame).rateField.fill("0.5");
  await parts(frame).rateField.press("Enter");
}

const SCORM = [
  { standard: "scorm-1.2", script: "scorm12", api: "API", class: "Scorm12API", score: "cmi.core.score.raw", status: "cmi.core.lesson_status", get: "LMSGetValue" },
  { standard: "scorm-2004", script: "scorm2004", api: "API_1484_11", class: "Scorm2004API", score: "cmi.score.scaled", status: "cmi.completion_status", get: "GetValue" },
];

for (const { standard, script, api, class: name, score, status, get } of SCORM) {
  test(`${standard}: score and completion arrive, and the figure comes back as it was left`, async ({ page }) => {
    const files = await unpack(page, standard, [TASK, EXERCISE]);
    expect(Object.keys(files).sort()).toEqual(["embed.html", "figure-1.html", "figure-2.html", "imsmanifest.xml", "scorm.js"]);
    const library = await readFile(new URL(`../../node_modules/scorm-again/dist/${script}.min.js`, import.meta.url), "utf8");
    const kept = "sessionStorage";
    await player(
      page,
      `${library.replaceAll("</script", "<\\/script")};
      const api = (window.${api} = new ${name}({ autocommit: false, logLevel: 5 }));
      const before = JSON.parse(${kept}.getItem("cmi") || "null");
      if (before) api.loadFromJSON(before.cmi, "");
      window.read = (key) => api.${get}(key);
      window.keep = () => ${kept}.setItem("cmi", JSON.stringify({ cmi: api.renderCMIToJSONObject().cmi }));`,
      '<iframe src="/package/figure-1.html" width="900" height="700"></iframe>',
    );
    const read = (key) => page.evaluate((key) => window.read(key), key);
    await expect(embed(page).locator("html")).toHaveAttribute("data-state", "ready");
    await expect.poll(() => read(status)).toBe("incomplete");
    await solve(embed(page));
    await expect.poll(() => read(status)).toBe("completed");
    expect(Number(await read(score))).toBe(standard === "scorm-1.2" ? 100 : 1);
    expect(await read("cmi.suspend_data")).toContain("lr=0.5");
    // Another visit.
    await page.evaluate(() => window.keep());
    await page.reload();
    await expect(parts(embed(page)).rateField).toHaveValue("0.5");
    await expect(parts(embed(page)).verdict).toContainText("Converged");
  });
}

test("a figure without a task is done once it was touched, and says where nothing answers", async ({ page }) => {
  await unpack(page, "scorm-1.2", [FIGURE]);
  await page.goto("/package/figure-1.html");
  await expect(page.getByRole("status").first()).toHaveText("No learning platform answers: nothing is recorded.");
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-state", "ready");
});

/**
 * A learning record store, on a server of its own: what a launch asks of it, and no more. A request that outlives
 * its page arrives there too.
 */
async function store() {
  /** @type {any[]} */
  const statements = [];
  const documents = new Map();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://store");
    const headers = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*", "Access-Control-Allow-Methods": "*", "X-Experience-API-Version": "1.0.3" };
    const say = (status, value) => response.writeHead(status, { ...headers, "Content-Type": "application/json" }).end(value && JSON.stringify(value));
    if (request.method === "OPTIONS") return say(204);
    const given = await text(request);
    if (pathname.endsWith("/fetch")) return say(200, { "auth-token": "dGVzdA==" });
    if (pathname.endsWith("/statements")) {
      statements.push(...[JSON.parse(given)].flat());
      return say(200, ["6b1d6f8e-0f6c-4c5c-9f5e-3d2f7a6f4e10"]);
    }
    const id = `${pathname.split("/").pop()} ${searchParams.get("stateId") ?? searchParams.get("profileId")}`;
    if (given) {
      documents.set(id, JSON.parse(given));
      return say(204);
    }
    if (id === "state LMS.LaunchData") return say(200, { launchMode: "Normal", moveOn: "CompletedAndPassed", contextTemplate: { extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "one" } } });
    return documents.has(id) ? say(200, documents.get(id)) : say(404);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const endpoint = `http://127.0.0.1:${server.address().port}/xapi/`;
  const launch = new URLSearchParams({
    endpoint,
    fetch: `${endpoint}fetch`,
    actor: JSON.stringify({ objectType: "Agent", account: { homePage: "https://example.org", name: "ada" } }),
    registration: "f5c1f3a8-6f0e-4e5d-9a52-2d43a4bb6f11",
    activityId: "https://example.org/figure",
  });
  const verbs = () => statements.map(({ verb }) => verb.id.split("/").pop());
  const count = (verb) => verbs().filter((each) => each === verb).length;
  return { statements, documents, address: `/package/figure-1.html?${launch}`, verbs, count, close: () => server.close() };
}

/** What was never there is noted by the browser as an error of the network. */
function forgive(page) {
  page.complaints.splice(0, page.complaints.length, ...page.complaints.filter((text) => !text.includes("404")));
}

test("cmi5: a learning record store hears of it, and keeps the state", async ({ page }) => {
  await unpack(page, "cmi5", [TASK]);
  const { statements, documents, address, verbs, count, close } = await store();
  await page.goto(address);
  await solve(page.frameLocator("iframe"));
  await expect.poll(verbs).toEqual(expect.arrayContaining(["initialized", "passed", "completed"]));
  expect(statements.find(({ verb }) => verb.id.endsWith("passed")).result.score.scaled).toBe(1);
  await expect.poll(() => JSON.stringify([...documents.values()])).toContain("lr=0.5");
  await page.reload();
  // The last word of the first visit outlives its page.
  await expect.poll(() => count("terminated")).toBe(1);
  await expect(parts(page.frameLocator("iframe")).rateField).toHaveValue("0.5");
  forgive(page);
  close();
});

test("cmi5: it is passed and completed once, however often and on however many visits one tries", async ({ page }) => {
  await unpack(page, "cmi5", [FIGURE]);
  const { statements, address, verbs, count, close } = await store();
  /** What the figure tells of a try. */
  const report = (score) =>
    page.frame({ url: /embed\.html/ })?.evaluate((score) => {
      parent.postMessage({ subject: "SPLICE.reportScoreAndState", message_id: String(score), score, state: { score } }, "*");
    }, score);
  await page.goto(address);
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-state", "ready");
  for (const score of [0.4, 0.2, 0.6]) await report(score);
  await expect.poll(verbs).toEqual(["initialized", "passed", "completed", "scored"]);
  await page.reload();
  await expect.poll(() => count("initialized")).toBe(2);
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-state", "ready");
  for (const score of [0.5, 1]) await report(score);
  await expect.poll(() => count("scored")).toBe(2);
  expect([count("passed"), count("completed")]).toEqual([1, 1]);
  expect(statements.flatMap(({ result }) => result?.score?.scaled ?? [])).toEqual([0.4, 0.6, 1]);
  forgive(page);
  close();
});

test("SPLICE: spoken once the platform has spoken, with the score, and the state brings a learner back", async ({ page }) => {
  await hold(page, `?${TASK.query}`);
  const spoken = () => page.evaluate(() => window.said.filter(({ subject }) => subject?.startsWith("SPLICE.")));
  const frame = page.frameLocator("iframe");
  expect(await spoken()).toEqual([]);
  await page.evaluate(() => window.tell({ subject: "SPLICE.getState.response", message_id: "none", state: null }));
  await expect.poll(async () => (await spoken()).map(({ subject }) => subject)).toEqual(["SPLICE.getState"]);
  await solve(frame);
  await expect.poll(async () => (await spoken()).some(({ subject }) => subject === "SPLICE.reportScoreAndState")).toBe(true);
  const report = (await spoken()).find(({ subject }) => subject === "SPLICE.reportScoreAndState");
  expect(report).toMatchObject({ activity_id: expect.stringContaining("/embed.html?"), message_id: expect.any(String), score: 1 });
  expect(report.state).toMatchObject({ query: expect.stringContaining("lr=0.5"), answered: { verb: "completed", goal: "converged" } });
  expect((await spoken()).filter(({ subject }) => subject === "SPLICE.sendEvent").map(({ name }) => name)).toContain("completed");
});

test("SPLICE: a prediction and an exercise are restored, and not told again", async ({ page }) => {
  /** A platform that has kept a state. */
  const visit = async (query, state) => {
    await hold(page, `?${query}&grade=splice`);
    await expect.poll(() => page.evaluate(() => window.said.some(({ subject }) => subject === "SPLICE.getState"))).toBe(true);
    await page.evaluate((state) => {
      const { message_id } = window.said.find(({ subject }) => subject === "SPLICE.getState");
      window.tell({ subject: "SPLICE.getState.response", message_id, state: JSON.stringify(state) });
    }, state);
  };
  const reports = () => page.evaluate(() => window.said.filter(({ subject }) => subject === "SPLICE.reportScoreAndState").length);
  const asked = "fn=ravine&opt=gd&ask=steps";
  await visit(asked, { query: asked, answered: { verb: "answered", ask: "steps", score: 0.4, said: "90 steps" } });
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("#question")).toContainText("90 steps");
  await expect(frame.locator("#question")).toContainText("40");
  expect(await reports()).toBe(0);

  const exercise = "lesson=learning-rate&part=3";
  await visit(exercise, { query: exercise, answered: { verb: "completed", lesson: "learning-rate", part: 3, variant: 0, tries: 1, score: 0.5 } });
  await expect(page.frameLocator("iframe").locator("#exercise > .result")).toBeVisible();
  expect(await reports()).toBe(0);
  expect((await ask(page, { type: "get", what: "config" })).config.problems).toEqual([]);
});
