// The lab's wasm, a file beside the page.

/** Fetches the wasm that the page names. */
export async function fetchWasm() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link#wasm"));
  const response = await fetch(link?.href ?? "");
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}
