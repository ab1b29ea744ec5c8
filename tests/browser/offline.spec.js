// The lab without a network, new versions of it, and the lab as an app. The embed has no part in it.

import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "../hosts/serve.js";
import { LESSONS } from "./learner.js";
import { expect, expectNoViolations, open, parts, press, ready, test } from "./page.js";

test.use({ serviceWorkers: "allow" });

/** Opens the lab, and waits until it is kept. */
async function visit(page, address = "/index.html") {
  await open(page, address);
  const states = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ active }) => active?.state));
  await expect.poll(states).toEqual(["activated"]);
}

const isControlled = (frame) => frame.evaluate(() => navigator.serviceWorker.controller !== null);

test("after one visit all of the lab works without a network", async ({ page, context }) => {
  test.slow();
  await visit(page);
  await expect.poll(() => isControlled(page), { message: "already at the first visit" }).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(parts(page).verdict).toContainText("Converged in 50 steps");

  for (const lesson of LESSONS) {
    await open(page, `/index.html?lesson=${lesson}`);
    await expect(page.locator("#lesson h2").first()).toBeVisible();
    await expect(page.getByText("could not be loaded")).toBeHidden();
  }

  await open(page, "/index.html?fn=bowl&steps=12");
  await page.getByRole("tab", { name: "Maps", exact: true }).click();
  await page.getByRole("tab", { name: "Rate × momentum", exact: true }).click();
  const panel = page.getByRole("tabpanel", { name: "Rate × momentum", exact: true });
  await panel.getByRole("button", { name: "Run it" }).click();
  await expect(panel.getByText("All done.")).toBeVisible({ timeout: 20_000 });
  // One that could not load its script would be gone by now, and the page have done the work.
  expect(page.workers().length).toBeGreaterThan(0);
  for (const tab of ["This step", "Charts", "Data", "Table", "Settings"]) {
    await page.getByRole("tab", { name: tab, exact: true }).click();
    await expect(page.getByRole("tabpanel", { name: tab, exact: true })).not.toBeEmpty();
  }

  await press(page, "Export");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Format").selectOption("gif");
  const [film] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("link", { name: "Save fall-line.gif" }).click()]);
  expect((await readFile(await film.path(), "latin1")).slice(0, 6)).toBe("GIF89a");
  await page.getByRole("button", { name: "Close" }).click();

  await press(page, "Share");
  await expect(page.getByText("There is no network, and the figure cannot be shown here.")).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
  expect((await readFile(await file.path(), "utf8")).match(/data-query="(.*?)"/)?.[1]).toBe("fn=bowl&amp;steps=12");
  const [zip] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save a package" }).click()]);
  expect((await readFile(await zip.path(), "latin1")).slice(0, 2)).toBe("PK");
});

