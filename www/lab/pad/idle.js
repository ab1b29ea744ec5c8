// Work for which the page takes the time that it has left.

/** A slice takes no longer, in milliseconds. */
const SLICE = 8;
/** What one piece of work has taken at most is forgotten by so much a slice: once it may have been chance. */
const FORGETS = 0.9;

/** Safari does not say when it is idle: there it has a breath. @type {(act: (idle: { timeRemaining: () => number }) => void) => number} */
const wait = window.requestIdleCallback?.bind(window) ?? ((act) => setTimeout(() => act({ timeRemaining: () => SLICE })));
/** @type {(waiting: number) => void} */
const forgo = window.cancelIdleCallback?.bind(window) ?? clearTimeout;

/**
 * Works in slices while the page is idle, until there is nothing left to do.
 * @param {() => boolean} piece does as little as can be done at once; says whether that was the last
 * @param {(isDone: boolean) => void} worked is told after each slice
 * @returns {{ stop: () => void }}
 */
export function inIdleTime(piece, worked) {
  let waiting = wait(slice);
  let isStopped = false;
  let longest = 0;

  /** @param {{ timeRemaining: () => number }} idle */
  function slice(idle) {
    const begin = performance.now();
    let now = begin;
    let isDone = false;
    // A piece that would not be over in time waits for a longer rest.
    longest *= FORGETS;
    while (!isDone && now + longest <= begin + SLICE && longest < idle.timeRemaining()) {
      const before = now;
      isDone = piece();
      now = performance.now();
      longest = Math.max(longest, now - before);
    }
    worked(isDone);
    if (!isDone && !isStopped) waiting = wait(slice);
  }

  function stop() {
    isStopped = true;
    forgo(waiting);
  }
  return { stop };
}
