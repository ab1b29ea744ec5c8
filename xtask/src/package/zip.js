// A folder as a zip, the same bytes from the same files: node xtask/src/package/zip.js FOLDER FILE.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { zipSync } from "fflate";

const [folder = "", file = ""] = process.argv.slice(2);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)).sort();
const contents = await Promise.all(paths.map((path) => readFile(path)));
const named = paths.map((path, index) => [`fall-line/${relative(folder, path).split(sep).join("/")}`, contents[index]]);
await writeFile(file, zipSync(Object.fromEntries(named), { mtime: "1980-01-02", level: 9 }));
