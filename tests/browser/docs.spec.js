// What the documents say of the embed: their links work, their code is that of the examples, and
// the examples do what they are for.

import { readFile, readdir } from "node:fs/promises";
import { keys } from "../../www/generated/catalogue.js";
import { ask, hold } from "./holder.js";
import { expect, expectNoViolations, parts, test } from "./page.js";

const document = await readFile("docs/embedding.md", "utf8");
const names = (await readdir("examples")).filter((name) => name.endsWith(".html"));
const pages = await Promise.all(names.map((name) => readFile(`examples/${name}`, "utf8")));

test("every setting has an example, and every example is without a problem", async ({ page }) => {
  const rows = [...document.matchAll(/^\| `(\w+)` \| .*\| \[`([^`]*)`\]\(\.\.\/dist\/embed\.html\?([^)]*)\) \|$/gm)];
  expect(rows.map(([, key]) => key).sort()).toEqual([...keys].sort());
  await hold(page);
  for (const [, key, shown, query] of rows) {
    expect(decodeURIComponent(query), "the link is what it shows").toBe(shown);
    expect(new URLSearchParams(query).has(key), key).toBe(true);
    expect((await ask(page, { type: "set", query })).config.problems, query).toEqual([]);
  }
});

test("the code is that of the examples", () => {
  const parts = (page) => [...page.matchAll(/<!-- (\w+) -->\n([^]*?)\n<!-- end -->/g)].map(([, , code]) => code);
  const all = pages.flatMap(parts);
  expect(all).toHaveLength(8);
  for (const code of all) expect(document).toContain(`\`\`\`html\n${code}\n\`\`\``);
});

test("the course page works: five simulators, a task, a script, heights", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 900 });
  await page.goto("/examples/course.html");
  // Frames are loaded as one comes near.
  for (const frame of await page.locator("iframe, fall-line").all()) {
    await frame.scrollIntoViewIfNeeded();
    await expect(frame.locator("xpath=self::iframe").or(frame.locator("iframe")).contentFrame().locator("html")).toHaveAttribute("data-state", "ready");
  }
  const task = page.locator("#task").contentFrame();
  await parts(task).rateField.fill("0.5");
  await parts(task).rateField.press("Enter");
  await expect(page.locator("#task-done")).toHaveText("Done!");

  await page.getByRole("button", { name: "Rate 0.1" }).click();
  await page.getByRole("button", { name: "Three steps" }).click();
  await expect(page.locator("#rows tr")).toHaveText(["0416", "13.210.24", "22.566.5536", "32.0484.1943"]);
  await page.getByRole("button", { name: "Rate 1.1" }).click();
  await page.getByRole("button", { name: "Three steps" }).click();
  await expect(page.locator("#rows tr").nth(1)).toHaveText("1-4.823.04");
  await expect(page.locator("#says")).toContainText(/Step \d+ of \d+ · loss/);
  for (const frame of [task, page.locator("fall-line iframe").contentFrame()]) {
    await expect.poll(() => frame.locator("body").evaluate((body) => body.scrollHeight - innerHeight)).toBe(0);
  }
});

test("a slide plays when it is shown", async ({ page }) => {
  await page.goto("/examples/slides.html");
  const frames = page.locator("iframe");
  await expect(frames.first().contentFrame().locator("html")).toHaveAttribute("data-state", "ready");
  await page.getByRole("button", { name: "Next slide" }).click();
  await expect(parts(frames.last().contentFrame()).play).toHaveText("Pause");
});

test("the page with an element sets it up, asks it, and hears it", async ({ page }) => {
  await page.goto("/examples/element.html");
  const frame = page.locator("fall-line iframe").contentFrame();
  await expect(frame.locator("html")).toHaveAttribute("data-state", "ready");
  const heard = page.locator("#heard li");
  await expect(heard.filter({ hasText: "ready: set up as fn=rosenbrock&vs=adam" })).toHaveCount(1);
  await page.getByLabel("Races against").selectOption("Nesterov’s momentum");
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(page.locator("#end-text")).toContainText(/\S+ .*\S/);
  await expect(frame.locator("#verdict")).toContainText("Nesterov");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the numbers" }).click();
  expect((await saved).suggestedFilename()).toBe("race.csv");
});

