// The theme of the page around the element: a frame does not hear of it, unless it is the system's.

/** The theme that the page has chosen at this element, by CSS's `color-scheme`; `auto` where it leaves that to the system. @param {Element} element */
export function hostTheme(element) {
  const schemes = getComputedStyle(element).colorScheme.split(" ").filter((word) => word === "light" || word === "dark");
  return schemes.length === 1 ? /** @type {"light" | "dark"} */ (schemes[0]) : "auto";
}

/**
 * Calls `tell` whenever it may have changed, until it is called off.
 * @param {() => void} tell
 * @returns {() => void}
 */
export function onHostTheme(tell) {
  const observer = new MutationObserver(tell);
  // Pages keep their theme in a class or an attribute of one of these.
  for (const place of [document.documentElement, document.body]) observer.observe(place, { attributes: true });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", tell);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", tell);
  };
}
