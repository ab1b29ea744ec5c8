// The package for npm, installed into somebody's project without a network: its engine in Node, and, where all
// engines are tried, its types, a project with a bundler, and pages without one.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { engines } from "../engines/browsers.js";
import { serve } from "./serve.js";
import { project, tool, workshop } from "./workshop.js";

const run = promisify(execFile);
const tarball = process.env.FALL_LINE_NPM;
const isShort = engines.length < 2 && "only Node in a short run";

/** Somebody's project, with the package installed. */
const folder = join(process.env.FALL_LINE_TARGET, "hosts", "npm");
const installed = join(folder, "node_modules", "fall-line");

before(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(project, "tests/hosts/npm"), folder, { recursive: true });
  await run("npm", ["install", tarball, "--offline", "--no-audit", "--no-fund"], { cwd: folder, shell: process.platform === "win32" });
});

/** Momentum down the ravine, ½(x² + 10y²), by the rule and nothing else. */
function reckoned(steps) {
  let [x, y, across, up] = [-4, 2, 0, 0];
  const rows = { x: [], y: [], loss: [] };
  for (let step = 0; step <= steps; step += 1) {
    rows.x.push(x);
    rows.y.push(y);
    rows.loss.push((x * x + 10 * y * y) / 2);
    across = 0.9 * across + x;
    up = 0.9 * up + 10 * y;
    x -= 0.1 * across;
    y -= 0.1 * up;
  }
  return rows;
}

test("the engine in Node runs, draws, writes and says what is wrong", async () => {
  const { stdout } = await run(process.execPath, ["run.js"], { cwd: folder });
  const told = JSON.parse(stdout);
  const { version, sideEffects } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  assert.equal(told.version, version, "the crate's version is the package's");
  assert.match(await readFile(join(project, "Cargo.toml"), "utf8"), new RegExp(`^version = "${version}"$`, "m"));
  assert.equal(basename(tarball), `fall-line-${version}.tgz`);
  assert.deepEqual(sideEffects, ["./fall-line.js"]);
  assert.match(told.early, /await init\(\)/);

  const { verdict, program: pytorch, query, ...columns } = told.run;
  assert.deepEqual([verdict.kind, verdict.step, query], ["converged", 50, ""]);
  const expected = reckoned(200);
  for (const [name, column] of Object.entries(expected)) {
    assert.equal(columns[name].length, column.length, name);
    const far = column.map((value, step) => Math.abs(value - columns[name][step]) / Math.max(1, Math.abs(value)));
    assert.ok(Math.max(...far) < 1e-12, `${name} differs by ${Math.max(...far)}`);
  }
  assert.match(pytorch, /torch\.optim\.SGD/);
  for (const picture of [told.bare, told.worded]) assert.match(picture, /^<svg width="640" height="400"/);
  assert.ok(told.worded.includes("Minimum") && !told.bare.includes("Minimum"), "words are given, and are English");
  assert.deepEqual(told.problems, [
    { key: "opt", given: "sgd", used: "gd" },
    { key: "lr", given: "fast", used: "0.1" },
  ]);
  const { rate, steps, run: again } = told.best;
  assert.ok(steps < 50 && steps === again, `rate ${rate} takes ${again} steps, and the sweep says ${steps}`);
});

test("what it gives is what its types say", { skip: isShort }, async () => {
  const declared = await readFile(join(installed, "engine.d.ts"), "utf8");
  const { stdout } = await run(process.execPath, ["run.js"], { cwd: folder });
  for (const name of JSON.parse(stdout).names) assert.match(declared, new RegExp(`\\b${name}\\b`), name);
  const tools = await workshop("frameworks");
  await tool(tools, "tsc", "--project", folder);
  const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];
  await tool(tools, "tsc", "--project", folder, ...bundler);
});

/** What a page comes to once `wanted`, a script, gives something. */
const until = (wanted) => `
  for (let left = 1000; left > 0; left -= 1) {
    const found = await (async () => { ${wanted} })();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("waited in vain: " + document.title);`;

for (const [name, start] of isShort ? [] : engines) {
  test(`its element and its engine, bundled and as they are, and the lab, in ${name}`, async () => {
    const tools = await workshop("frameworks");
    await tool(tools, "vite", "build", folder, "--logLevel", "warn");
    await writeFile(join(folder, "bare.html"), `<!doctype html><title>Without a bundler</title>
      <fall-line fn="bowl" opt="gd"></fall-line>
      <script type="module" src="node_modules/fall-line/fall-line.js"></script>
      <script type="module">
        import { Simulator, init } from "./node_modules/fall-line/engine.js";
        await init();
        const simulator = new Simulator("fn=ravine&opt=momentum&lr=0.1");
        while (!simulator.advance(64));
        const [verdict] = simulator.outcome();
        document.title = verdict.kind + " in " + verdict.step;
      </script>`);
    const [bundled, bare] = await Promise.all([serve(join(folder, "dist")), serve(folder)]);
    const browser = await start();
    try {
      for (const address of [`${bundled.address}/index.html`, `${bare.address}/bare.html`]) {
        await browser.goto(address);
        assert.equal(await browser.run(until(`return document.title.includes(" in ") && document.title;`)), "converged in 50", address);
        const query = await browser.run(`
          const figure = document.querySelector("fall-line");
          await figure.ready;
          return (await figure.config()).query;`);
        assert.equal(query, "fn=bowl&opt=gd", address);
      }
      await browser.goto(`${bare.address}/node_modules/fall-line/index.html`);
      assert.equal(await browser.run(until(`return document.documentElement.dataset.state === "ready" && "ready";`)), "ready");
    } finally {
      await browser.close();
      bundled.close();
      bare.close();
    }
  });
}

test("everything that it names is in it", async () => {
  const { exports, ...about } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const files = new Set((await readdir(installed, { recursive: true })).map((file) => `./${file.replaceAll("\\", "/")}`));
  const named = Object.values(exports).flatMap((target) => (typeof target === "string" ? target : Object.values(target)));
  for (const file of [...named, about.customElements, about.unpkg, "./LICENSE-MIT", "./LICENSE-APACHE", "./README.md", "./THIRD-PARTY.txt"]) {
    assert.ok(files.has(file), `${file} is missing`);
  }
});

after(() => rm(folder, { recursive: true, force: true }));
