// Two fingers zoom and move; one is the page's, to scroll by.

/** @typedef {{ clientX: number, clientY: number }} Finger */

/**
 * @param {HTMLElement} element
 * @param {() => boolean} isAllowed
 * @param {(finger: Finger) => readonly [number, number]} at a finger's place in the picture
 * @param {(before: number[], after: number[]) => void} pinched gets the places of two fingers
 */
export function onPinch(element, isAllowed, at, pinched) {
  /** @type {number[] | undefined} */
  let fingers;

  /** @param {TouchEvent} event */
  function follow(event) {
    const [one, other] = event.touches;
    if (!one || !other || event.touches.length !== 2 || !isAllowed() || !event.cancelable) {
      fingers = undefined;
      return;
    }
    event.preventDefault();
    const now = [...at(one), ...at(other)];
    const before = fingers;
    fingers = now;
    if (before && event.type !== "touchstart") pinched(before, now);
  }

  for (const type of /** @type {const} */ (["touchstart", "touchmove"])) {
    element.addEventListener(type, follow, { passive: false });
  }
  element.addEventListener("touchend", () => (fingers = undefined));
}
