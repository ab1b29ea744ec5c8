// The embed's first script: it unpacks all the rest of the file, its second script among it.

import { unpacked } from "./lzma.js";

try {
  const text = document.getElementById("packed")?.textContent ?? "";
  // The newer way takes no time; where it is missing, letter by letter.
  const native = /** @type {{ fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }} */ (Uint8Array);
  const all = unpacked(native.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  // The wasm begins; the exercises and the script end the file, their lengths before them.
  const [first = 0, second = 0] = new Uint32Array(all.buffer, 0, 2);
  const wasm = all.slice(8, 8 + first);
  const exercises = all.subarray(8 + first, 8 + first + second);
  const script = document.createElement("script");
  script.textContent = new TextDecoder().decode(all.subarray(8 + first + second));
  document.body.append(Object.assign(script, { held: { wasm, exercises } }));
} catch (error) {
  document.documentElement.dataset.state = "error";
  throw error;
}
