// The engine: the crate's wasm.

import * as glue from "fall-line";

export * from "fall-line";

/**
 * Starts the engine.
 * @param {Promise<Response>} wasm compiled while it comes in, if its type says what it is
 */
export async function load(wasm) {
  const response = await wasm;
  const { __wbg_set_wasm: setWasm, ...functions } = /** @type {any} */ (glue);
  const imports = { "./fall_line_bg.js": functions };
  // A server may not know the type: then the compiler takes bytes, but no response.
  const isTyped = response.headers.get("Content-Type") === "application/wasm";
  const module = isTyped
    ? await WebAssembly.compileStreaming(response)
    : await WebAssembly.compile(await response.arrayBuffer());
  const instance = await WebAssembly.instantiate(module, imports);
  setWasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
}
