// Both builds of the engine, as scripts of the page have left them.

/** @typedef {typeof import("fall-line") & { load(wasm: WebAssembly.Module): Promise<void> }} Engine */

/** @param {string} name @returns {Engine} */
export const engine = (name) => /** @type {any} */ (globalThis)[name];

export const BUILDS = ["lab", "embed"];

/** Starts both. */
export async function start() {
  for (const name of BUILDS) {
    const response = await fetch(`${name}.wasm`);
    await engine(name).load(await WebAssembly.compile(await response.arrayBuffer()));
  }
}
