// The examples that are notebooks, run by a kernel or a server of their own, and looked at in a browser.

import { execFile, spawn } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { engines, freePort } from "../engines/browsers.js";
import { serve } from "./serve.js";
import { useFrame } from "./use.js";
import { environment, project, put } from "./workshop.js";

let programs = "";
/** As in the build: the embed, and the notebooks in a folder beside it. */
let place = "";
let browser;

before(async () => {
  programs = await environment("notebooks");
  place = join(programs, "../site");
  await put(place, ["embed.html"]);
  for (const name of ["notebook.ipynb", "marimo_notebook.py"]) await cp(join(project, "examples", name), join(place, "examples", name));
  const [[, start]] = engines;
  browser = await start();
});
after(() => browser?.close());

test("Jupyter's", async () => {
  const notebook = join(place, "examples/notebook.ipynb");
  // The bare template asks for nothing from a network.
  await promisify(execFile)(join(programs, "jupyter"), ["nbconvert", "--execute", "--to", "html", "--template", "basic", notebook]);
  const site = await serve(place);
  try {
    await useFrame(browser, `${site.address}/examples/notebook.html`, "fn=rosenbrock&opt=adam&lr=0.05");
  } finally {
    site.close();
  }
});

test("marimo's", async () => {
  const port = await freePort();
  const values = ["run", join(place, "examples/marimo_notebook.py"), "--headless", "--no-token", "--port", String(port)];
  const server = spawn(join(programs, "marimo"), values, { stdio: "ignore" });
  try {
    const address = `http://127.0.0.1:${port}/`;
    await answers(address);
    await useFrame(browser, address, "opt=gd&lr=0.06");
  } finally {
    server.kill();
  }
});

/** Waits until a server that has just been started answers. @param {string} address */
async function answers(address) {
  for (let left = 100; left > 0; left -= 1) {
    if (await fetch(address).then(({ ok }) => ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`nothing answers at ${address}`);
}
