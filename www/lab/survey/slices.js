// Work in slices, between which the page gets a turn.

/** Work is cut in slices of so many milliseconds. */
const SLICE = 8;

/**
 * Does pieces of work, with a breath for the page between slices of them, until there is nothing left to do.
 * @param {() => boolean} piece does as little as can be done at once; says whether that was the last
 * @param {(isDone: boolean) => void} worked is told after each slice
 * @returns {{ stop: () => void }}
 */
export function inSlices(piece, worked) {
  const { port1, port2 } = new MessageChannel();
  let isStopped = false;
  port1.onmessage = () => {
    const begin = performance.now();
    let isDone = false;
    while (!isDone && performance.now() - begin < SLICE) isDone = piece();
    worked(isDone);
    if (isDone) stop();
    else if (!isStopped) port2.postMessage(null);
  };
  function stop() {
    isStopped = true;
    port1.close();
  }
  port2.postMessage(null);
  return { stop };
}
