// The lab's wasm, which stands beside the page.

import { unpacked } from "./lzma.js";

/** The wasm that the page names, sorted into streams. */
export async function fetched() {
  const place = /** @type {HTMLLinkElement | null} */ (document.querySelector("link#wasm"));
  const answer = await fetch(place?.href ?? "");
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return unpacked(new Uint8Array(await answer.arrayBuffer()));
}
