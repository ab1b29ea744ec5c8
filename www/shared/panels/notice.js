// The notice: what could not be used of the settings, to read and to dismiss.

import { known, say } from "../i18n/shared.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("fall-line").Problem} Problem */

/**
 * A problem in a sentence.
 * @param {Problem} problem
 */
export function sentence(problem) {
  const { key, given, used, code } = problem;
  const whole = `${code} ${key || "query"}`;
  const name = known(whole) ? whole : known(code) ? code : "unknown-value";
  const { reason, hint } = formulaReason(problem);
  return say(name, { key, given, used: used || say("nothing"), reason, hint });
}

/**
 * What is wrong with a formula, in a sentence or two.
 * @param {Problem} problem
 */
export function reason(problem) {
  const { reason, hint } = formulaReason(problem);
  return reason + hint;
}

/**
 * Why a formula cannot be read, and what was probably meant.
 * @param {Problem} problem
 */
function formulaReason({ given, at = 0, found, expected = "", count = 0, hint }) {
  const key = `expected ${expected}`;
  const values = {
    found: found ?? "",
    expected: known(key) ? say(key, { count }) : expected,
    // The engine counts bytes; people count characters.
    at: [...new TextDecoder().decode(new TextEncoder().encode(given).slice(0, at))].length + 1,
  };
  return {
    reason: say(found ? "formula here" : "formula end", values),
    hint: hint === undefined ? "" : say("formula hint", { hint }),
  };
}

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function notice(player, place) {
  function show() {
    // A learner hears of a bad number beside its field.
    const problems = player.source === "author" ? player.problems : [];
    place.hidden = problems.length === 0;
    if (place.hidden) return place.replaceChildren();
    const heading = document.createElement("h2");
    heading.textContent = say("problems");
    const list = document.createElement("ul");
    list.append(
      ...problems.map((problem) => {
        const item = document.createElement("li");
        item.textContent = sentence(problem);
        return item;
      }),
    );
    const dismiss = document.createElement("button");
    dismiss.type = "button";
    dismiss.textContent = say("dismiss");
    dismiss.addEventListener("click", () => (place.hidden = true));
    const head = document.createElement("div");
    head.className = "row";
    head.append(heading, dismiss);
    place.replaceChildren(head, list);
  }

  player.on(["settings"], show);
  show();
}
