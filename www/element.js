// <fall-line>: the simulator as an element of somebody's page.
//
//   <script type="module" src="fall-line.js"></script>
//   <fall-line fn="ravine" lr="0.1"></fall-line>
//
// It wraps embed.html, which stands beside this file, in a sandboxed frame. The attributes are the
// keys of the query, the methods are its messages.

import { keys } from "./generated/catalogue.js";

const NAMESPACE = "fall-line";
const VERSION = 1;
/** Before the frame has told its own. */
const HEIGHT = 400;
/** The keys that may come several times. */
const SEVERAL = ["vs", "then"];
/** A frame that has not answered by then never will, in milliseconds. */
const PATIENCE = 10_000;

/** @typedef {{ kind: string, step?: number, at?: string, tol: number, text: string }} Verdict */
/** @typedef {{ optimizer: string, w?: number[], x?: number[], y?: number[], loss: number[], rate: number[] }} Trace */
/** @typedef {{ key: string, given: string, used: string, code: string, at?: number, text: string }} Problem */
/** @typedef {{ query: string, problems: Problem[] }} Config */
/** @typedef {"png" | "svg" | "csv" | "json" | "python" | "pytorch"} Format */
/** @typedef {{ promise: Promise<void>, resolve: () => void, reject: (error: Error) => void }} Start */
/** @typedef {{ resolve: (reply: any) => void, reject: (error: Error) => void, timer: ReturnType<typeof setTimeout> }} Asked */

/**
 * A promise that is settled from outside. One that nobody waits for is no uncaught error.
 * @returns {Start}
 */
function promise() {
  /** @type {Partial<Start>} */
  const parts = {};
  const promise = /** @type {Promise<void>} */ (new Promise((resolve, reject) => Object.assign(parts, { resolve, reject })));
  promise.catch(() => {});
  return /** @type {Start} */ ({ ...parts, promise });
}

/**
 * Fires `ready`, `changed`, `verdict`, `event`, `warning` and `error`, each with the message as
 * its `detail`.
 */
