// The Python package in notebooks: its wheel in an environment of its own, real kernels, and a browser that
// gets nothing from beyond this machine.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { OLDER, configure, environment, openNotebook, writeNotebook } from "./widget/lab.js";
import { project } from "./workshop.js";

const run = promisify(execFile);
const target = process.env.FALL_LINE_TARGET ?? join(project, "target");
const here = join(project, "tests/hosts/widget");
const folder = join(target, "hosts/widget");
const work = join(folder, "work");
const programs = join(folder, "notebooks/bin");
/** How long a page or a kernel may take to start, in milliseconds. */
const PATIENCE = 90_000;
const FIGURE = 'iframe[title="Gradient descent simulator"]';

let browser;
const servers = [];

/** The wheel that is tried. */
async function wheel() {
  const wheels = join(target, "xtask/wheel");
  const name = (await readdir(wheels)).find((file) => file.endsWith(".whl"));
  assert.ok(name, `no wheel in ${wheels}: \`cargo xtask test packages\` builds it`);
  return join(wheels, name);
}

/** The wheel in an environment with nothing but what shows it, which is kept as long as that is the same. @param {string} name */
async function install(name) {
  const read = (/** @type {string} */ file) => readFile(file, "utf8").catch(() => "");
  const [wanted, place] = [join(here, `${name}.txt`), join(folder, name)];
  const pip = (/** @type {string[]} */ ...values) => run(join(place, "bin/python"), ["-m", "pip", "--quiet", "--disable-pip-version-check", "install", ...values]);
  const built = await wheel();
  const mark = join(place, "requirements.txt");
  if ((await read(wanted)) !== (await read(mark))) {
    await run("python3", ["-m", "venv", "--clear", place]);
    await pip("--requirement", wanted, built);
    await cp(wanted, mark);
  }
  await pip("--no-index", "--no-deps", "--force-reinstall", built);
}

before(async () => {
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await install("notebooks");
  await install("older-kernel");
  await cp(join(here, "loops.py"), join(work, "loops.py"));
  // Chromium's own sandbox does not start for root, as in many containers.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath: process.env.FALL_LINE_BROWSER, args });
});

