// How the page looks: what pictures are drawn for.

const root = document.documentElement;
const darkness = matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is on paper now. */
export const paper = matchMedia("print");

/** Whether the page is dark now. Paper never is. */
export function isDark() {
  if (paper.matches) return false;
  const { theme } = root.dataset;
  return theme === "dark" || (theme !== "light" && darkness.matches);
}

/** The sizes of words and lines, for reading alone and for a room, with how much larger pictures are drawn. */
export const ZOOMS = { normal: 1, large: 1.2, projector: 1.6 };
/** @typedef {keyof typeof ZOOMS} TextSize */

/** Shows the page in a size. @param {TextSize} size @param {number} [zoom] */
export function enlarge(size, zoom = ZOOMS[size]) {
  Object.assign(root.dataset, { size, zoom });
}

/** How many CSS pixels there are to a pixel of the pictures: more where words have to be larger. */
export function zoom() {
  return Number(root.dataset.zoom ?? 1);
}

/**
 * A pointer's place on a picture, in the picture's own pixels.
 * @param {HTMLElement} picture
 * @param {{ clientX: number, clientY: number }} pointer
 */
export function pointerOn(picture, { clientX, clientY }) {
  const { left, top } = picture.getBoundingClientRect();
  return /** @type {const} */ ([(clientX - left) / zoom(), (clientY - top) / zoom()]);
}

/**
 * Calls `changed` whenever colours, sizes or words of the page become others, until what it returns is
 * called.
 * @param {() => void} changed
 */
export function onAppearance(changed) {
  darkness.addEventListener("change", changed);
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributeFilter: ["data-theme", "data-zoom", "lang"] });
  return () => {
    darkness.removeEventListener("change", changed);
    observer.disconnect();
  };
}
