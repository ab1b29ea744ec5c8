// Taking a run along: the dialogs for sharing and exporting, in a page and in frames that forbid.

import { readFile } from "node:fs/promises";
import { ask, hold, inside } from "./holder.js";
import { expect, look, open, parts, press, test } from "./page.js";

/** The texts of the share dialog, by name. */
function texts(page) {
  return {
    link: page.getByRole("textbox", { name: "Link to this simulator" }),
    frame: page.getByRole("textbox", { name: "Frame for your page" }),
    element: page.getByRole("textbox", { name: "Element for your page, with its script" }),
  };
}

const QUERY = "?f=sin(x)%2B0.1x^2&opt=adam&lr=0.2&vs=gd,lr:0.05&vs=momentum&title=A+%22title%22+%26+more";

for (const address of ["/index.html", "/embed.html"]) {
  test(`${address}: the snippets carry the configuration, and what is ticked is hidden`, async ({ page }) => {
    // An embed may stand anywhere: where its lab is, it is told.
    const isEmbed = address === "/embed.html";
    await open(page, address + QUERY + (isEmbed ? "&lab=index.html" : ""));
    await press(page, "Share");
    const { link, frame, element } = texts(page);
    const { origin } = new URL(page.url());
    await expect(link).toHaveValue(/^http/);
    const query = new URL(await link.inputValue()).search;
    expect(query).toContain("title=A%20");
    expect(await link.inputValue()).toBe(`${origin}/index.html${query}`);
    await page.getByLabel("Loss chart", { exact: true }).check();
    await page.getByLabel("Verdict", { exact: true }).check();
    const preview = page.frameLocator("dialog iframe[title]");
    await expect(preview.locator("html")).toHaveAttribute("data-state", "ready");
    await expect(preview.getByRole("heading", { level: 1 })).toHaveText('A "title" & more');
    await expect(preview.locator("#chart")).toBeHidden();
    await expect(preview.locator("#verdict")).toBeHidden();
    await expect(preview.locator("#controls")).toBeVisible();
    const snippets = [await frame.inputValue(), isEmbed ? "" : await element.inputValue()];
    // As a page that they are pasted into reads them.
    const read = await page.evaluate(([frame, element]) => {
      const parse = (text) => new DOMParser().parseFromString(text, "text/html");
      const { attributes } = parse(frame).querySelector("iframe");
      const host = parse(element || '<script src="/fall-line.js"></script><fall-line></fall-line>');
      return {
        frame: Object.fromEntries([...attributes].map(({ name, value }) => [name, value])),
        script: host.querySelector("script").src,
        element: Object.fromEntries([...host.querySelector("fall-line").attributes].map(({ name, value }) => [name, value])),
      };
    }, snippets);
    expect(read.frame).toMatchObject({ title: 'A "title" & more', loading: "lazy", sandbox: "allow-scripts allow-downloads allow-popups" });
    const src = new URL(read.frame.src);
    expect(src.pathname).toBe("/embed.html");
    expect(src.searchParams.get("hide")).toBe("chart,verdict");
    expect(src.searchParams.getAll("vs")).toHaveLength(2);
    if (!isEmbed) {
      expect(read.script).toBe(`${origin}/fall-line.js`);
      expect(read.element).toMatchObject({ f: "sin(x)+0.1x^2", opt: "adam", title: 'A "title" & more' });
      expect(read.element.vs.split(" ")).toHaveLength(2);
    }
    // The frame's own query is canonical and without a problem.
    await page.goto(read.frame.src);
    await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
    await expect(page.locator("#notice")).toBeHidden();
  });
}

test("a copy button works in a sandboxed frame", async ({ page, context }) => {
  const frame = await hold(page, "?opt=gd", { attributes: { height: "600" } });
  await press(frame, "Share");
  await frame.getByRole("button", { name: "Copy: Frame for your page" }).click();
  await expect(frame.getByText("Copied")).toBeVisible();
  // What was copied is what a paste gives.
  await context.grantPermissions(["clipboard-read"], { origin: new URL(page.url()).origin });
  const area = frame.getByRole("textbox", { name: "Frame for your page" });
  const copied = await page.evaluate(() => (window.focus(), navigator.clipboard.readText()));
  expect(copied.replaceAll("\r\n", "\n")).toBe(await area.inputValue());
  // The frame has refused the newer way, which the browser notes.
  page.complaints.length = 0;
});

