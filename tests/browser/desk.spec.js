// The author's desk: a figure set up beside its preview, its snippets, and the file that it is saved as.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, expectNoViolations, open, parts, press, test } from "./page.js";

/** The desk as a person finds it. */
function desk(page) {
  const dialog = page.getByRole("dialog", { name: "Share" });
  const text = (name) => dialog.getByRole("textbox", { name });
  const group = (name) => dialog.getByRole("group", { name });
  return {
    dialog,
    preview: page.frameLocator("iframe[title='What your readers will see']"),
    snippets: [text("Link to this simulator"), text("Frame for your page"), text("Element for your page, with its script")],
    text,
    choice: (name) => dialog.getByRole("combobox", { name }),
    tick: (name) => dialog.getByRole("checkbox", { name }),
    part: (name) => group("Leave out").getByRole("checkbox", { name, exact: true }),
    lock: (name) => group("Learners cannot change").getByRole("checkbox", { name, exact: true }),
    save: dialog.getByRole("button", { name: "Save as a file" }),
  };
}

async function openDesk(page) {
  await press(page, "Share");
  await expect(desk(page).preview.locator("html")).toHaveAttribute("data-state", "ready");
}

/** The queries of the three snippets, as a page that they are pasted into reads them. */
async function queries(page) {
  const texts = await Promise.all(desk(page).snippets.map((area) => area.inputValue()));
  return page.evaluate(([link, frame, element]) => {
    const parse = (text) => new DOMParser().parseFromString(text, "text/html");
    const inElement = [...parse(element).querySelector("fall-line").attributes].map(({ name, value }) => [name, value]);
    const [ofLink, ofFrame] = [link, parse(frame).querySelector("iframe").src].map((address) =>
      [...new URL(address).searchParams].map(([key, value]) => [key, value]),
    );
    return [ofLink, ofFrame, inElement].map((pairs) => Object.fromEntries(pairs));
  }, texts);
}

/** That all three say this of a key; nothing where it is at its default. */
async function expectKey(page, key, value) {
  await expect.poll(async () => (await queries(page)).map((query) => query[key]), key).toEqual([value, value, value]);
}

/** What a reader has before them. */
function seen(root) {
  return root.evaluate((root) => ({
    title: root.querySelector("#title").textContent,
    step: root.querySelector(".reading").textContent,
    verdict: root.querySelector("#verdict").textContent,
    goal: root.querySelector("#goal").textContent,
    hidden: [...root.querySelectorAll("[data-part]")].filter(({ hidden }) => hidden).map(({ dataset }) => dataset.part),
    theme: root.dataset.theme,
  }));
}

test("every tick and every field changes the preview, and all snippets", async ({ page }) => {
  test.setTimeout(90_000);
  await open(page, "/index.html?opt=gd&lr=0.05");
  await parts(page).scrub.fill("12");
  await openDesk(page);
  const { preview, choice, text, tick, part, lock } = desk(page);
  await expectKey(page, "at", undefined);

  await text("Title").fill('Is "this" < that & more?');
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText('Is "this" < that & more?');
  await expectKey(page, "title", 'Is "this" < that & more?');

  await tick("Open at this step, 12").check();
  await expect(parts(preview).reading).toHaveText(/^step 12 of /);
  await expectKey(page, "at", "12");

  await expect(text("Within so many steps")).toBeHidden();
  await choice("Goal").selectOption("Converged");
  await text("Within so many steps").fill("30");
  await expect(preview.locator("#goal")).toContainText("30 steps");
  await expectKey(page, "goal", "converged");
  await expectKey(page, "within", "30");

  await part("Loss chart").check();
  await part("Verdict").check();
  await expect(preview.locator("#verdict")).toBeHidden();
  await expect(preview.locator("#chart")).toBeHidden();
  await expectKey(page, "hide", "chart,verdict");
  await part("Verdict").uncheck();
  await expect(preview.locator("#verdict")).toBeVisible();

  await lock("Rate").check();
  await lock("Start").check();
  await expect(parts(preview).rateField).toBeDisabled();
  await expectKey(page, "lock", "lr,start");

  await tick("Hide what lies ahead").check();
  await expectKey(page, "ahead", "hide");
  await choice("Question before the run").selectOption("In how many steps?");
  await expect(preview.locator("#question")).toBeVisible();
  await expectKey(page, "ask", "steps");
  await choice("Question before the run").selectOption("None");
  await tick("Open at this step, 12").uncheck();
  await tick("Hide what lies ahead").uncheck();
  await tick("Play by itself").check();
  await expect(parts(preview).play).toHaveText("Pause");
  await expectKey(page, "play", "1");
});