after(async () => {
  await browser?.close();
  for (const server of servers) server.kill();
});

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server at a port of its own and gives its address once it answers. @param {string} program @param {(port: number) => string[]} values @param {{ cwd?: string, variables?: object }} [options] */
async function start(program, values, { cwd = work, variables = {} } = {}) {
  const port = await freePort();
  const server = spawn(join(programs, program), values(port), { cwd, env: { ...process.env, ...variables }, stdio: "ignore" });
  servers.push(server);
  const address = `http://127.0.0.1:${port}`;
  for (const begin = Date.now(); ; ) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer) return address;
    if (Date.now() - begin > PATIENCE) throw new Error(`${program} does not start`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** JupyterLab with settings of its own, and the older kernel beside its own. @param {string} name */
async function lab(name) {
  const own = join(folder, "settings", name);
  await rm(own, { recursive: true, force: true });
  await configure(own, join(folder, "older-kernel/bin/python"));
  const values = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--IdentityProvider.token=", "--ServerApp.root_dir=."];
  return start("jupyter-lab", (port) => [...values, `--port=${port}`, "--ServerApp.port_retries=0"], { variables: environment(own) });
}

/** A page that gets nothing from elsewhere, and the addresses that it wanted there. */
async function offline() {
  const context = await browser.newContext({ viewport: { width: 1100, height: 1000 } });
  const wanted = [];
  await context.route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (route) => {
    wanted.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  const frame = page.frameLocator(FIGURE).first();
  return {
    page,
    frame,
    wanted,
    ready: () => frame.locator("html[data-state=ready]").waitFor({ timeout: PATIENCE }),
    /** Types a rate as a learner does. @param {string} rate */
    async type(rate) {
      const field = frame.getByRole("textbox", { name: "Rate, as a number" });
      await field.fill(rate);
      await field.press("Enter");
    },
    /** @param {string} name */
    shoot: (name) => page.screenshot({ path: join(folder, `${name}.png`) }),
  };
}

const CELLS = [
  `from fall_line import FallLine
sim = FallLine(fn="rosenbrock", opt="adam", lr=0.05, vs=["momentum"])
sim`,
  `from loops import differences
print(differences(*sim.trace()), sim.verdict[1].kind, len(sim.trace()[0].step))`,
  `heard = []
sim.observe(lambda change: heard.append(change["new"]), "lr")
sim.lr = 0.1
await sim.ready()
print(sim.trace()[0].lr, await sim.reset(), await sim.step(3), len(await sim.export("csv")) > 1000, (await sim.export("png"))[1:4])`,
  `print(sim.lr, sim.query, heard[-1], sim.trace()[0].lr)`,
  `sim.fn = "rosenbrok"
await sim.ready()`,
  `sim.fn = "rosenbrock"
await sim.ready()
print(sim.x, sim.y)`,
  `print(sim.x > -1.5, sim.y < 2, sim.trace()[0].x[0] == sim.x)`,
];

test("in JupyterLab: both ways, with the right numbers, from nowhere but this machine", async () => {
  await writeNotebook(join(work, "both-ways.ipynb"), CELLS);
  const address = await lab("both-ways");
  const { page, frame, wanted, ready, type, shoot } = await offline();
  const notebook = await openNotebook(page, `${address}/lab/tree/both-ways.ipynb`);
  await notebook.run(0);
  await ready();

  const pattern = /^\[(\S+), (\S+)\] (.*)$/;
  const [, adam, momentum, rest] = pattern.exec(await notebook.until(1, pattern)) ?? [];
  assert.ok(Number(adam) < 1e-9 && Number(momentum) < 1e-9, `differences of ${adam} and ${momentum}`);
  assert.equal(rest, "converged 201");

  assert.equal(await notebook.run(2), "0.1 0 3 True b'PNG'");
  assert.equal(await frame.getByRole("textbox", { name: "Rate, as a number" }).inputValue(), "0.1");

  await type("0.02");
  await notebook.until(3, /^0\.02 fn=rosenbrock&lr=0\.02&opt=adam&vs=momentum 0\.02 0\.02$/);

  assert.match(await notebook.run(4), /SettingsWarning: “rosenbrok” is not a choice for fn\. .* Did you mean “rosenbrock”\?/);

  assert.equal(await notebook.run(5), "None None");
  const start = frame.getByRole("button", { name: /^Start at/ });
  await start.scrollIntoViewIfNeeded();
  const box = await start.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 60, { steps: 8 });
  await page.mouse.up();
  await notebook.until(6, /^True True True$/);

  await shoot("lab-light");
  const isDark = () => frame.locator("html").evaluate((root) => getComputedStyle(root).colorScheme);
  assert.equal(await isDark(), "light");
  await notebook.look("JupyterLab Dark");
  await frame.locator("html[data-theme=dark]").waitFor();
  await page.locator("#jupyterlab-splash").waitFor({ state: "detached" });
  await shoot("lab-dark");
  assert.deepEqual(wanted, []);
});

test("in JupyterLab with ipykernel 6, which hears nothing while a cell runs: the next cell has it", async () => {
  const patient = [
    CELLS[0],
    `import time
begin = time.monotonic()
sim.lr = 0.1
try:
    await sim.ready()
except Exception as error:
    print(type(error).__name__, 9 < time.monotonic() - begin < 12)`,
    "print(sim.trace()[0].lr)",
  ];
  await writeNotebook(join(work, "patient.ipynb"), patient, OLDER);
  const address = await lab("patient");
  const { page, ready } = await offline();
  const notebook = await openNotebook(page, `${address}/lab/tree/patient.ipynb`);
  await notebook.run(0);
  await ready();
  assert.equal(await notebook.run(1), "NotReadyError True");
  await notebook.until(2, /^0\.1$/);
});

test("the example notebook", async () => {
  await cp(join(project, "examples/widget.ipynb"), join(work, "widget.ipynb"));
  const address = await lab("example");
  const { page, ready, shoot, wanted } = await offline();
  const notebook = await openNotebook(page, `${address}/lab/tree/widget.ipynb`);
  await notebook.run(0);
  await ready();
  for (let index = 1; index < (await notebook.cells()); index += 1) await notebook.until(index, /^(?!.*(Error|Warning))/s);
  await shoot("example");
  assert.deepEqual(wanted, []);
});

/** The marimo notebook, served in a theme. @param {string} theme */
async function marimo(theme) {
  const cwd = join(work, theme);
  await mkdir(cwd);
  await cp(join(here, "reactive.py"), join(cwd, "reactive.py"));
  await writeFile(join(cwd, "pyproject.toml"), `[tool.marimo.display]\ntheme = "${theme}"\n`);
  const values = ["run", "reactive.py", "--headless", "--no-token", "--host", "127.0.0.1"];
  return start("marimo", (port) => [...values, "--port", String(port)], { cwd });
}

test("in marimo: cells run again when the figure tells something", async () => {
  const { page, frame, wanted, ready, type, shoot } = await offline();
  await page.goto(await marimo("light"));
  await ready();
  await page.getByText("rosenbrock: rate 0.05, loss 3.69310903062874").waitFor();
  await type("0.02");
  await page.getByText("rosenbrock: rate 0.02").waitFor();
  await page.getByRole("button", { name: "Another surface" }).click();
  await page.getByText("bowl: rate 0.02").waitFor();
  await frame.getByRole("heading", { name: "bowl" }).waitFor();
  await shoot("marimo-light");
  assert.deepEqual(wanted, []);
});

test("in marimo's dark theme it is dark", async () => {
  const { page, frame, ready, shoot } = await offline();
  await page.goto(await marimo("dark"));
  await ready();
  await frame.locator("html[data-theme=dark]").waitFor();
  await shoot("marimo-dark");
});
