// Work in slices, between which the page gets a turn.

/** @typedef {import("fall-line").Surveyor} Surveyor */

/** Work is cut in slices of so many milliseconds. */
const SLICE = 8;
/** Updates between two looks at the clock. */
const UPDATES = 4096;

/**
 * Calls `work` again and again, with a breath for the page between, until it says that it is done.
 * @param {() => boolean} work
 * @returns {{ stop: () => void }}
 */
export function inSlices(work) {
  const { port1, port2 } = new MessageChannel();
  const stop = () => port1.close();
  port1.onmessage = () => {
    if (work()) stop();
    else port2.postMessage(null);
  };
  port2.postMessage(null);
  return { stop };
}

/**
 * Advances a survey for one slice; says whether it is done.
 * @param {Surveyor} surveyor
 */
export function slice(surveyor) {
  const begin = performance.now();
  do surveyor.advance(UPDATES);
  while (!surveyor.is_done() && performance.now() - begin < SLICE);
  return surveyor.is_done();
}
