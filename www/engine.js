// The engine: the crate's wasm.

import * as glue from "fall-line";
import { joined } from "./streams.js";

export { AnswerKey, Simulator, parse_number, rate_at, rate_position, version } from "fall-line";

/**
 * Starts the engine.
 * @param {Uint8Array<ArrayBuffer>} sorted its wasm, sorted into streams
 */
export async function load(sorted) {
  const { __wbg_set_wasm: tell, ...imports } = /** @type {any} */ (glue);
  const { instance } = await WebAssembly.instantiate(joined(sorted), { "./fall_line_bg.js": imports });
  tell(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
}
