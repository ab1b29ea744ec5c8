// A question that nobody answers: a hall may leave it open, and the run goes on.

import { button, h } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";

/** @typedef {import("../../shared/player.js").Player} Player */

/**
 * The button that goes on without an answer, after what asks; it is there while a lecture lasts.
 * @param {Player} player
 * @param {HTMLElement} question
 */
export function pass(player, question) {
  const { pass, passed } = words.lecture;
  const skip = button(pass, () => player.say({ text: passed, score: () => undefined }));
  const element = h("div", { className: "pass", hidden: true }, skip);

  function show() {
    if (!element.isConnected) question.after(element);
    element.hidden = !player.isAsking || document.documentElement.dataset.lecture === undefined;
  }
  player.on(["settings", "said"], show);
  return { element, show };
}
