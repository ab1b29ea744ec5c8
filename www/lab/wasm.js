// The lab's wasm, a file beside the page.

/** What the build says of the files beside the page. */
const link = () => /** @type {HTMLLinkElement} */ (document.querySelector("link#wasm"));

/** @type {Promise<WebAssembly.Module> | undefined} */
let wasm;

/** The wasm that the page names, compiled once: for the page, and for the workers of its surveys. */
export const compiled = () => (wasm ??= compile());

/** The address of a worker's script. */
export const workerScript = () => new URL(link().dataset.worker ?? "", link().baseURI).href;

/** Compiles it while it comes in, if its type says what it is. */
async function compile() {
  const response = await fetch(link().href);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  // A server may not know the type: then the compiler takes bytes, but no response.
  const isTyped = response.headers.get("Content-Type") === "application/wasm";
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
