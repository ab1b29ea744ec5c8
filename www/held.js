// What the embed's file brings along beside its script: whoever unpacked the script hands it over.

const own = /** @type {(HTMLScriptElement & { held?: Held }) | null} */ (document.currentScript);
// The page is to be as it came.
own?.remove();

/**
 * @typedef {object} Held
 * @property {Uint8Array<ArrayBuffer>} wasm sorted into streams
 * @property {Uint8Array<ArrayBuffer>} exercises as JSON
 */

export const { wasm, exercises } = own?.held ?? { wasm: new Uint8Array(), exercises: new Uint8Array() };