export class FallLine extends HTMLElement {
  static observedAttributes = keys;

  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Map<string, Asked>} */
  #asked = new Map();
  #count = 0;
  #changing = false;
  #isReady = false;
  /** @type {Start} */
  #ready = promise();

  connectedCallback() {
    const frame = document.createElement("iframe");
    frame.title = this.title || "Gradient descent simulator";
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-popups");
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.allow = "fullscreen; clipboard-write";
    frame.style.cssText = `display:block;width:100%;height:${HEIGHT}px;border:0`;
    frame.src = `${new URL("embed.html", import.meta.url)}?${this.query}`;
    this.#frame = frame;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.innerHTML = "<style>:host { display: block }</style>";
    root.append(frame);
    window.addEventListener("message", this.#hear);
  }

  disconnectedCallback() {
    window.removeEventListener("message", this.#hear);
    for (const { reject, timer } of this.#asked.values()) {
      clearTimeout(timer);
      reject(new Error("the element was taken out of the page"));
    }
    this.#asked.clear();
    this.#frame = undefined;
    // Put back into a page it starts anew. Who waits for the first start goes on waiting for that.
    if (this.#isReady) this.#ready = promise();
    this.#isReady = false;
  }

  attributeChangedCallback() {
    if (!this.#frame || this.#changing) return;
    // Several attributes that change at once are one change.
    this.#changing = true;
    queueMicrotask(() => {
      this.#changing = false;
      if (this.#frame) void this.set(this.query).catch(() => {});
    });
  }

  /** The attributes as a query; one that is set becomes the attributes. */
  get query() {
    const query = new URLSearchParams();
    for (const key of keys) {
      const value = this.getAttribute(key);
      if (value === null) continue;
      const values = SEVERAL.includes(key) ? value.split(/\s+/).filter(Boolean) : [value];
      for (const one of values) query.append(key, one);
    }
    return query.toString();
  }

  set query(query) {
    const given = new URLSearchParams(query);
    for (const key of keys) {
      const values = given.getAll(key);
      if (values.length === 0) this.removeAttribute(key);
      else this.setAttribute(key, SEVERAL.includes(key) ? values.join(" ") : values[0] ?? "");
    }
  }

  /** Resolves once the simulator is ready; frames out of sight are not loaded before they come near. */
  get ready() {
    return this.#ready.promise;
  }

  /** @param {string} query the whole configuration @returns {Promise<Config>} */
  set(query) {
    return this.#ask("set", { query }, "config");
  }

  /** @param {string} query only what changes @returns {Promise<Config>} */
  patch(query) {
    return this.#ask("patch", { query }, "config");
  }

  /** @returns {Promise<number>} the step where the cursor stands */
  play() {
    return this.#ask("play", {}, "step");
  }

  /** @returns {Promise<number>} the step where the cursor stands */
  pause() {
    return this.#ask("pause", {}, "step");
  }

  /** @returns {Promise<number>} the step where the cursor stands */
  reset() {
    return this.#ask("reset", {}, "step");
  }

  /** @param {number} [count] @returns {Promise<number>} the step where the cursor stands */
  step(count = 1) {
    return this.#ask("step", { count }, "step");
  }

  /** @param {number} [count] @returns {Promise<number>} the step where the cursor stands */
  back(count = 1) {
    return this.#ask("back", { count }, "step");
  }

  /** Goes to the end of the run. @returns {Promise<{ racers: Verdict[] }>} */
  finish() {
    return this.#ask("finish", {}, "verdict");
  }

  /** The verdict at the cursor. @returns {Promise<{ racers: Verdict[] }>} */
  verdict() {
    return this.#ask("get", { what: "verdict" }, "verdict");
  }

  /** The trace up to the cursor. @returns {Promise<{ racers: Trace[] }>} */
  trace() {
    return this.#ask("get", { what: "trace" }, "trace");
  }

  /** @returns {Promise<Config>} */
  config() {
    return this.#ask("get", { what: "config" }, "config");
  }

  /** @param {Format} format @returns {Promise<{ mime: string, data: string }>} */
  export(format) {
    return this.#ask("export", { format });
  }

  /**
   * @param {string} type
   * @param {Record<string, unknown>} content
   * @param {string} [part] what of the reply is wanted
   */
  async #ask(type, content, part) {
    await this.#ready.promise;
    const id = `${NAMESPACE}-${(this.#count += 1)}`;
    const reply = new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#asked.delete(id);
        reject(new Error(`no answer to “${type}”`));
      };
      this.#asked.set(id, { resolve, reject, timer: setTimeout(giveUp, PATIENCE) });
    });
    this.#frame?.contentWindow?.postMessage({ ns: NAMESPACE, v: VERSION, type, id, ...content }, "*");
    const message = await reply;
    return part === undefined ? message : message[part];
  }

  /** @param {MessageEvent} event */
  #hear = (event) => {
    if (!this.#frame || event.source !== this.#frame.contentWindow) return;
    const message = event.data;
    if (message?.ns !== NAMESPACE || message.v !== VERSION) return;
    if (message.type === "reply") return this.#settle(message);
    if (message.type === "ready") {
      this.#isReady = true;
      this.#ready.resolve();
    }
    // One that cannot start says so, and never gets ready.
    if (message.type === "error") this.#ready.reject(new Error(message.message));
    if (message.type === "height") this.#frame.style.height = `${message.height}px`;
    else this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
  };

  /** @param {any} message */
  #settle(message) {
    const asked = this.#asked.get(message.id);
    if (!asked) return;
    this.#asked.delete(message.id);
    clearTimeout(asked.timer);
    if (message.error === undefined) asked.resolve(message);
    else asked.reject(new Error(message.error));
  }
}

if (!customElements.get(NAMESPACE)) customElements.define(NAMESPACE, FallLine);