test("look and size are the figure’s alone, and kept; nothing is asked for but the embed", async ({ page }) => {
  await open(page, "/index.html?opt=gd&lr=0.05");
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await openDesk(page);
  const { preview, choice, text, dialog, snippets } = desk(page);
  for (const [name, option, key, value] of [
    ["Theme", "Dark", "theme", "dark"],
    ["Size", "Large", "size", "large"],
    ["Language", "English", "lang", "en"],
  ]) {
    await choice(name).selectOption(option);
    await expectKey(page, key, value);
  }
  await expect(preview.locator("html[data-theme=dark][data-size=large][lang=en]")).toBeVisible();
  // The frame's own size is the snippet's, and the preview's.
  const frame = page.getByTitle("What your readers will see");
  await text("Width in pixels").fill("340");
  await text("Height in pixels").fill("500");
  await expect(frame).toHaveCSS("width", "340px");
  await expect(frame).toHaveCSS("height", "500px");
  expect(await snippets[1].inputValue()).toContain('width="340" height="500"');
  expect(await snippets[2].inputValue()).toContain("max-width:340px");

  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "auto");
  const { origin } = new URL(page.url());
  const others = requests.filter((url) => !url.startsWith(`${origin}/embed.html?`) && !url.startsWith(`${origin}/assets/`));
  expect(others).toEqual([]);

  await openDesk(page);
  await expect(choice("Size")).toHaveValue("large");
  await expect(text("Width in pixels")).toHaveValue("340");
  await expect(frame).toHaveCSS("width", "340px");
  await expectKey(page, "theme", "dark");
});

test("it begins with what the page has, says what is wrong beside the field, and shows one figure at a time", async ({ page }) => {
  await open(page, "/index.html?opt=gd&lr=0.05&goal=diverged&within=9&title=Make+it+burst&hide=chart&lock=lr,eps&theme=light&at=3");
  await openDesk(page);
  const { preview, choice, text, tick, part, lock } = desk(page);
  await expect(text("Title")).toHaveValue("Make it burst");
  await expect(choice("Goal")).toHaveValue("diverged");
  await expect(choice("Theme")).toHaveValue("light");
  await expect(tick("Open at this step, 3")).toBeChecked();
  await expect(part("Loss chart")).toBeChecked();
  await expect(lock("Rate")).toBeChecked();
  await expect(lock("Guard ε")).toBeChecked();
  await expectKey(page, "within", "9");
  await page.locator(".desk-figure").evaluate((place) => {
    window.counts = new Set();
    new MutationObserver(() => window.counts.add(place.querySelectorAll("iframe:not([data-coming])").length)).observe(place, { childList: true });
  });
  const within = text("Within so many steps");
  for (const [given, said, used] of [
    ["1e9", "The largest is 100000.", "100000"],
    ["0", "The smallest is 1.", "1"],
    ["soon", "“soon” is not a number.", undefined],
    ["40", "", "40"],
  ]) {
    await within.fill(given);
    await expect(within).toHaveAccessibleDescription(said);
    await expectKey(page, "within", used);
  }
  await expect(preview.locator("#goal")).toContainText("40 steps");
  await text("Title").fill("o".repeat(121));
  await expect(text("Title")).toHaveAccessibleDescription(/too long/);
  await text("Height in pixels").fill("9");
  await expect(text("Height in pixels")).toHaveAccessibleDescription("A whole number from 200 to 4000.");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("o".repeat(120));
  expect(await page.evaluate(() => [...window.counts])).toEqual([1]);
});

test("the saved file is the preview: from a disk, at a blob’s address, in frames that allow scripts alone", async ({ page }, info) => {
  test.setTimeout(90_000);
  await open(page, "/index.html?fn=bowl&opt=momentum&lr=0.02&at=15");
  await openDesk(page);
  const { preview, choice, text, part, save } = desk(page);
  await text("Title").fill('$& "Tilted" <b> & more');
  await choice("Goal").selectOption("Converged");
  await choice("Theme").selectOption("Dark");
  await part("Loss chart").check();
  await expect(preview.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(preview.locator("#chart")).toBeHidden();
  const wanted = await seen(preview.locator("html"));
  expect(wanted).toMatchObject({ title: '$& "Tilted" <b> & more', theme: "dark", hidden: ["chart"] });
  expect(wanted.step).toMatch(/^step 15 of /);
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  expect(download.suggestedFilename()).toBe("bowl-momentum.html");
  await expect(page.getByText("It is called bowl-momentum.html.")).toBeVisible();
  const path = info.outputPath("bowl-momentum.html");
  await download.saveAs(path);
  const file = await readFile(path, "utf8");
  // Nothing but the one attribute is new.
  const served = await (await page.request.get("/embed.html")).text();
  expect(file.replace(/ data-query="[^"]*"/, "")).toBe(served);

  await page.goto(pathToFileURL(path).href);
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
  expect(await seen(page.locator("html")), "from a disk").toEqual(wanted);
  // No lab stands beside it, and its frame is this file.
  await press(page, "Share");
  await expect(page.getByRole("link", { name: "Open in the lab" })).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Link to this simulator" })).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Frame for your page" })).toHaveValue(/src="bowl-momentum\.html\?/);
  await expect(page.frameLocator("dialog iframe").getByRole("heading", { level: 1 })).toHaveText(wanted.title);

  await page.route("**/course.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Course</title><link rel=icon href=data:,>" }));
  await page.goto("/course.html");
  const ways = [
    { from: "blob", sandbox: undefined },
    { from: "blob", sandbox: "allow-scripts" },
    { from: "srcdoc", sandbox: "allow-scripts" },
  ];
  for (const [index, { from, sandbox }] of ways.entries()) {
    await page.evaluate(
      ([file, title, from, sandbox]) => {
        const frame = Object.assign(document.createElement("iframe"), { title, width: 800, height: 500 });
        if (sandbox) frame.setAttribute("sandbox", sandbox);
        if (from === "blob") frame.src = URL.createObjectURL(new Blob([file], { type: "text/html" }));
        else frame.srcdoc = file;
        document.body.replaceChildren(frame);
      },
      [file, `way ${index}`, from, sandbox],
    );
    const frame = page.frameLocator(`iframe[title='way ${index}']`);
    await expect(frame.locator("html")).toHaveAttribute("data-state", "ready");
    expect(await seen(frame.locator("html")), `${from} ${sandbox}`).toEqual(wanted);
    await frame.getByRole("button", { name: "Menu" }).click();
    await expect(frame.getByRole("link", { name: "Open in the lab" })).toHaveCount(0);
  }
});

