// What the embed's file carries, each part in an element of its own, as base64 of gzip, which browsers undo by
// themselves.

/**
 * The unpacked content of the element with that id.
 * @param {string} id
 * @param {string} [type] its MIME type
 */
export function unpacked(id, type = "") {
  const text = document.getElementById(id)?.textContent ?? "";
  // `fromBase64` is the faster of the two, and not in all browsers yet.
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  const packed = native.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  // A blob's stream would go through another process.
  const stream = new Response(packed).body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": type } });
}
