// The lab's wasm, a file beside the page.

import { compile } from "../shared/engine.js";

/** What the build says of the files beside the page. */
const link = () => /** @type {HTMLLinkElement} */ (document.querySelector("link#wasm"));

/** @type {Promise<WebAssembly.Module> | undefined} */
let wasm;

/** The wasm that the page names, compiled once: for the page, and for the workers of its surveys. */
export const compiled = () => (wasm ??= fetch(link().href).then(compile));

/** The address of a worker's script. */
export const workerScript = () => new URL(link().dataset.worker ?? "", link().baseURI).href;
