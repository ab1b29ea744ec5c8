// Addresses as people, platforms and trackers write them.

import { ask, hold, said } from "./holder.js";
import { expect, open, parts, test } from "./page.js";

for (const address of ["/embed.html", "/index.html"]) {
  test.describe(address, () => {
    test("a hash that names no surface is an anchor, and changes nothing", async ({ page }) => {
      for (const hash of ["#section=2", "#page=2", "#38;opt=adam", "#lr=0.5", "#%E0%A4%A"]) {
        await page.goto("about:blank");
        await open(page, `${address}?fn=himmelblau&opt=gd${hash}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gradient descent on Himmelblau’s function");
        await expect(page.locator("#notice")).toBeHidden();
      }
    });

    test("a learner's change replaces the anchor, and names the surface", async ({ page }) => {
      await open(page, `${address}?opt=gd#section=2`);
      const { rateField } = parts(page);
      await rateField.fill("0.05");
      await rateField.press("Enter");
      await expect.poll(() => new URL(page.url()).hash).toBe("#fn=ravine&opt=gd&lr=0.05");
    });

    test("what platforms and trackers add is no notice; what is near a setting is", async ({ page }) => {
      await open(page, `${address}?opt=Adam%20&_xsrf=2|a|b&1795641691340&utm_source=x&fbclid=y&forceview=1&token=z`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Adam on a ravine");
      await expect(page.locator("#notice")).toBeHidden();
      await page.goto("about:blank");
      await open(page, `${address}?opt=SGD&learning_rate=0.2&hide=chart,foo&vs=adam,lr=0.05&utm_source=x`);
      const notice = page.locator("#notice");
      await expect(notice.getByRole("listitem")).toHaveText([
        "There is no setting “learning_rate”. It is ignored. Did you mean “lr”?",
        "“SGD” is not a choice for opt. gd is used.",
        "“lr=0.05” is nothing that vs can hold. It is left out. Did you mean “lr:0.05”?",
        "“foo” is no part that can be hidden. It is left out.",
      ]);
    });

    test("a notice that is dismissed leaves the focus on the page", async ({ page }) => {
      await open(page, `${address}?opt=SGD`);
      await page.getByRole("button", { name: "Dismiss" }).press("Enter");
      await expect(page.locator("#notice")).toBeHidden();
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    });

    test("a page without a query of its own takes the one that its file brings", async ({ page }) => {
      await page.route(`**${address}*`, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace(/<html\b/, '<html data-query="fn=bowl&amp;amp;opt=Adam"');
        await route.fulfill({ response, body });
      });
      await open(page, address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Adam on a round bowl");
      await page.goto("about:blank");
      await open(page, `${address}?fn=booth`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Momentum on Booth’s function");
    });

    test("names that every object has are no names of tables", async ({ page }) => {
      for (const text of ["lang=toString", "lang=valueOf", "fn=constructor&opt=toString&view=valueOf", "lesson=constructor", "__proto__=1"]) {
        await page.goto("about:blank");
        await open(page, `${address}?${text}`);
        await expect(parts(page).verdict).toContainText("Converged in 50 steps");
      }
    });
  });
}

test("the holding page is warned of every key that is none", async ({ page }) => {
  await hold(page, "?utm_source=x&opts=gd");
  const { problems } = await said(page, "warning");
  expect(problems).toMatchObject([
    { key: "utm_source", given: "x", used: "", code: "unknown-key" },
    { key: "opts", given: "gd", used: "", code: "unknown-key", hint: "opt" },
  ]);
  expect(problems[0]).not.toHaveProperty("hint");
  expect((await ask(page, { type: "set", query: "opt=SGD" })).config).toMatchObject({ query: "opt=gd", problems: [{ given: "SGD", used: "gd" }] });
});
