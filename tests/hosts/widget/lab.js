// JupyterLab as a person uses it: a notebook is opened, its cells are run one by one, and what they print is read.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What would ask for something from a network, or stand in the way. */
const PAGE = { disabledExtensions: { "@jupyterlab/apputils-extension:announcements": true }, exposeAppInBrowser: true };
/** How long a kernel may take to start or to run a cell, in milliseconds. */
const PATIENCE = 90_000;
/** How long what the figure says may take to come, in milliseconds. */
const SOON = 30_000;
/** The kernel of an older release, by its name. */
export const OLDER = "older";

/** What JupyterLab finds when it starts. @param {string} folder @param {string} python that of the older kernel */
export async function configure(folder, python) {
  const kernel = { argv: [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"], display_name: "Older (ipykernel)", language: "python" };
  const files = { "config/labconfig/page_config.json": PAGE, [`data/kernels/${OLDER}/kernel.json`]: kernel };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), JSON.stringify(content));
  }
}

/** What keeps it from the settings and the files of whoever runs the test. @param {string} folder */
export function environment(folder) {
  return {
    JUPYTER_CONFIG_DIR: join(folder, "config"),
    JUPYTER_DATA_DIR: join(folder, "data"),
    IPYTHONDIR: join(folder, "ipython"),
  };
}

/** @param {string} file @param {string[]} cells @param {string} [kernel] */
export async function writeNotebook(file, cells, kernel = "python3") {
  const notebook = {
    cells: cells.map((source, index) => ({ cell_type: "code", id: `cell-${index}`, metadata: {}, outputs: [], execution_count: null, source })),
    metadata: { kernelspec: { name: kernel, display_name: kernel, language: "python" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  await writeFile(file, JSON.stringify(notebook));
}

/** @param {import("@playwright/test").Page} page @param {string} address of the notebook */
export async function openNotebook(page, address) {
  await page.goto(address);
  await page.getByText("(ipykernel) | Idle").waitFor({ timeout: PATIENCE });
  const cell = (/** @type {number} */ index) => page.locator(".jp-Notebook .jp-CodeCell").nth(index);
  let count = 0;

  /** Runs a cell of code to its end and gives what it printed. @param {number} index */
  async function run(index) {
    // A pointer might meet the figure above, which moves the cells below it as it grows.
    await page.evaluate(async (nth) => {
      const { shell, commands } = globalThis.jupyterapp;
      const { content } = shell.currentWidget;
      const code = content.widgets.filter(({ model }) => model.type === "code");
      content.activeCellIndex = content.widgets.indexOf(code[nth]);
      await commands.execute("notebook:run-cell");
    }, index);
    count += 1;
    await cell(index).locator(".jp-InputPrompt").filter({ hasText: `[${count}]` }).waitFor({ timeout: PATIENCE });
    return (await cell(index).locator(".jp-RenderedText").allInnerTexts()).join("\n").trim();
  }

  return {
    run,
    /** Runs a cell again until it prints what is expected, as what the figure says comes later. @param {number} index @param {RegExp} expected */
    async until(index, expected) {
      for (const begin = Date.now(); ; ) {
        const printed = await run(index);
        if (expected.test(printed)) return printed;
        if (Date.now() - begin > SOON) throw new Error(`cell ${index} prints ${printed}`);
        await page.waitForTimeout(500);
      }
    },
    cells: () => page.locator(".jp-Notebook .jp-CodeCell").count(),
    /** @param {string} theme */
    look: (theme) => page.evaluate((name) => globalThis.jupyterapp.commands.execute("apputils:change-theme", { theme: name }), theme),
  };
}
