// The drawer: the page's parts that are not the stage, in details at its side, while a lecture lasts.

import { all, h, part } from "../../shared/dom.js";

/** What stays in sight: the picture, what is asked of it, and what is wrong. */
const STAYS = "#notice, #lesson, .bench, .scene, .fold, .caption, #stage, .question, .posed, .pass, .lecture-bar";

const root = document.documentElement;

export class Drawer {
  #place = h("div", { className: "drawer-body" });
  #details;
  #bar = h("div", { className: "lecture-bar" });
  /** Where each part stands otherwise. @type {{ part: Element, spot: Comment }[]} */
  #spots = [];
  /** Whether it was opened to explain a step. */
  isExplaining = false;

  /** @param {string} name */
  constructor(name) {
    this.#details = h("details", { className: "drawer", id: "drawer" }, h("summary", {}, name), this.#place);
    this.#details.addEventListener("toggle", () => this.#toggled());
  }

  get isOpen() {
    return this.#details.open;
  }

  set isOpen(isOpen) {
    this.#details.open = isOpen;
    this.#toggled();
  }

  /** The stage makes room for it. */
  #toggled() {
    if (root.dataset.lecture === undefined) return;
    root.dataset.lecture = this.isOpen ? "open" : "";
    if (!this.isOpen) this.isExplaining = false;
  }

  /** Takes the page's parts, the transport into its bar. @param {HTMLElement} tools what else stands there */
  fill(tools) {
    document.querySelector("main")?.append(this.#bar);
    this.#take(part("transport"), this.#bar);
    this.#bar.append(tools, this.#details);
    // What belongs to the picture comes first.
    for (const from of all(document, ".fold, .scene, .bench, main").reverse()) {
      for (const child of [...from.children]) if (!child.matches(STAYS)) this.#take(child, this.#place);
    }
    this.#take(part("links"), this.#place);
  }

  /** @param {Element} part @param {HTMLElement} into */
  #take(part, into) {
    const spot = new Comment();
    this.#spots.push({ part, spot });
    part.replaceWith(spot);
    into.append(part);
  }

  /** Gives all of them back. */
  empty() {
    const spots = new Map(this.#spots.splice(0).map(({ part, spot }) => [part, spot]));
    /** @type {Element | undefined} */
    let next;
    for (const child of [...this.#place.children].reverse()) {
      const spot = spots.get(child);
      // What has been put before a part meanwhile goes along with it.
      if (!spot) next?.before(child);
      else {
        spot.replaceWith(child);
        next = child;
      }
    }
    for (const [part, spot] of spots) if (spot.isConnected) spot.replaceWith(part);
    this.#bar.remove();
    this.#details.open = false;
    this.isExplaining = false;
  }

  /** Opens it at the step's explanation, and then reads on in it; says whether there is one. */
  explain() {
    const tab = document.getElementById("tab-step");
    if (!tab || tab.hidden) return;
    if (this.isExplaining) {
      this.#scroll(1);
      return;
    }
    this.isOpen = true;
    this.isExplaining = true;
    tab.click();
    part("more").scrollIntoView({ block: "start", behavior: "instant" });
    const panel = part("panel-step");
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
  }

  /** Reads back in the explanation; from its beginning says that there is no more. */
  readBack() {
    const isBelow = part("more").getBoundingClientRect().top < this.#place.getBoundingClientRect().top - 1;
    if (isBelow) this.#scroll(-1);
    return isBelow;
  }

  /** @param {number} way */
  #scroll(way) {
    this.#place.scrollBy({ top: way * this.#place.clientHeight * 0.8, behavior: "instant" });
  }
}
