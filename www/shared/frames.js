// Work that follows the page's frames.

/**
 * Puts work off to the next frame, where it is done once, however often it was asked for.
 * @param {() => void} work
 * @returns {{ later: () => void, now: () => void }} `now` does at once what may have been put off
 */
export function framed(work) {
  let frame = 0;
  function now() {
    cancelAnimationFrame(frame);
    frame = 0;
    work();
  }
  return { later: () => void (frame ||= requestAnimationFrame(now)), now };
}

/** How long a first painting is waited for, in milliseconds: a page that nobody sees has none. */
const PATIENCE = 100;

/** Resolves once the page has been given to the screen as it came. */
export const painted = () =>
  new Promise((resolve) => {
    // A frame's callbacks come before it is painted, and a task after it.
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE);
  });
