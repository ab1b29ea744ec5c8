// Timing within one page: each in turn, the order turned round with every round, and what the one
// before left behind is cleared away first.

/** What one turn is: it makes ready, and gives what is to be timed, which may give what clears up. @typedef {() => () => unknown} Work */

/** Rounds that are not counted: code is compiled, and memory taken, once. */
const WARM = 3;

/**
 * The times of each, one a round, in milliseconds.
 * @param {Record<string, Work>} works @param {number} rounds
 */
export function inTurns(works, rounds) {
  const times = /** @type {Record<string, number[]>} */ (Object.fromEntries(Object.keys(works).map((name) => [name, []])));
  for (let round = -WARM; round < rounds; round += 1) {
    const entries = Object.entries(works);
    for (const [name, work] of round % 2 === 0 ? entries : entries.reverse()) {
      const time = timed(work);
      if (round >= 0) times[name]?.push(time);
    }
  }
  return times;
}

/** @param {Work} work */
export function timed(work) {
  const act = work();
  const all = /** @type {any} */ (globalThis);
  all.gc?.();
  const begin = performance.now();
  const left = act();
  const time = performance.now() - begin;
  free(left);
  return time;
}

/** Gives back what is not the collector's. @param {unknown} left */
export function free(left) {
  if (typeof left === "object" && left !== null && "free" in left && typeof left.free === "function") left.free();
}