test("by keyboard: to the desk, through it, and back", async ({ page }) => {
  await open(page, "/index.html");
  const opener = page.getByRole("button", { name: "Share", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  const { dialog, preview, text, choice, part, snippets } = desk(page);
  await expect(dialog).toBeVisible();
  /** Goes on with Tab until a control has the focus. */
  const reach = async (control) => {
    for (let count = 0; count < 80; count += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("Tab does not lead there");
  };
  await reach(text("Title"));
  await page.keyboard.type("By keyboard");
  await reach(choice("Goal"));
  await page.keyboard.type("Conv");
  await expect(choice("Goal")).toHaveValue("converged");
  await reach(part("Title"));
  await page.keyboard.press("Space");
  await expect(preview.locator("#title")).toBeHidden();
  await reach(dialog.getByRole("button", { name: "Copy: Frame for your page" }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Copied")).toBeVisible();
  await expect(snippets[1]).toHaveValue(/goal=converged.*title="By keyboard"/s);
  await reach(desk(page).save);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe("ravine-momentum.html");
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
});

test("axe finds nothing, and nothing is wider than the window, in any colours and sizes", async ({ page }) => {
  test.setTimeout(120_000);
  for (const [media, width] of /** @type {const} */ ([
    [{ colorScheme: "light" }, 1366],
    [{ colorScheme: "dark" }, 320],
    [{ colorScheme: "light", forcedColors: "active" }, 320],
  ])) {
    await page.emulateMedia({ forcedColors: "none", ...media });
    await page.setViewportSize({ width, height: 700 });
    await open(page, "/index.html?goal=converged&vs=adam");
    await openDesk(page);
    await desk(page).text("Within so many steps").fill("x");
    await expectNoViolations(page);
    const { dialog, save } = desk(page);
    expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), `at ${width}`).toBe(0);
    await save.scrollIntoViewIfNeeded();
    await expect(save).toBeInViewport();
  }
});

test("where a goal is set, nothing tells how it is reached, and the verdict says what it says", async ({ page }) => {
  const run = "/index.html?fn=bowl&opt=gd&lr=0.0005";
  await open(page, run);
  await expect(page.locator("#advice")).toBeVisible();
  await expect(page.getByRole("button", { name: "Find good rates" })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Maps" })).toBeVisible();
  const headline = await page.locator("#verdict .headline").textContent();
  await expect(page.locator("#verdict")).toContainText("Tried");
  await open(page, `${run}&goal=converged`);
  await expect(page.locator("#verdict .headline")).toHaveText(headline);
  await expect(page.locator("#verdict")).not.toContainText("Tried");
  await page.locator("#why summary").click();
  await expect(page.locator("#why")).toContainText("limit");
  await expect(page.locator("#why")).not.toContainText("Tried");
  await expect(page.getByRole("button", { name: "Find good rates" })).toBeHidden();
  await expect(page.getByRole("tab", { name: "Maps" })).toBeHidden();
  await expect(page.locator("#advice")).toBeHidden();
});

test("the desk says how high the figure would like to be, and that this machine’s addresses are its own", async ({ page }) => {
  await open(page, "/index.html?fn=rosenbrock&opt=adam");
  await openDesk(page);
  const { dialog, text, snippets } = desk(page);
  const wanted = dialog.getByText(/^All of this figure is seen at \d+ pixels/);
  await expect(wanted).toBeVisible();
  const height = /\d+/.exec(await wanted.textContent())?.[0] ?? "";
  await text("Height in pixels").fill(height);
  await expect(wanted).toHaveCount(0);
  await expect(snippets[1]).toHaveValue(new RegExp(`height="${height}"`));
  await text("Height in pixels").fill("300");
  await expect(wanted).toBeVisible();
  await expect(dialog.getByText("nobody else can open them")).toBeVisible();
});
