// The data that the embed's file carries beside its script: each in an element of its own, as
// base64 of gzip, which browsers undo by themselves.

/**
 * The unpacked content of the element with that id.
 * @param {string} id
 * @param {string} type its MIME type
 */
function unpacked(id, type) {
  const text = document.getElementById(id)?.textContent ?? "";
  // `fromBase64` is the faster of the two, and not in all browsers yet.
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  const packed = native.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  // A blob's stream would go through another process.
  const { body } = new Response(packed);
  return new Response(body?.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
}

/** The engine's wasm. */
export const wasm = async () => unpacked("wasm", "application/wasm");

/**
 * All exercises, by lesson: JSON, and a line for each sign in it that stands for what is said often.
 * @returns {Promise<Record<string, { title: string, html: string }[]>>}
 */
export async function exercises() {
  const [json = "", ...signs] = (await unpacked("exercises", "text/plain").text()).split("\n");
  return JSON.parse(signs.reduce((text, line) => text.replaceAll(line.charAt(0), line.slice(1)), json));
}
