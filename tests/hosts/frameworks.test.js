// <fall-line> in the frameworks that people build pages with: each a small project, built as its own tools
// build it, and used in a browser. Settings come from the framework's state, events go into it.

import { join } from "node:path";
import { after, before, test } from "node:test";
import { engines } from "../engines/browsers.js";
import { serve } from "./serve.js";
import { useElement } from "./use.js";
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
      await useElement(browser, `${site.address}/index.html`);
    } finally {
      site.close();
    }
  });
}

test("its types, plain and in React", async () => {
  await put(join(folder, "dist"), ["fall-line.d.ts", "fall-line.react.d.ts"]);
  await tool(folder, "tsc", "--project", "types");
});