test("the lab opens with this configuration and all its parts", async ({ page }) => {
  await open(page, "/embed.html?fn=bowl&opt=gd&lr=0.3&hide=chart&lab=index.html");
  await parts(page).rateField.fill("0.2");
  await parts(page).rateField.press("Enter");
  await page.getByRole("button", { name: "Menu" }).click();
  const link = page.getByRole("link", { name: "Open in the lab" });
  await expect(link).toHaveAttribute("target", "_blank");
  const url = new URL(await link.evaluate((link) => link.href));
  expect(url.pathname).toBe("/index.html");
  expect(url.search).toBe("?fn=bowl&opt=gd&lr=0.2");
});

for (const [address, scheme] of /** @type {const} */ ([
  ["/embed.html?vs=adam", "light"],
  ["/embed.html?vs=adam", "dark"],
  // With the run before, arrows, and two racers that are out of sight.
  ["/index.html?vs=adam&vs=gd,lr:0.3&vs=gd,lr:0.4&at=30", "light"],
])) {
  test(`the exported picture is the one on the screen, ${address}, ${scheme}`, async ({ browser }) => {
    const context = await browser.newContext({ deviceScaleFactor: 2, colorScheme: scheme });
    const page = await context.newPage();
    await open(page, address);
    const trail = page.locator("#stage [data-layer=trail]");
    await expect(trail).toHaveAttribute("data-drawn", /[1-9]/);
    if (address.startsWith("/index")) {
      await page.getByRole("tab", { name: "Settings" }).click();
      await page.getByRole("checkbox", { name: "Arrows" }).check();
      await page.getByRole("button", { name: /^Start at/ }).focus();
      const drawn = Number(await trail.getAttribute("data-drawn"));
      await page.keyboard.press("Shift+ArrowRight");
      await expect.poll(async () => Number(await trail.getAttribute("data-drawn"))).toBeGreaterThan(drawn);
    }
    await press(page, "Export");
    await page.locator("dialog img").evaluate((image) => image.decode());
    const shown = await look(page);
    const differing = await page.evaluate(async (shown) => {
      const image = document.querySelector("dialog img");
      const screen = Object.assign(new Image(), { src: shown });
      await screen.decode();
      const pixels = (image) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: screen.naturalWidth, height: screen.naturalHeight });
        const context = canvas.getContext("2d");
        context.fillStyle = getComputedStyle(document.body).backgroundColor;
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, canvas.width, canvas.height).data;
      };
      const [seen, saved] = [pixels(screen), pixels(image)];
      return { size: [image.naturalWidth - screen.naturalWidth, image.naturalHeight - screen.naturalHeight], count: seen.filter((value, index) => Math.abs(value - saved[index]) > 8).length, of: seen.length };
    }, shown);
    expect(differing.size).toEqual([0, 0]);
    expect(differing.count / differing.of).toBeLessThan(0.001);
    await context.close();
  });
}

