// The figure as the snippet gives it. What is new comes in behind what is shown, and takes its place
// once it is ready: nothing flickers.

import { h, paragraph, parsed } from "../../shared/dom.js";
import { words } from "../../shared/i18n/desk.js";

/** A frame that has not said by then that it is ready is shown as it is, in milliseconds. */
const PATIENCE = 8000;

export class Preview {
  element = h("div", { className: "desk-figure", tabIndex: 0, role: "region", "aria-label": words.desk.scroll });
  /** @type {HTMLIFrameElement | undefined} */
  #shown;
  /** @type {HTMLIFrameElement | undefined} */
  #coming;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #late;
  #tellHeight;

  /**
   * @param {AbortSignal} signal when it is no longer wanted
   * @param {(height: number) => void} tellHeight hears how high the figure would like to be
   */
  constructor(signal, tellHeight) {
    this.#tellHeight = tellHeight;
    window.addEventListener("message", ({ source, data }) => this.#hear(source, data), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#late));
  }

  /** Shows what a snippet gives. @param {string} snippet a frame's */
  show(snippet) {
    // The lab is kept for such times, but no frame's address is the lab's.
    if (!navigator.onLine) {
      this.#drop();
      this.#shown = undefined;
      return this.element.replaceChildren(paragraph(words.desk.offline));
    }
    const frame = /** @type {HTMLIFrameElement} */ (parsed(snippet));
    for (const one of [this.#shown, this.#coming]) {
      if (one) Object.assign(one, { width: frame.width, height: frame.height });
    }
    const last = this.#coming ?? this.#shown;
    if (last?.src === frame.src) return;
    this.#drop();
    if (this.#shown?.src === frame.src) return;
    // One that waits to be seen would never be ready.
    frame.loading = "eager";
    frame.removeAttribute("title");
    this.#coming = frame;
    if (!this.#shown) {
      this.element.replaceChildren(frame);
      return this.#swap();
    }
    frame.dataset.coming = "";
    this.element.append(frame);
    this.#late = setTimeout(() => this.#swap(), PATIENCE);
  }

  /** @param {MessageEventSource | null} source @param {any} data */
  #hear(source, data) {
    if (data?.ns !== "fall-line") return;
    const newest = this.#coming ?? this.#shown;
    if (source === newest?.contentWindow && data.type === "height") this.#tellHeight(data.height);
    if (source !== this.#coming?.contentWindow) return;
    // One that cannot start says so on its page.
    if (data.type === "ready" || data.type === "error") this.#swap();
  }

  #swap() {
    const frame = this.#coming;
    if (!frame) return;
    this.#shown?.remove();
    this.#shown = frame;
    this.#coming = undefined;
    clearTimeout(this.#late);
    delete frame.dataset.coming;
    frame.title = words.share.preview;
  }

  #drop() {
    clearTimeout(this.#late);
    this.#coming?.remove();
    this.#coming = undefined;
  }
}
