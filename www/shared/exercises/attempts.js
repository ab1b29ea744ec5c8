// Attempts: what was tried, what is said to it, and what comes of it in the end.

import { button, h, row, status } from "../dom.js";
import { words } from "../i18n/words.js";
import { checkButton, nearerHint } from "./parts.js";

/** @typedef {"right" | "wrong" | "none"} Mark */
/** @typedef {"once" | "hint" | "shown"} How */
/** @typedef {string | Node | (string | Node)[]} Said */
/** What an exercise came to: `how` says whether hints were needed, or answers shown. @typedef {{ score: number, tries: number, how: How }} Result */
/**
 * One thing to answer. `reveal` puts the right answer in, and gives what is said then.
 * @typedef {{ name: string, reveal: () => Said, tries: number, isDone: boolean, isShown: boolean, last?: string }} Thing
 */

/** So many wrong tries, and the answer can be shown. */
const ENOUGH = 2;

/** Counts the tries of an exercise's things, and has the line that says how it goes. */
export class Attempts {
  #element;
  #context;
  /** @type {Thing[]} */
  #things = [];
  #isTold = false;
  tries = 0;
  /** Screen readers read it out when it changes. */
  line = status("div", "result");
  #show = button("", () => this.#reveal(), { hidden: true, className: "show-me" });
  /** What stands at the end of an exercise: what acts, and what is said. */
  foot;

  /**
   * @param {HTMLElement} element the exercise, at whose end they stand
   * @param {import("./exercise.js").Context} context
   * @param {() => void} [check]
   */
  constructor(element, context, check) {
    this.#element = element;
    this.#context = context;
    const act = check && checkButton(check);
    this.foot = h("div", { className: "foot" }, row(act, this.#show), this.line);
    element.append(this.foot);
  }

  /** @param {string} name @param {() => Said} reveal @returns {Thing} */
  add(name, reveal) {
    const thing = { name, reveal, tries: 0, isDone: false, isShown: false };
    this.#things.push(thing);
    return thing;
  }

  /** @param {Mark} mark @param {...(string | Node)} content */
  say(mark, ...content) {
    this.line.dataset.mark = mark;
    this.line.replaceChildren(...content);
  }

  /** A thing's name before what is said of it, where there is more than one. @param {Thing} thing @param {Said} said */
  about({ name }, said) {
    const lone = this.#things.length < 2 || name === "";
    return h("p", {}, ...[lone ? "" : words.exercises.remark(name), said].flat());
  }

  /**
   * A wrong try, and what is said to it: first the hint for the mistake, then what is nearer. The same
   * answer again is no other try.
   * @param {Thing} thing
   * @param {string} given
   * @param {Said | undefined} hint for this very mistake
   * @param {Said} [otherwise] where it has none
   * @param {Said} [nearer] in place of the author's
   */
  wrong(thing, given, hint, otherwise = "", nearer = nearerHint(this.#element)) {
    thing.isDone = false;
    if (thing.last !== given) {
      thing.last = given;
      thing.tries += 1;
      this.tries += 1;
      if (!this.#isTold) this.#context.tried({ tries: this.tries });
    }
    this.#offer();
    if (thing.tries < ENOUGH || nearer === undefined) return this.about(thing, hint ?? otherwise);
    return this.about(thing, [hint ?? words.exercises.wrong, " ", nearer].flat());
  }

  /** @param {Thing} thing */
  right(thing) {
    thing.isDone = true;
    thing.last = undefined;
    this.#offer();
  }

  get isDone() {
    return this.#things.every(({ isDone }) => isDone);
  }

  /** What it came to. @returns {Result} */
  get result() {
    const scores = this.#things.map(({ tries, isShown }) => (isShown ? 0 : tries > 0 ? 0.5 : 1));
    const how = scores.includes(0) ? "shown" : scores.includes(0.5) ? "hint" : "once";
    const sum = scores.reduce((/** @type {number} */ sum, score) => sum + score, 0);
    return { score: scores.length > 0 ? sum / scores.length : 1, tries: this.tries, how };
  }

  /** Says that it is done, if it is. @param {...(string | Node)} more */
  finish(...more) {
    if (!this.isDone) return false;
    const { result } = this;
    this.say("right", words.exercises.done[result.how], ...more.flatMap((text) => [" ", text]));
    if (!this.#isTold) this.#context.done(result);
    this.#isTold = true;
    return true;
  }

  /** What can be shown next. */
  get #stuck() {
    return this.#things.find(({ tries, isDone }) => tries >= ENOUGH && !isDone);
  }

  #offer() {
    const stuck = this.#stuck;
    this.#show.hidden = stuck === undefined;
    const { showMe } = words.exercises;
    if (stuck) this.#show.textContent = this.#things.length < 2 || stuck.name === "" ? showMe : words.exercises.showMeWhat(stuck.name);
  }

  #reveal() {
    const thing = this.#stuck;
    if (!thing) return;
    thing.isShown = thing.isDone = true;
    const said = this.about(thing, thing.reveal());
    this.#offer();
    // Who came by keyboard goes on from where this was.
    if (this.#show.hidden) focusOn(this.line);
    if (!this.finish(said)) this.say("none", said);
  }
}

/** @param {HTMLElement} place */
export function focusOn(place) {
  place.tabIndex = -1;
  place.focus();
}
