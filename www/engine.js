// The engine: the crate's wasm, found where the page has put it.

import init from "fall-line";
import { unpacked } from "./lzma.js";

export { AnswerKey, Simulator, parse_number, rate_at, rate_position, version } from "fall-line";

/** Loads the engine: from the page itself, where the page holds it, or from beside the page. */
export async function load() {
  const place = document.getElementById("wasm");
  if (place instanceof HTMLLinkElement) {
    const answer = await fetch(place.href);
    if (!answer.ok) throw new Error(`${place.href}: ${answer.status}`);
    await init({ module_or_path: unpacked(new Uint8Array(await answer.arrayBuffer())) });
  } else {
    await init({ module_or_path: unpack(place?.textContent ?? "") });
  }
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
