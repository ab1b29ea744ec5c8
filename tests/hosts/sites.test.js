// A figure in tools that make sites and decks, each a small project, built as its own tools build it, and used
// in a browser. They take long to install, so that only the long form of the tests has them.

import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { engines } from "../engines/browsers.js";
import { serve } from "./serve.js";
import { useDeck, useElement, useFrame } from "./use.js";
import { project, put, toolIn, workshop } from "./workshop.js";

let folder = "";
let browser;

before(async () => {
  folder = await workshop("sites");
  const [[, start]] = engines;
  browser = await start();
});
after(() => browser?.close());

/** Serves a folder while something is tried. @param {string} site @param {(address: string) => Promise<void>} use */
async function served(site, use) {
  const { address, close } = await serve(site);
  try {
    await use(address);
  } finally {
    close();
  }
}

test("in Docusaurus, which makes the page on a server first", async () => {
  const place = join(folder, "docusaurus");
  await put(join(place, "static"), ["fall-line.js", "embed.html"]);
  await toolIn(folder, "docusaurus", "docusaurus", "build");
  await served(join(place, "build"), async (address) => {
    await useElement(browser, `${address}/`);
    await useFrame(browser, `${address}/plain/`, "fn=bowl&opt=gd&theme=light");
  });
});

test("in Observable Framework", async () => {
  const place = join(folder, "observable");
  await put(join(place, "src"), ["embed.html"]);
  await toolIn(folder, "observable", "observable", "build");
  await served(join(place, "dist"), (address) => useFrame(browser, `${address}/index.html`, "fn=rosenbrock&opt=adam"));
});

test("in reveal.js, the example's deck", async () => {
  const place = join(folder, "reveal");
  await put(place, ["embed.html"]);
  await cp(join(project, "examples/reveal.html"), join(place, "examples/reveal.html"));
  await cp(join(folder, "node_modules/reveal.js"), join(place, "examples/reveal.js"), { recursive: true });
  await served(place, (address) => useDeck(browser, `${address}/examples/reveal.html`));
});
