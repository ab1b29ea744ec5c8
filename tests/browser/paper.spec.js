// What comes out of a printer.

import { execFileSync } from "node:child_process";
import { expect, open, test } from "./page.js";

/** `cargo xtask test` says where the program is that turns a PDF into pixels. */
const program = process.env.FALL_LINE_PAPER;

test.skip(!program, "there is no pdftoppm");

/** The pixels of the first sheet, as [red, green, blue], 60 to an inch. */
async function printed(page) {
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  const ppm = execFileSync(program ?? "", ["-r", "60", "-f", "1", "-l", "1", "-"], { input: pdf, maxBuffer: 1e8 });
  const [head] = /^P6\s\d+\s\d+\s255\s/.exec(ppm.subarray(0, 40).toString("latin1")) ?? [""];
  const pixels = [];
  for (let at = head.length; at + 2 < ppm.length; at += 3) pixels.push([ppm[at], ppm[at + 1], ppm[at + 2]]);
  return pixels;
}

const isNear = (one, other) => one.every((value, index) => Math.abs(value - other[index]) < 30);
const PATHS = { Momentum: [0, 98, 158], Adam: [176, 72, 0] };

for (const address of ["/index.html?vs=adam", "/embed.html?vs=adam"]) {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    test(`the ground and the paths are on paper: ${address}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await open(page, address);
      await expect(page.locator("#stage [data-layer=trail]")).toHaveAttribute("data-drawn", /[1-9]/);
      // Drawn again and again, as a run is that plays.
      await page.getByRole("slider", { name: "Step of the run" }).fill("20");
      await page.getByRole("slider", { name: "Step of the run" }).fill("200");
      const pixels = await printed(page);
      const isTinted = ([red, green, blue]) => Math.max(red, green, blue) - Math.min(red, green, blue) > 12 && green > 150;
      // The stage takes a fifth of the sheet or more, and nearly all of it is ground.
      expect(pixels.filter(isTinted).length / pixels.length).toBeGreaterThan(0.12);
      for (const [name, colour] of Object.entries(PATHS)) {
        expect(pixels.filter((pixel) => isNear(pixel, colour)).length, name).toBeGreaterThan(60);
      }
      // Paper is light, whatever the screen was.
      expect(pixels.filter((pixel) => isNear(pixel, [255, 255, 255])).length / pixels.length).toBeGreaterThan(0.3);
    });
  }
}
