// The data that the embed's file carries beside its script, each in an element of its own.

/** @param {string} id */
const carried = (id) => document.getElementById(id)?.textContent ?? "";

/** The engine's wasm, compiled while it is unpacked: it is base64 of gzip, which browsers undo by themselves. */
export function wasm() {
  const text = carried("wasm");
  // `fromBase64` is the faster of the two, and not in all browsers yet.
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  const packed = native.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  // A blob's stream would go through another process.
  const { body } = new Response(packed);
  const unpacked = body?.pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compileStreaming(new Response(unpacked, { headers: { "Content-Type": "application/wasm" } }));
}

/**
 * All exercises, by lesson.
 * @returns {Record<string, { title: string, html: string }[]>}
 */
export const exercises = () => JSON.parse(carried("exercises"));
