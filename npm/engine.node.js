// The engine in Node, where the wasm is a file to read and no address to fetch.

import { readFile } from "node:fs/promises";
import { init as begin } from "./engine.js";

export * from "./engine.js";

export const init = (source = readFile(new URL("./engine.wasm", import.meta.url))) => begin(source);
