// What else draws much: the cursor dragged along a long run, and a surface that has changed.

/** @typedef {import("@playwright/test").Page} Page */

/** Moves the cursor along, a step each frame or two. @param {Page} page */
export async function scrub(page) {
  await page.getByRole("slider", { name: "Step of the run" }).evaluate(async (slider) => {
    const input = /** @type {HTMLInputElement} */ (slider);
    for (let step = 0; step < 60; step += 1) {
      input.value = String(400 + 10 * step);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
}

/** Changes κ, and with it the field. @param {Page} page */
export async function bend(page) {
  await page.getByRole("tab", { name: "Settings" }).click();
  const number = page.getByRole("textbox", { name: "How narrow (condition number κ), as a number" });
  await number.evaluate(async (field) => {
    const input = /** @type {HTMLInputElement} */ (field);
    for (let kappa = 11; kappa < 21; kappa += 1) {
      input.value = String(kappa);
      input.dispatchEvent(new Event("change", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  });
}
