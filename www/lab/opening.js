// The first run draws itself in: a run that opens at rest begins at its start, once, and comes to rest
// where it would have stood.

/** @typedef {import("../shared/player.js").Player} Player */

/** How long it takes, in milliseconds. */
const LASTS = 2000;
/** Whoever does any of these wants the run, not the show. */
const TOUCHES = /** @type {const} */ (["pointerdown", "keydown", "wheel", "click", "change"]);

const root = document.documentElement;

/** @param {Player} player */
export function drawIn(player) {
  const goal = player.cursor;
  // Who chose a step, or has it play, or wants nothing to move, has said how it opens.
  if (player.settings.at !== undefined || player.settings.play || !player.mayMove || !player.isDone || goal === 0) return;
  let begun = 0;
  let frame = 0;
  root.dataset.opening = "";

  function stop() {
    cancelAnimationFrame(frame);
    delete root.dataset.opening;
    for (const type of TOUCHES) window.removeEventListener(type, end, true);
  }

  function end() {
    if (root.dataset.opening === undefined) return;
    stop();
    player.seek(goal);
  }

  /** @param {number} now */
  function draw(now) {
    begun ||= now;
    const done = (now - begun) / LASTS;
    if (done >= 1 || !player.isSeen) return end();
    player.seek(Math.floor(done * goal));
    frame = requestAnimationFrame(draw);
  }

  function begin() {
    if (!player.isSeen || begun || frame || root.dataset.opening === undefined) return;
    player.seek(0);
    frame = requestAnimationFrame(draw);
  }

  for (const type of TOUCHES) window.addEventListener(type, end, { capture: true, passive: true });
  player.on(["seen"], begin);
  // Another run is not this one's to show.
  player.on(["settings"], stop);
  begin();
}
