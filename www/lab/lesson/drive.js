// The text drives the stage: the run that the reader has come to is the one that is shown.

import { all, checkbox, h, part } from "../../shared/dom.js";
import { stage } from "../../shared/exercises/exercise.js";
import { hiding } from "../../shared/exercises/worked.js";
import { words } from "../../shared/i18n/lab.js";
import { onWidth } from "../arrange.js";
import { visit } from "./visit.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** A block of the text with a run. @typedef {{ element: HTMLElement, show: () => void, question?: HTMLElement }} Block */

/** How far up a block is read, as a part of the window's height: beside the stage, and under it. */
const LINES = { wide: 0.45, narrow: 0.72 };
/** Higher than any text, in pixels. */
const FAR = 1e6;
/** Text that rests so long is read, in milliseconds: what is scrolled past is not. */
const REST = 150;

export class Drive {
  #player;
  /** @type {Block[]} */
  #blocks = [];
  /** By the author's query that stands for it: the block, and what it is about. @type {Map<string, { block: Block, about: string }>} */
  #shown = new Map();
  /** Whose run is being put on the stage. @type {Block | undefined} */
  #next;
  /** @type {Block | undefined} */
  current;
  #home = h("div", { hidden: true });
  #question = part("question");

  /** @param {Player} player */
  constructor(player) {
    this.#player = player;
    this.#question.before(this.#home);
    player.on(["settings"], () => this.#mark());
  }

  /** @param {Block} block */
  add(block) {
    this.#blocks.push(block);
  }

  /** Puts a block's run on the stage. @param {Block} block @param {string} query @param {number} [at] */
  put(block, query, at) {
    clearTimeout(this.#resting);
    this.#next = block;
    stage(this.#player, query, at);
    this.#next = undefined;
  }

  /** What runs, whatever its numbers are. */
  get #about() {
    const { fn, f } = this.#player.settings;
    return `${fn} ${f}`;
  }

  /** Marks the block whose run is on the stage; its question stands in it. */
  #mark() {
    const { author, settings, isPosed } = this.#player;
    if (this.#next) this.#shown.set(author, { block: this.#next, about: this.#about });
    const shown = this.#shown.get(author);
    const block = shown?.about === this.#about ? shown.block : undefined;
    if (block !== this.current) {
      this.current?.element.removeAttribute("aria-current");
      block?.element.setAttribute("aria-current", "true");
      this.current = block;
    }
    const place = settings.ask !== undefined && !isPosed ? block?.question : undefined;
    // What is moved loses the focus.
    if (place?.contains(this.#question) ?? this.#question.previousSibling === this.#home) return;
    if (place) place.append(this.#question);
    else this.#home.after(this.#question);
  }

  /** The run that the reader begins with. @param {boolean} isGiven whether the address has one of its own */
  begin(isGiven) {
    let line = LINES.wide;
    onWidth((isNarrow) => this.#watch((line = isNarrow ? LINES.narrow : LINES.wide)));
    const isRead = (/** @type {Block} */ { element }) => element.getBoundingClientRect().top < innerHeight * line;
    if (!isGiven) (this.#blocks.findLast(isRead) ?? this.#blocks[0])?.show();
  }

  /** @type {IntersectionObserver | undefined} */
  #observer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /** Shows what comes to a line, and rests there. @param {number} line */
  #watch(line) {
    this.#observer?.disconnect();
    /** @type {Set<Element>} */
    const there = new Set();
    let isFirst = true;
    /** @param {boolean} [isLate] */
    const look = (isLate = false) => {
      const block = this.#blocks.findLast(({ element }) => there.has(element));
      // In whose fields somebody is at work, that puts itself on the stage.
      if (!block || block === this.current || visit.kept.isHeld || hasFocus(block.element)) return;
      const isBusy = this.#isBusy();
      // Who has turned from the text to the stage meanwhile is at work there.
      if (this.#isInSight() && (isBusy || isLate)) {
        if (isBusy) this.#resting = setTimeout(look, 4 * REST, true);
        return;
      }
      block.show();
    };
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) there[isIntersecting ? "add" : "delete"](target);
        clearTimeout(this.#resting);
        // Where the page opens, nobody has come to anything yet.
        if (!isFirst) this.#resting = setTimeout(look, REST);
        isFirst = false;
      },
      // All that begins above the line, however far.
      { rootMargin: `${FAR}px 0px ${100 * line - 100}% 0px` },
    );
    for (const { element } of this.#blocks) this.#observer.observe(element);
  }

  /** Whether some of the block on the stage can be seen. */
  #isInSight() {
    const { top = 0, bottom = -1 } = this.current?.element.getBoundingClientRect() ?? {};
    return bottom >= 0 && top <= innerHeight;
  }

  /** Whether the reader is about to answer in it, or watches what comes of that. */
  #isBusy() {
    const { saying, isDone, isAsking } = this.#player;
    if (saying !== undefined && !isDone) return true;
    return hasFocus(this.current?.element) || (isAsking && hasFocus(part("stage")));
  }
}

/** Whether somebody is at work in a place, by keys. @param {HTMLElement} [place] */
const hasFocus = (place) => place?.querySelector(":focus-visible") != null;

/** The switch for those who want the stage to stay as it is. */
export function driveSwitch() {
  const { drives, drivesWhy } = words.lessons;
  const { label, box } = checkbox(drives, {
    checked: !visit.kept.isHeld,
    onchange: () => {
      visit.kept.isHeld = !box.checked;
      visit.keep();
    },
  });
  label.append(" ", h("span", { className: "about" }, drivesWhy));
  return label;
}

/**
 * A worked example, at the step where the reader is, or regimes to find.
 * @param {HTMLElement} element
 * @param {Drive} drive
 */
export function exerciseBlock(element, drive) {
  /** @type {Block} */
  const block = {
    element,
    show() {
      const [step = all(element, ".walk > li")[0]] = all(element, ".walk > [aria-current]");
      // What is to be predicted lies ahead of it.
      const { query = "", at } = (step ?? element).dataset;
      if (step) drive.put(block, hiding(query), Number(at));
      else drive.put(block, query);
    },
  };
  drive.add(block);
  return block;
}
