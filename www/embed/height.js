// The natural height of an embed: what it would take at this width if its frame had no height.

/** @typedef {import("../shared/player.js").Player} Player */

const root = document.documentElement;

/**
 * Calls `tell` with the natural height in CSS pixels, with the next frame and whenever it changes.
 *
 * It is measured under rules of its own (`data-measure` in the style sheet) that know the frame's
 * width and not its height: a page that grants the height changes nothing about it, so no frame
 * grows by itself.
 * @param {Player} player
 * @param {(height: number) => void} tell
 */
export function natural(player, tell) {
  let told = 0;
  let frame = 0;

  function measure() {
    frame = 0;
    // A frame in a closed tab has no width, and nothing to say; what plays says it once.
    if (root.clientWidth === 0 || (player.isPlaying && told > 0)) return;
    root.dataset.measure = "";
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    delete root.dataset.measure;
    if (height === told) return;
    told = height;
    tell(height);
  }

  const later = () => {
    frame ||= requestAnimationFrame(measure);
  };
  // Words that change while a run plays would make the frame jump: those wait for its pause.
  const observer = new ResizeObserver(() => {
    if (!player.isPlaying) later();
  });
  observer.observe(root);
  for (const element of document.querySelectorAll("main > section, .side > *")) observer.observe(element);
  player.on(["settings", "playing", "done"], later);
}
