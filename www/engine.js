// The engine: the crate's wasm, found where the page has put it.

import * as glue from "fall-line";
import { unpacked } from "./lzma.js";
import { joined } from "./streams.js";

export { AnswerKey, Simulator, parse_number, rate_at, rate_position, version } from "fall-line";

/** Loads the engine: from the page itself, where the page holds it, or from beside the page. */
export async function load() {
  const place = document.getElementById("wasm");
  const packed = place instanceof HTMLLinkElement ? unpacked(await bytes(place.href)) : unpack(place?.textContent ?? "");
  const { __wbg_set_wasm: tell, ...imports } = /** @type {any} */ (glue);
  const { instance } = await WebAssembly.instantiate(joined(packed), { "./fall_line_bg.js": imports });
  tell(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
}

/** @param {string} address */
async function bytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * Undoes base64, then LZMA.
 * @param {string} text
 */
export function unpack(text) {
  // The newer way takes no time; where it is missing, letter by letter.
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  return unpacked(native.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
}