test("the worksheet adds up what its frames score", async ({ page }) => {
  await page.goto("/examples/task.html");
  const [task, question] = [0, 1].map((index) => page.locator("iframe").nth(index).contentFrame());
  await expect(task.locator("html")).toHaveAttribute("data-state", "ready");
  await parts(task).rateField.fill("0.5");
  await parts(task).rateField.press("Enter");
  await expect(page.getByRole("status")).toHaveText("1.0 of 2 points.");
  await page.evaluate(() => {
    window.addEventListener("message", ({ data }) => data?.verb === "answered" && (window.scored = data.score));
  });
  await question.locator("#question").getByRole("textbox").fill("25");
  await question.locator("#question").getByRole("textbox").press("Enter");
  await parts(question).play.click();
  await expect.poll(() => page.evaluate(() => window.scored)).toBeGreaterThan(0);
  const scored = await page.evaluate(() => window.scored);
  await expect(page.getByRole("status")).toHaveText(`${(1 + scored).toFixed(1)} of 2 points.`);
});

test("the deck says what it lacks where there is no reveal.js", async ({ page }) => {
  await page.goto("/examples/reveal.html");
  await expect(page.getByRole("alert")).toContainText("npm install reveal.js");
  // What is not there the browser says itself, of each file once or more.
  const complaints = page.complaints.splice(0);
  expect(complaints.length).toBeGreaterThan(2);
  expect(complaints.filter((text) => !/reveal\.js|404/.test(text))).toEqual([]);
});

for (const name of names.filter((name) => name !== "reveal.html")) {
  test(`axe finds nothing on ${name}`, async ({ page }) => {
    await page.goto(`/examples/${name}`);
    await expect(page.locator("iframe").first().contentFrame().locator("html")).toHaveAttribute("data-state", "ready");
    await expectNoViolations(page);
  });
}

test("the element: attributes, methods, events, and moving it about", async ({ page }) => {
  await page.route("**/element.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,"><script type="module" src="/fall-line.js"></script>
        <div id="a"><fall-line fn="bowl" opt="gd" lr="0.3" vs="adam momentum,lr:0.05" at="0" title="A bowl"></fall-line></div><div id="b"></div></html>`,
    }),
  );
  await page.goto("/element.html");
  const result = await page.evaluate(async () => {
    const element = document.querySelector("fall-line");
    const heard = [];
    for (const type of ["ready", "verdict", "event", "warning", "changed"]) element.addEventListener(type, () => heard.push(type));
    await element.ready;
    const frame = element.shadowRoot.querySelector("iframe");
    const first = await element.config();
    const { title } = frame;
    element.setAttribute("lr", "0.2");
    element.removeAttribute("vs");
    await Promise.resolve();
    const second = await element.config();
    const steps = [await element.step(), await element.step(3), await element.back(2), await element.reset()];
    const { racers } = await element.trace();
    const end = await element.finish();
    const verdict = await element.verdict();
    const patched = await element.patch("lr=fast");
    const { mime } = await element.export("csv");
    const wrong = await element.export("exe").catch((error) => error.message);
    element.query = "fn=parabola&vs=gd&vs=adam";
    await Promise.resolve();
    const third = await element.config();
    // Moved, it starts anew.
    document.querySelector("#b").append(element);
    await element.ready;
    const fourth = await element.config();
    return { title, height: frame.style.height, heard, first, second, steps, racers, end, verdict, patched, mime, wrong, third, attribute: element.getAttribute("vs"), fourth };
  });
  expect(result.title).toBe("A bowl");
  expect(result.first.query).toBe("fn=bowl&opt=gd&lr=0.3&vs=adam&vs=momentum,lr:0.05&at=0&title=A%20bowl");
  expect(result.second.query).toBe("fn=bowl&opt=gd&lr=0.2&at=0&title=A%20bowl");
  expect(result.steps).toEqual([1, 4, 2, 0]);
  expect(result.racers[0].x).toEqual([-4]);
  expect(result.end.racers[0].kind).toBe("converged");
  expect(result.verdict).toEqual(result.end);
  expect(result.patched.problems[0].key).toBe("lr");
  expect(result.mime).toBe("text/csv");
  expect(result.wrong).toContain("exe");
  expect(result.third.query).toBe("fn=parabola&vs=gd&vs=adam");
  expect(result.attribute).toBe("gd adam");
  expect(result.fourth.query).toBe(result.third.query);
  expect(new Set(result.heard)).toEqual(new Set(["ready", "verdict", "event", "warning"]));
  expect(parseInt(result.height)).toBeGreaterThan(300);
});
