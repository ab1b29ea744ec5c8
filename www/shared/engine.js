// The engine: the crate's wasm.

import * as glue from "fall-line";

export * from "fall-line";

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
