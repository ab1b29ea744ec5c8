// Work in slices, between which the page gets a turn.

/** Work that is done so many updates at a time. @typedef {{ advance: (updates: number) => unknown, is_done: () => boolean }} Work */

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
 * Advances work for one slice; says whether it is done.
 * @param {Work} work
 */
export function slice(work) {
  const begin = performance.now();
  do work.advance(UPDATES);
  while (!work.is_done() && performance.now() - begin < SLICE);
  return work.is_done();
}
