// A run that is asked about first: what the text says of it comes once it was answered and seen.

import { all, button, h, paragraph, status } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";
import { visit } from "./visit.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("./drive.js").Drive} Drive */
/** @typedef {import("./drive.js").Block} Block */

/** So long an answered run plays, in milliseconds; then it is seen as a whole. */
const LONGEST = 4000;
/** Where the answer stands on the picture, or in a chart, it stays there beside the run. */
const STAYS = ["place", "curve"];

export class Asked {
  #block;
  #player;
  #drive;
  #key;
  /** Puts the run on the stage as it is without a question. */
  #show;
  /** What was said, once the question is gone. */
  #said = h("div", { className: "question", hidden: true });
  #reply = status("div", "reply");
  #replies;
  #told;
  #question;
  #play = button(words.transport.play, () => this.#watch(), { hidden: true });
  #skip = button(words.lessons.showMe, () => this.#seen({ lines: [] }));
  #again = button(words.ask.again, () => this.#ask(), { className: "again" });
  /** What stands in the block. @type {HTMLElement[]} */
  parts;

  /**
   * @param {Block} block
   * @param {HTMLElement} tools
   * @param {Player} player
   * @param {Drive} drive
   * @param {string} key what it is kept by
   */
  constructor(block, tools, player, drive, key) {
    this.#block = block;
    this.#player = player;
    this.#drive = drive;
    this.#key = key;
    this.#show = block.show;
    const { element } = block;
    const { query = "", ask = "" } = element.dataset;
    this.#replies = all(element, ".replies");
    this.#told = h("div", { className: "told", tabIndex: -1 }, this.#reply, ...this.#replies, ...all(element, ".explained"));
    this.#question = h("div", { className: "asks", tabIndex: -1 }, this.#said, this.#play);
    // They take their room from the first.
    for (const list of this.#replies) {
      list.hidden = false;
      list.setAttribute("role", "list");
    }
    block.question = this.#question;
    block.show = () => (this.#known ? this.#show() : drive.put(block, `${query}&ask=${ask}`, 0));
    const about = element.querySelector("p")?.id ?? "";
    for (const tool of [this.#skip, this.#again]) tool.setAttribute("aria-describedby", about);
    tools.append(this.#skip, this.#again);
    this.parts = [h("div", { className: "ask", dataset: { kind: ask } }, this.#question, this.#told)];
    player.on(["settings", "said", "playing", "done"], () => this.#follow());
    player.on(["said"], () => {
      if (!this.#isHere) return;
      this.#play.focus({ preventScroll: true });
      // What was pressed may have stood far below it.
      this.#play.scrollIntoView({ block: "nearest", behavior: "instant" });
    });
    player.on(["answered"], () => this.#take());
    this.#look();
  }

  get #known() {
    return visit.kept.answered[this.#key];
  }

  /** Whether it is this run that the page asks about. */
  get #isHere() {
    const { settings, isPosed } = this.#player;
    return this.#drive.current === this.#block && settings.ask !== undefined && !isPosed;
  }

  /** Plays what was answered. */
  #watch() {
    this.#player.play();
    this.#question.focus({ preventScroll: true });
    // Many a run has long come to its verdict by then.
    setTimeout(() => this.#isHere && this.#player.isPlaying && this.#player.finish(), LONGEST);
  }

  /** Asks once more. */
  #ask() {
    this.#forget();
    this.#block.show();
    all(this.#question, "#question :is(button, input)")[0]?.focus();
  }

  #forget() {
    delete visit.kept.answered[this.#key];
    visit.keep();
    this.#look();
  }

  #follow() {
    const isSaid = this.#isHere && this.#player.saying !== undefined && !this.#player.isDone;
    this.#play.hidden = !isSaid || this.#player.isPlaying;
    this.#skip.hidden = isSaid || this.#known !== undefined;
    // By the question's own button it is asked once more, too.
    if (this.#known && this.#isHere && this.#player.isAsking) this.#forget();
  }

  /** What was said, and what came of it. */
  #take() {
    // Of a run that the learner has changed, the text says nothing.
    if (!this.#isHere || this.#player.simulator.learner_query() !== undefined) return;
    const { element } = this.#block;
    const wasHere = element.contains(document.activeElement);
    const lines = all(this.#question, "#question > p").map(({ textContent }) => textContent ?? "");
    const id = idOf(this.#player, element.dataset.ask ?? "");
    // The clock that brought it here stops first.
    queueMicrotask(() => {
      this.#seen({ id, lines });
      if (!wasHere) return;
      this.#told.focus({ preventScroll: true });
      this.#said.scrollIntoView({ block: "nearest", behavior: "instant" });
    });
  }

  /** What was said and how it went stay in this visit. @param {import("./visit.js").Answered} what */
  #seen(what) {
    visit.kept.answered[this.#key] = what;
    visit.keep();
    this.#look();
    if (what.id === undefined || !STAYS.includes(this.#block.element.dataset.ask ?? "")) this.#show();
  }

  /** Shows what is known by now. */
  #look() {
    const { lines = [], id } = this.#known ?? {};
    this.#block.element.dataset.state = this.#known ? "told" : "asked";
    this.#skip.hidden = this.#known !== undefined;
    this.#again.hidden = !this.#known;
    this.#said.hidden = lines.length === 0;
    this.#said.replaceChildren(...lines.map((line, index) => paragraph(line, { className: index ? "why" : "said" })));
    const replies = this.#replies.flatMap((list) => all(list, "li"));
    const fit = [id, "else"].map((id) => replies.find(({ dataset }) => dataset.said === id)).find(Boolean);
    this.#reply.replaceChildren(...(id === undefined || !fit ? [] : fit.cloneNode(true).childNodes));
  }
}

/** What replies are listed by. @param {Player} player @param {string} ask */
function idOf({ saying, simulator }, ask) {
  const { is, score } = saying ?? {};
  if (ask === "verdict") return String(is);
  const near = score?.() ?? 0;
  if (ask !== "steps") return near >= 0.5 ? "near" : "far";
  if (near === 1) return "near";
  const { kind, step = 0 } = simulator.outcome()[0] ?? {};
  if (typeof is !== "number") return "never";
  return kind === "converged" && is > step ? "more" : "fewer";
}
