// The engine: the crate's wasm.

import * as glue from "fall-line";

export * from "fall-line";

/**
 * Compiles the wasm while it comes in, if its type says what it is.
 * @param {Response} response
 */
export async function compile(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  // A server may not know the type: then the compiler takes bytes, but no response.
  const isTyped = response.headers.get("Content-Type") === "application/wasm";
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Starts the engine.
 * @param {WebAssembly.Module} module
 */
export async function load(module) {
  const { __wbg_set_wasm: setWasm, ...functions } = /** @type {any} */ (glue);
  const imports = { "./fall_line_bg.js": functions };
  const instance = await WebAssembly.instantiate(module, imports);
  setWasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
}
