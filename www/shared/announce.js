// Words that people listen to: they follow the cursor, but no faster than one can hear them.

/** @typedef {import("./player.js").Player} Player */

/** While a run plays, words change at most that often, in milliseconds. */
const PAUSE = 2000;

/**
 * Shows words whenever there is news. Those that change while a run plays wait for each other, and
 * then change together: a screen reader says each change. When the run stands, they are right at once.
 * @param {Player} player
 * @param {(() => boolean)[]} shows each shows its words, and says whether they have changed
 */
export function announce(player, shows) {
  let changed = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function show() {
    clearTimeout(waiting);
    const rest = changed + PAUSE - performance.now();
    if (player.isPlaying && rest > 0) {
      // What nobody sees waits for somebody, not for the clock. Clocks ring a little early.
      waiting = setTimeout(() => player.isSeen && show(), rest + 1);
    } else if (shows.map((show) => show()).includes(true)) {
      changed = performance.now();
    }
  }

  player.on(["settings", "cursor", "playing", "done", "seen"], show);
  show();
}
