// A text with blanks: type into them, or put parts there by tapping or dragging.

import { all, button } from "../dom.js";
import { words } from "../i18n/words.js";
import { judge, keyTo, saidOf } from "./answer-key.js";
import { Attempts } from "./attempts.js";
import { dragPart } from "./drag-part.js";
import { ANSWER, content, markField, onEnter } from "./parts.js";
import { sameExpression, sameWord } from "./typed.js";

/** @typedef {import("./attempts.js").Said} Said */
/**
 * What is wrong with a blank: the hint for this very mistake if there is one, what is said without,
 * and what is nearer. What cannot be read at all is no try.
 * @typedef {{ hint?: Said, otherwise: Said, nearer?: Said, isUnread?: boolean }} Wrong
 */

/** How wide blanks are, in letters. */
const SIZES = { number: 7, word: 11, expression: 24 };

/** What a blank asks for. @param {HTMLElement} blank @returns {keyof typeof SIZES} */
function kindOf({ dataset }) {
  if (dataset.expression !== undefined) return "expression";
  return dataset.query === undefined ? "word" : "number";
}

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function fill(element, context) {
  const inputs = all(element, ".blank").filter((blank) => blank instanceof HTMLInputElement);
  const attempts = new Attempts(element, context, check);
  const blanks = inputs.map((blank, index) => {
    const name = words.exercises.blank({ index: index + 1, total: inputs.length });
    Object.assign(blank, ANSWER, { size: SIZES[kindOf(blank)] });
    blank.setAttribute("aria-label", name);
    const thing = attempts.add(name, () => reveal(blank));
    /** What is typed anew is to be judged anew. */
    function change() {
      markField(blank, "none");
      thing.isDone = false;
    }
    blank.addEventListener("input", change);
    onEnter(blank, check);
    return { blank, thing, change };
  });

  function check() {
    const texts = words.exercises;
    const filled = blanks.filter(({ blank }) => blank.value.trim() !== "");
    if (filled.length === 0) return attempts.say("none", texts.fillFirst);
    /** @type {Node[]} */
    const remarks = [];
    for (const { blank, thing } of filled) {
      if (thing.isDone) continue;
      const wrong = wrongWith(blank, element);
      markField(blank, wrong ? "wrong" : "right");
      if (!wrong) attempts.right(thing);
      else if (wrong.isUnread) remarks.push(attempts.about(thing, wrong.otherwise));
      else remarks.push(attempts.wrong(thing, blank.value.trim(), wrong.hint, wrong.otherwise, wrong.nearer));
    }
    if (remarks.length > 0) return attempts.say("wrong", ...remarks);
    if (!attempts.finish()) attempts.say("none", texts.rightSoFar);
  }

  offerParts(element, blanks);
}

/** Puts the right answer into a blank; gives what is said to it. @param {HTMLInputElement} blank */
function reveal(blank) {
  const { query, number: asked = "", answers = "", expression } = blank.dataset;
  const said = query === undefined ? undefined : saidOf(query, asked);
  const [word = ""] = answers.split("|");
  blank.value = expression?.replaceAll("*", "×").replaceAll("-", "−") ?? said?.answer ?? word;
  markField(blank, "right");
  return said?.shown ?? words.exercises.itIs(blank.value);
}

/**
 * What is wrong with a blank; `undefined` where it is right.
 * @param {HTMLInputElement} blank
 * @param {HTMLElement} element the exercise, with what its author says to some wrong answers
 * @returns {Wrong | undefined}
 */
function wrongWith(blank, element) {
  const { value, dataset } = blank;
  const { mistake, wrongWord, wrongExpression } = words.exercises;
  const names = element.dataset.names ?? "";
  const hints = all(element, ".hints > li");
  /** @param {(hint: DOMStringMap) => boolean | undefined} isMeant */
  const hintWhere = (isMeant) => content(hints.find((hint) => isMeant(hint.dataset)));

  const kind = kindOf(blank);
  if (kind === "expression") {
    const isRight = sameExpression(value, dataset.expression ?? "", names);
    if (isRight) return undefined;
    const hint = hintWhere(({ expression }) => expression !== undefined && sameExpression(value, expression, names));
    if (isRight === undefined) return { otherwise: mistake("no expression"), isUnread: true };
    return { hint, otherwise: wrongExpression };
  }
  if (kind === "word") {
    if (sameWord(value, dataset.answers ?? "")) return undefined;
    const hint = hintWhere(({ given }) => given !== undefined && sameWord(value, given));
    return { hint, otherwise: wrongWord };
  }
  const { query = "", number: asked = "" } = dataset;
  const { grade, value: number } = judge(query, asked, value);
  if (grade === "right") return undefined;
  if (number === undefined) return { otherwise: mistake(grade), isUnread: true };
  const said = saidOf(query, asked);
  const hint = hintWhere(({ query, number: asked }) => {
    return query !== undefined && asked !== undefined && keyTo(query).check(asked, number) === "right";
  });
  return { hint: hint ?? said.hint(grade), otherwise: said.otherwise, nearer: said.nearer };
}

/**
 * Makes buttons of the parts, each of which goes into the blank that had the focus last, or into the
 * first empty one. In an expression they stand one after another.
 * @param {HTMLElement} element
 * @param {{ blank: HTMLInputElement, change: () => void }[]} blanks
 */
function offerParts(element, blanks) {
  const items = all(element, ".parts > li");
  let latest = blanks[0];
  for (const one of blanks) one.blank.addEventListener("focus", () => (latest = one));
  const inputs = blanks.map(({ blank }) => blank);

  /** @param {HTMLInputElement | undefined} blank @param {string} text */
  function put(blank, text) {
    const found = blanks.find((one) => one.blank === blank);
    if (!blank || !found) return;
    const before = kindOf(blank) === "expression" ? blank.value.trim() : "";
    blank.value = before === "" ? text : `${before} ${text}`;
    found.change();
  }

  for (const item of items) {
    const text = item.textContent ?? "";
    function act() {
      const empty = inputs.find(({ value }) => value === "");
      const last = latest?.blank;
      put(last && (last.value === "" || !empty || kindOf(last) === "expression") ? last : empty, text);
    }
    const part = button(text, act, { "aria-label": words.exercises.putIn(text) });
    item.replaceChildren(part);
    dragPart(part, inputs, (blank) => put(blank, text));
  }
  for (const { blank, change } of items.length > 0 ? blanks : []) {
    if (kindOf(blank) !== "expression") continue;
    const clear = button(words.exercises.clear, () => {
      blank.value = "";
      change();
      blank.focus();
    });
    blank.after(" ", clear);
  }
}
