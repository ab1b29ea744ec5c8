// A question put before the run: it is answered, the run is played, and both stand side by side.

import { button, h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { wordedVerdicts } from "../worded-verdict.js";
import { curve } from "./curve.js";
import { place } from "./place.js";
import { steps } from "./steps.js";
import { verdict } from "./verdict.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("../stage/picture.js").Picture} Picture */
/**
 * One kind of question: its words, what it is answered with, what stays beside the run once it has
 * been answered, and what takes away what it has put on the page.
 * @typedef {{ legend: string, answers: Node[], kept?: Node[], end?: () => void }} Asked
 */
/** @typedef {(player: Player, picture: Picture) => Asked} Kind */

/** @type {Record<string, Kind>} */
const KINDS = { verdict, steps, place, curve };

/**
 * @param {Player} player
 * @param {HTMLElement} section
 * @param {Picture} picture
 */
export function question(player, section, picture) {
  /** @type {Asked | undefined} */
  let asked;
  /** The run that it is asked of. */
  let run = "";

  function end() {
    asked?.end?.();
    asked = undefined;
    section.replaceChildren();
  }

  function again() {
    player.askAgain();
    /** @type {HTMLElement | null} */ (section.querySelector("button, input"))?.focus();
  }

  function show() {
    const { ask } = player.settings;
    const next = ask === undefined ? "" : [ask, player.settings.within, player.begun].join();
    section.hidden = ask === undefined;
    if (next !== run) end();
    run = next;
    const kind = ask !== undefined && Object.hasOwn(KINDS, ask) ? KINDS[ask] : undefined;
    if (!kind) return;
    if (player.isAsking) {
      // It was answered, of a run that is no more.
      if (asked && section.dataset.state !== "asking") end();
      section.dataset.state = "asking";
      asked ??= put(kind(player, picture), section);
      return;
    }
    section.dataset.state = player.isDone ? "done" : "said";
    section.replaceChildren(...told(player, again), ...(asked?.kept ?? []));
  }

  player.on(["settings", "done"], show);
  player.on(["said"], () => {
    show();
    // The answer's own controls are gone: what comes next is to play. A lesson has that in its text.
    if (!section.closest(".ask")) /** @type {HTMLElement | null} */ (document.querySelector(".transport .primary"))?.focus();
  });
  show();
}

/** @param {Asked} asked @param {HTMLElement} section */
function put(asked, section) {
  section.replaceChildren(
    h("fieldset", { className: "asked" }, h("legend", {}, asked.legend), ...asked.answers),
  );
  return asked;
}

/** What was said and, once it is known, what came of it and why. @param {Player} player @param {() => void} again */
function told(player, again) {
  const text = player.saying?.text ?? "";
  if (!player.isDone) return [paragraph(words.ask.said(text), { className: "said" })];
  const [first] = wordedVerdicts(player);
  return [
    paragraph(words.ask.result({ text, score: player.saying?.score() }), { className: "said" }),
    paragraph(first ? words.verdict.spoken(first) : "", { className: "why" }),
    button(words.ask.again, again),
  ];
}
