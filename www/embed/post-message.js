// Messages between the embed and the page that holds it.

import { answering } from "./answers.js";
import { channel, isOurs } from "./channel.js";
import { tellNews } from "./news.js";
import { splice } from "./splice.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** Messages that wait for the simulator; a page that sends more than that means no good. */
const MOST_WAITING = 1000;

/**
 * Listens to the holding page from now on. What it says before there is a simulator is answered
 * once there is one, or once it is known that there will be none.
 */
export function listen() {
  const isHeld = window.parent !== window;
  /** @type {unknown[]} */
  const waiting = [];
  /** @type {(message: unknown) => void} */
  let take = (message) => {
    if (waiting.length < MOST_WAITING) waiting.push(message);
  };

  /** @param {(message: unknown) => void} taken */
  function open(taken) {
    take = taken;
    waiting.splice(0).forEach(taken);
  }

  if (isHeld) {
    window.addEventListener("message", ({ source, data }) => {
      if (source === window.parent) take(data);
    });
  }

  return {
    /** @param {Player} player @param {Parameters<typeof splice>[2]} finished */
    answer(player, finished) {
      if (!isHeld) return;
      const grader = splice(player, channel, finished);
      const ready = tellNews(player, channel, grader);
      const answer = answering(player, channel, ready);
      open((message) => {
        if (typeof message === "string") slide(player, message);
        else if (isOurs(message)) answer(message);
        else grader.hear(message);
      });
    },
    /** @param {string} message why there is no simulator */
    refuse(message) {
      if (!isHeld) return;
      channel.post("error", { message });
      open((given) => {
        if (isOurs(given)) channel.post("reply", { id: given.id, error: message });
      });
    },
  };
}

/**
 * What reveal.js says to a frame on a slide.
 * @param {Player} player
 * @param {string} message
 */
function slide(player, message) {
  if (message === "slide:start" && player.mayMove) player.play();
  if (message === "slide:stop") player.pause();
}
