// Each page at three widths in both themes, into shots/ in the target folder; the README's picture into docs/.

import { open, test } from "./page.js";

const SIZES = { 1280: 800, 768: 1024, 375: 700 };
const STATES = { default: "", diverged: "?fn=parabola&opt=gd&lr=1.1", race: "?fn=himmelblau&opt=adam&vs=gd&vs=rmsprop" };

for (const scheme of /** @type {const} */ (["light", "dark"])) {
  for (const [width, height] of Object.entries(SIZES)) {
    for (const [state, query] of Object.entries(STATES)) {
      test(`${state} ${width} ${scheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width: Number(width), height });
        await open(page, `/index.html${query}`);
        await page.screenshot({ path: `${process.env.FALL_LINE_TARGET}/shots/lab-${state}-${width}-${scheme}.png` });
        await page.setViewportSize({ width: Number(width), height: 400 });
        await open(page, `/embed.html${query}`);
        await page.screenshot({ path: `${process.env.FALL_LINE_TARGET}/shots/embed-${state}-${width}-${scheme}.png` });
      });
    }
  }
}

test("the README's picture", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 420 });
  await open(page, "/embed.html");
  await page.screenshot({ path: "docs/embed.png" });
});
