// <fall-line> in the frameworks that people build pages with: each a small project, built as its own tools
// build it, and used in a browser. Settings come from the framework's state, events go into it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { engines } from "../engines/browsers.js";
import { serve } from "./serve.js";
import { ELEMENT, put, tool, workshop } from "./workshop.js";

let folder = "";
let browser;

before(async () => {
  folder = await workshop("frameworks");
  const [[, start]] = engines;
  browser = await start();
});
after(() => browser?.close());

/** What each is built by, and where that puts the site. */
const FRAMEWORKS = {
  react: ["vite", "build", "react"],
  vue: ["vite", "build", "vue"],
  svelte: ["vite", "build", "svelte"],
  vitepress: ["vitepress", "build", "vitepress"],
};

/** Where only one engine is named, as in a short run, one framework stands for them. */
const tried = Object.entries(FRAMEWORKS).slice(0, engines.length > 1 ? undefined : 1);

for (const [name, [program, ...values]] of tried) {
  test(`in ${name}`, async () => {
    const place = join(folder, name);
    await put(join(place, "fall-line"), ELEMENT);
    // A site's files that are no modules, for the one that asks for the embed at an address.
    await put(join(place, "public"), ["embed.html"]);
    await tool(folder, program, ...values, ...(program === "vite" ? ["--config", "vite.config.js"] : []));
    const site = await serve(join(place, program === "vite" ? "dist" : ".vitepress/dist"));
    try {
      await browser.goto(`${site.address}/index.html`);
      const seen = await browser.run(`
        const until = async (what) => {
          for (let left = 500; left > 0; left -= 1) {
            const found = await what();
            if (found) return found;
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          throw new Error("waited in vain for " + what);
        };
        const figure = await until(() => document.querySelector("fall-line"));
        await figure.ready;
        const first = (await figure.config()).query;
        const text = await until(() => document.getElementById("said").textContent);
        document.querySelector("main button, #root button").click();
        const second = await until(async () => {
          const { query } = await figure.config();
          return query.includes("lr=0.2") && query;
        });
        return { first, second, text, step: await figure.start().then(() => figure.pause()) };
      `);
      assert.equal(seen.first, "fn=bowl&opt=gd&vs=adam&vs=momentum,lr:0.05");
      assert.equal(seen.second, "fn=bowl&opt=gd&lr=0.2&vs=adam&vs=momentum,lr:0.05");
      assert.match(seen.text, /[a-z]+/);
      assert.equal(typeof seen.step, "number");
    } finally {
      site.close();
    }
  });
}

test("its types, plain and in React", async () => {
  await put(join(folder, "dist"), ["fall-line.d.ts", "fall-line.react.d.ts"]);
  await tool(folder, "tsc", "--project", "types");
});