test("at its folder's address the lab takes the one that works without a network", async ({ page, context }) => {
  await visit(page, "/?fn=bowl#fn=bowl&lr=0.3");
  await expect(page).toHaveURL(/\/index\.html\?fn=bowl#fn=bowl&lr=0\.3$/);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(parts(page).rateField).toHaveValue("0.3");
});

test.describe("a new version", () => {
  let folder = "";
  let site;

  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "fall-line-versions-"));
    await cp("dist", folder, { recursive: true });
    site = await serve(folder);
  });
  test.afterEach(async () => {
    site.close();
    await rm(folder, { recursive: true });
  });

  /** Puts a version there that can be told from the one before, as the build would make it. */
  async function publish() {
    const file = join(folder, "index.html");
    const page = await readFile(file, "utf8");
    await writeFile(file, page.replace("<html ", '<html data-version="second" '));
    const script = join(process.env.FALL_LINE_TARGET, "xtask/bundles/sw-without-list.js");
    await promisify(execFile)(process.execPath, ["xtask/src/site/precache.js", folder, script]);
  }

  const offer = (page) => page.getByRole("status", { name: "New version" });

  test("is offered, waits, and is taken with all that was set up", async ({ page, context }) => {
    await visit(page, `${site.address}/index.html`);
    await parts(page).rateField.fill("0.05");
    await parts(page).rateField.press("Enter");
    await expect(page).toHaveURL(/#.*lr=0\.05/);
    const other = await context.newPage();
    await open(other, `${site.address}/index.html?fn=bowl`);
    await publish();

    await page.reload();
    await expect(offer(page)).toContainText("There is a new version of the lab. What you have set up stays");
    expect(await page.locator("html[data-version]").count(), "the old one is still there").toBe(0);
    await expectNoViolations(page);
    await offer(page).getByRole("button", { name: "Later" }).click();
    await expect(offer(page)).toBeHidden();
    await page.reload();
    await offer(page).getByRole("button", { name: "Load it" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-version", "second");
    await ready(page);
    await expect(parts(page).rateField).toHaveValue("0.05");
    await expect(offer(page)).toBeHidden();

    // The other tab goes on as it was, and says so.
    expect(await other.locator("html[data-version]").count()).toBe(0);
    await offer(other).getByRole("button", { name: "Load it" }).click();
    await expect(other.locator("html")).toHaveAttribute("data-version", "second");
  });

  test("says what would be lost: data that are not in the address", async ({ page }) => {
    await visit(page, `${site.address}/index.html?fn=linear-regression`);
    await publish();
    await page.reload();
    await ready(page);
    await page.getByRole("tab", { name: "Data", exact: true }).click();
    await expect(offer(page)).toContainText("What you have set up stays");
    await page.getByRole("textbox", { name: "Your own data" }).fill("1 2\n2 3\n3 5\n");
    await page.getByRole("button", { name: "Use these data" }).click();
    await expect(offer(page)).toContainText("Your own data are not in the address");
  });
});

test("the embed has no worker, and neither has the lab in a frame", async ({ page, context }) => {
  const registered = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  const frames = '<iframe title="A lab" src="/index.html"></iframe><iframe title="An embed" src="/embed.html"></iframe>';
  const body = `<!doctype html><link rel="icon" href="data:,">${frames}`;
  await page.route("**/course.html", (route) => route.fulfill({ body, contentType: "text/html" }));
  const embed = page.frameLocator("iframe[title='An embed']").locator("html");
  await page.goto("/course.html");
  await expect(page.frameLocator("iframe[title='A lab']").locator("html")).toHaveAttribute("data-state", "ready");
  await expect(embed).toHaveAttribute("data-state", "ready");
  // Longer than the lab waits before it has itself kept.
  await page.waitForTimeout(3000);
  expect(await registered()).toBe(0);

  // Once the lab is kept, the embed is still nobody's but its own: alone, and in a frame of the lab's site.
  const lab = await context.newPage();
  await visit(lab);
  await page.reload();
  await expect(embed).toHaveAttribute("data-state", "ready");
  expect(await isControlled(page.frames().find((frame) => frame.url().endsWith("/embed.html")))).toBe(false);
  await open(page, "/embed.html?fn=bowl");
  expect(await isControlled(page)).toBe(false);
  expect(await registered()).toBe(1);
});

for (const address of ["/index.html", "/"]) {
  test(`the lab can be installed from ${address}`, async ({ page }) => {
    await visit(page, address);
    const session = await page.context().newCDPSession(page);
    const { data, errors } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data);
    expect(manifest).toMatchObject({ name: "Fall Line", start_url: "index.html", display: "standalone" });
    expect(manifest.description).toBe(await page.locator("meta[name=description]").getAttribute("content"));
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // A window without a profile on the disk can install nothing, whatever the page is.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
    for (const { src, sizes } of manifest.icons) {
      const [width, height] = await page.evaluate(async (src) => {
        const image = await createImageBitmap(await (await fetch(src)).blob()).catch(() => undefined);
        return [image?.width, image?.height];
      }, src);
      if (sizes !== "any") expect(`${width}x${height}`, src).toBe(sizes);
    }
  });
}
