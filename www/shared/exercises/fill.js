// A text with blanks: type into them, or put parts there by tapping or dragging.

import { parse_number } from "../engine.js";
import { all, button, h } from "../dom.js";
import { words } from "../i18n/words.js";
import { keyTo } from "./answer-key.js";
import { dragPart } from "./drag-part.js";
import { Tally, checkButton, gradeField, resultLine } from "./parts.js";

/** A text as it is compared with others. @param {string} text */
const plain = (text) => text.trim().toLowerCase().replace("−", "-");

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function fill(element, { done }) {
  const blanks = all(element, ".blank").filter((blank) => blank instanceof HTMLInputElement);
  const hints = new Map(all(element, ".hints > li").map((hint) => [plain(hint.dataset.given ?? ""), hint]));
  const tally = new Tally();
  const { line, show } = resultLine();
  const name = (/** @type {number} */ index) => words.exercises.blank({ index: index + 1, total: blanks.length });

  function judge() {
    const texts = words.exercises;
    const filled = blanks.filter(({ value }) => value.trim() !== "");
    if (filled.length === 0) return show("none", texts.fillFirst);
    /** @type {HTMLElement[]} */
    const remarks = [];
    for (const blank of filled) {
      const wrong = wrongWith(blank, hints);
      tally.count(wrong === undefined);
      gradeField(blank, wrong === undefined ? "right" : "wrong");
      if (wrong) remarks.push(h("p", {}, texts.remark({ name: name(blanks.indexOf(blank)), text: "" }), ...wrong));
    }
    if (remarks.length > 0) return show("wrong", ...remarks);
    if (filled.length < blanks.length) return show("none", texts.rightSoFar);
    show("right", texts.right);
    done(tally.score);
  }

  blanks.forEach((blank, index) => prepare(blank, name(index), judge));
  offerParts(element, blanks);
  element.append(checkButton(judge), line);
}

/**
 * @param {HTMLInputElement} blank
 * @param {string} name
 * @param {() => void} judge
 */
function prepare(blank, name, judge) {
  const isNumber = blank.dataset.query !== undefined;
  Object.assign(blank, { type: "text", autocomplete: "off", spellcheck: false });
  blank.inputMode = isNumber ? "decimal" : "text";
  blank.size = isNumber ? 6 : 11;
  blank.setAttribute("aria-label", name);
  blank.addEventListener("input", () => gradeField(blank, "none"));
  // The browser would otherwise take Enter for nothing at all.
  blank.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") judge();
  });
}

/**
 * Makes buttons of the parts, each of which goes into the blank that had the focus last, or into the
 * first empty one.
 * @param {HTMLElement} element
 * @param {HTMLInputElement[]} blanks
 */
function offerParts(element, blanks) {
  let latest = blanks[0];
  for (const blank of blanks) blank.addEventListener("focus", () => (latest = blank));

  /** @param {HTMLInputElement} blank @param {string} text */
  function put(blank, text) {
    blank.value = text;
    gradeField(blank, "none");
  }

  for (const item of all(element, ".parts > li")) {
    const text = item.textContent ?? "";
    function act() {
      const empty = blanks.find(({ value }) => value === "");
      const blank = latest && (latest.value === "" || !empty) ? latest : empty;
      if (blank) put(blank, text);
    }
    const part = button(text, act, { "aria-label": words.exercises.putIn(text) });
    item.replaceChildren(part);
    dragPart(part, blanks, (blank) => put(blank, text));
  }
}

/**
 * What is wrong with a blank; `undefined` where it is right.
 * @param {HTMLInputElement} blank
 * @param {Map<string, HTMLElement>} hints what the author says to some wrong answers
 * @returns {(string | Node)[] | undefined}
 */
function wrongWith({ value, dataset }, hints) {
  const { query, number: asked = "", answers = "" } = dataset;
  const { mistake } = words.exercises;
  const hint = hints.get(plain(value))?.cloneNode(true).childNodes;
  if (query === undefined) {
    const isRight = answers.split("|").map(plain).includes(plain(value));
    return isRight ? undefined : [...(hint ?? [mistake("wrong")])];
  }
  const given = parse_number(value);
  if (given === undefined) return [mistake("no number")];
  const found = keyTo(query).check(asked, given);
  return found === "right" ? undefined : [...(hint ?? [mistake(found)])];
}
