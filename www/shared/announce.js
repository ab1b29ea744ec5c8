// Words that people listen to: they follow the cursor, but no faster than one can hear them.

/** @typedef {import("./player.js").Player} Player */

/** While a run plays, words change at most that often, in milliseconds. */
const PAUSE = 2000;
/** Changes that come faster than that are one, as of a slider that is moved. */
const QUIET = 400;

/**
 * Shows words whenever there is news. Those that change while a run plays wait for each other, and
 * then change together: a screen reader says each change. When the run stands, they are right at
 * once, and are said once they rest: until then their place is busy.
 * @param {Player} player
 * @param {HTMLElement} place a live region around all of them
 * @param {(() => boolean)[]} shows each shows its words, and says whether they have changed
 */
export function announce(player, place, shows) {
  let changed = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  function show() {
    clearTimeout(waiting);
    const rest = changed + PAUSE - performance.now();
    if (player.isPlaying && rest > 0) {
      // What nobody sees waits for somebody, not for the clock. Clocks ring a little early.
      waiting = setTimeout(() => player.isSeen && show(), rest + 1);
      return;
    }
    if (!shows.map((show) => show()).includes(true)) return;
    changed = performance.now();
    place.ariaBusy = "true";
    clearTimeout(resting);
    resting = setTimeout(() => (place.ariaBusy = "false"), QUIET);
  }

  player.on(["settings", "cursor", "playing", "done", "seen"], show);
  show();
}
