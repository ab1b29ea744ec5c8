// Makes a package on a machine: node xtask/src/package/command.js STANDARD TITLE FILE, with the figures as JSON on
// its input. The build runs it.

import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { STANDARDS, archive } from "../../../www/package/archive.js";

const [standard = "", title = "", file = ""] = process.argv.slice(2);
if (!Object.hasOwn(STANDARDS, standard)) throw new Error(`there is no standard “${standard}”`);
const figures = JSON.parse(await text(process.stdin));
const read = (name) => readFile(new URL(`../../../dist/${name}`, import.meta.url), "utf8");
await writeFile(file, await archive(standard, title, figures, read));
