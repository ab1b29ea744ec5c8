// The engine: the crate's wasm, found where the page has put it.

import init from "fall-line";
import { unpacked } from "./lzma.js";
import { joined } from "./streams.js";

export { AnswerKey, Simulator, parse_number, rate_at, rate_position, version } from "fall-line";

/** Loads the engine: from the page itself, where the page holds it, or from beside the page. */
export async function load() {
  const place = document.getElementById("wasm");
  if (place instanceof HTMLLinkElement) {
    const answer = await fetch(place.href);
    if (!answer.ok) throw new Error(`${place.href}: ${answer.status}`);
    await init({ module_or_path: joined(unpacked(new Uint8Array(await answer.arrayBuffer()))) });
  } else {
    await init({ module_or_path: joined(unpack(place?.textContent ?? "")) });
  }
}

/**
 * Undoes base64, then LZMA.
 * @param {string} text
 */
export function unpack(text) {
  return unpacked(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
}
