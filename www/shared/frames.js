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