test("every format can be seen, and saved", async ({ page }) => {
  await open(page, "/embed.html?fn=parabola&opt=gd&lr=0.1&steps=30");
  await press(page, "Export");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Films are made in the lab")).toBeVisible();
  const formats = { png: /^\x89PNG/, svg: /^<svg/, csv: /^racer,optimizer,step/, json: /^\{/, python: /import numpy/, pytorch: /import torch/ };
  for (const [format, begin] of Object.entries(formats)) {
    await dialog.getByLabel("Format").selectOption(format);
    const link = dialog.getByRole("link", { name: /^Save / });
    const [download] = await Promise.all([page.waitForEvent("download"), link.press("Enter")]);
    expect(download.suggestedFilename()).toMatch(/^fall-line\.(png|svg|csv|json|py)$/);
    const saved = await readFile(await download.path(), "latin1");
    expect(saved.trimStart(), format).toMatch(begin);
    if (format === "png") continue;
    const area = dialog.locator("textarea");
    expect((await readFile(await download.path(), "utf8")).replaceAll("\r\n", "\n"), format).toBe((await area.inputValue()).replaceAll("\r\n", "\n"));
  }
});

test("where saving is forbidden, the picture and the text are there, and it is said", async ({ page }) => {
  const frame = await hold(page, "", { attributes: { height: "600" } });
  await press(frame, "Export");
  await expect(frame.getByText("If nothing is saved, this page forbids it: right-click")).toBeVisible();
  await expect(frame.getByRole("dialog").getByRole("img")).toBeVisible();
  await frame.getByLabel("Format").selectOption("csv");
  await expect(frame.getByText("If nothing is saved, this page forbids it: copy the text")).toBeVisible();
  await frame.getByRole("button", { name: "Copy: Table (CSV)" }).click();
  await expect(frame.getByText("Copied")).toBeVisible();
  const { data } = await ask(page, { type: "export", format: "csv" });
  expect((await frame.locator("textarea").inputValue()).trim()).toBe(data.replaceAll("\r\n", "\n").trim());
  expect(await inside(page).evaluate(() => self.origin)).toBe("null");
  page.complaints.length = 0;
});

test("the lab makes a film", async ({ page }) => {
  await open(page, "/index.html?steps=12");
  await press(page, "Export");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Format").selectOption("gif");
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("link", { name: "Save fall-line.gif" }).click()]);
  const film = await readFile(await download.path());
  expect(film.subarray(0, 6).toString("latin1")).toBe("GIF89a");
  // Thirteen pictures, one for each step and the start.
  const pictures = film.toString("latin1").split("\x21\xf9\x04").length - 1;
  expect(pictures).toBe(13);
  await page.getByRole("button", { name: "Close" }).click();
  await expect(parts(page).reading).toHaveText("step 12 of 12");
});

test("the lab makes a video, fetched only when asked for, and the browser plays it", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await open(page, "/index.html?steps=12");
  await press(page, "Export");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img")).toBeVisible();
  expect(fetched.filter((path) => /\/(video|gif)-/.test(path))).toEqual([]);
  await dialog.getByLabel("Format").selectOption({ label: "Film (video, MP4 or WebM)" });
  const link = dialog.getByRole("link", { name: /^Save fall-line\.(mp4|webm)$/ });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const film = await readFile(await download.path());
  const isMp4 = download.suggestedFilename().endsWith(".mp4");
  if (isMp4) expect(film.subarray(4, 8).toString("latin1")).toBe("ftyp");
  else expect(film.readUInt32BE(0)).toBe(0x1a45dfa3);

  const video = dialog.locator("video");
  const stage = await page.locator("#stage").evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]);
  await expect(video).toHaveAccessibleName(/momentum/i);
  await expect.poll(() => video.evaluate(({ readyState }) => readyState)).toBeGreaterThanOrEqual(2);
  // Twelve steps of 60 ms after the start, and two seconds at the end.
  const { duration, size } = await video.evaluate((video) => ({ duration: video.duration, size: [video.videoWidth, video.videoHeight] }));
  expect(duration).toBeCloseTo(12 * 0.06 + 2, 1);
  expect(size).toEqual(stage.map((side) => 2 * side));
  // Its end is not its start: the path has come.
  const picture = (time) =>
    video.evaluate(async (video, time) => {
      const there = new Promise((resolve) => video.addEventListener("seeked", resolve, { once: true }));
      video.currentTime = time;
      await there;
      const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
      const context = canvas.getContext("2d");
      context.drawImage(video, 0, 0);
      return Array.from(context.getImageData(0, 0, canvas.width, canvas.height).data).reduce((sum, value) => sum + value, 0);
    }, time);
  expect(await picture(2)).not.toBe(await picture(0));
});

test("where no video can be written it is said, and the GIF is offered", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "VideoEncoder"));
  await open(page, "/index.html?steps=12");
  await press(page, "Export");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Format").selectOption("video");
  await expect(dialog.getByText("This browser cannot write videos here. Take the film as a GIF.")).toBeVisible();
  await dialog.getByLabel("Format").selectOption("gif");
  await expect(dialog.getByRole("link", { name: "Save fall-line.gif" })).toBeVisible();
});

for (const format of ["gif", "video"]) {
  test(`a film can be stopped: ${format}`, async ({ page }) => {
    await open(page, "/index.html?steps=200&fn=rosenbrock");
    await press(page, "Export");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Format").selectOption(format);
    await dialog.getByRole("button", { name: "Stop" }).click();
    await expect(dialog.getByText("Stopped.")).toBeVisible();
    await expect(dialog.getByRole("link")).toHaveCount(0);
    await expect(parts(page).reading).toContainText("of 200");
  });
}
