// Messages between the embed and the page that holds it.

import { answering } from "./answers.js";
import { channel, isOurs } from "./channel.js";
import { tellNews } from "./news.js";
import { splice } from "./splice.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** A page that has said more than that by then means no good. */
const MOST_EARLY = 1000;

const isHeld = parent !== window;

/** Has the holding page's messages taken, those that came before first. @param {(message: unknown) => void} take */
function listen(take) {
  onmessage = ({ source, data }) => {
    if (source === parent) take(data);
  };
  /** @type {any} */ (window).early.slice(0, MOST_EARLY).forEach(onmessage);
}

/** Answers the holding page. @param {Player} player @param {Parameters<typeof splice>[2]} finished */
export function answer(player, finished) {
  if (!isHeld) return;
  const grader = splice(player, channel, finished);
  const ready = tellNews(player, channel, grader);
  const reply = answering(player, channel, ready);
  listen((message) => {
    // What reveal.js says to a frame on a slide.
    if (message === "slide:start" && player.mayMove) player.play();
    else if (message === "slide:stop") player.pause();
    else if (isOurs(message)) reply(message);
    else grader.hear(message);
  });
}

/** Tells the holding page, and whoever asks, that there will be no simulator. @param {string} message why */
export function refuse(message) {
  if (!isHeld) return;
  channel.post("error", { message });
  listen((given) => {
    if (isOurs(given)) channel.post("reply", { id: given.id, error: message });
  });
}
