// Makes what is served beside dist/: the peers' pages, each one file as a careful author would serve
// it, and the page in which engines and loops are called side by side.

import { build } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const ROOT = join(HERE, "..");
/** Where the build tool has installed what package.json names, and where the pages are made. */
export const WORKSHOP = join(process.env.FALL_LINE_TARGET ?? join(ROOT, "target"), "bench");
/** The builds of the engine: the lab's has one entry more, for the field. */
const ENGINES = { lab: "bench", embed: "embed" };
const PACKAGES = join(WORKSHOP, "node_modules");
/** The places in a peer's page for its scripts. */
const D3 = '<script src="d3.min.js"></script>';
const MAIN = '<script src="main.js"></script>';

/** @param {string} entry @param {import("esbuild").BuildOptions} [more] */
async function bundled(entry, more) {
  const { outputFiles, warnings } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    nodePaths: [PACKAGES],
    // fmin names its modules by the third.
    mainFields: ["module", "browser", "jsnext:main", "main"],
    logLevel: "warning",
    write: false,
    ...more,
  });
  if (warnings.length > 0) throw new Error(`${entry}: what esbuild warns of would be measured`);
  return outputFiles?.[0]?.text ?? "";
}

/** @param {string} text */
const inline = (text) => `<script>${text.replaceAll("</script", "<\\/script")}</script>`;

/**
 * The peers' pages; gives their folder.
 * @returns {Promise<string>}
 */
export async function peers() {
  const target = join(WORKSHOP, "peers");
  await rm(target, { recursive: true, force: true });
  for (const name of await readdir(join(HERE, "peers"))) {
    const folder = join(HERE, "peers", name);
    let page = await readFile(join(folder, "index.html"), "utf8");
    if (page.includes(D3)) {
      const d3 = await readFile(join(PACKAGES, "d3/dist/d3.min.js"), "utf8");
      page = page.replace(D3, () => inline(d3));
    }
    if (page.includes(MAIN)) {
      const main = await bundled(join(folder, "main.js"));
      page = page.replace(MAIN, () => inline(main));
    }
    await mkdir(join(target, name), { recursive: true });
    await writeFile(join(target, name, "index.html"), page);
  }
  return target;
}

/**
 * The page with both builds of the engine, loops written by hand and libraries; gives its folder.
 * @returns {Promise<string>}
 */
export async function inPage() {
  const target = join(WORKSHOP, "in-page");
  await mkdir(target, { recursive: true });
  await writeFile(join(target, "bench.js"), await bundled(join(HERE, "in-page/main.js"), { globalName: "bench" }));
  for (const [name, folder] of Object.entries(ENGINES)) {
    const generated = join(ROOT, "www/generated", folder);
    const alias = { "fall-line": join(generated, "fall_line_bg.js") };
    const text = await bundled(join(ROOT, "www/shared/engine.js"), { globalName: name, alias });
    await writeFile(join(target, `${name}.js`), text);
    await writeFile(join(target, `${name}.wasm`), await readFile(join(generated, "fall_line_bg.wasm")));
  }
  const tags = ["bench", ...Object.keys(ENGINES)].map((name) => `<script src="${name}.js"></script>`).join("\n");
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Side by side</title><link rel="icon" href="data:,">\n<body>${tags}\n</body></html>`;
  await writeFile(join(target, "index.html"), page);
  return target;
}
