// The data that the embed's file carries beside its script.

/** @type {{ unpacked: typeof import("./unpacked.js").unpacked }} By what has unpacked the script. */
const { unpacked } = /** @type {any} */ (window);

/** The engine's wasm, compiled while it is unpacked. */
export const wasm = async () => WebAssembly.compileStreaming(unpacked("wasm", "application/wasm"));

/**
 * All exercises, by lesson.
 * @returns {Promise<Record<string, { title: string, html: string }[]>>}
 */
export const exercises = () => unpacked("exercises").json();
