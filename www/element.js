// <fall-line>: the simulator as an element of somebody's page.
//
//   <script type="module" src="fall-line.js"></script>
//   <fall-line fn="ravine" lr="0.1"></fall-line>
//
// It wraps embed.html, which stands beside this file, in a sandboxed frame. The attributes are the
// keys of the query, the methods are its messages.

import { adopt, keys, pairs, put, reflect, unknown } from "./element/attributes.js";
import { hostTheme, onHostTheme } from "./element/host-theme.js";

const NAMESPACE = "fall-line";
const VERSION = 1;
/** Until the frame has told its own, in pixels. */
const HEIGHT = 420;
/** A frame that has not answered by then never will, in milliseconds. */
const PATIENCE = 10_000;
/** The attributes that are about the frame, and no settings. */
const FRAME = ["src", "height", "loading"];
const ATTRIBUTES = [...keys, ...FRAME];
const TITLE = "Gradient descent simulator";
/** Where the page has chosen a theme, the frame is told; it has no other way to know. */
const THEME = "theme";

/** @typedef {{ kind: string, step?: number, at?: string, tol: number, text: string, trend?: "falling" | "rising" | "level", times?: number }} Verdict */
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

/** On a server, where modules are only imported, there are no elements. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Fires `ready`, `height`, `changed`, `verdict`, `event`, `warning` and `error`, each with the message as
 * its `detail`.
 */
export class FallLine extends Base {
  static observedAttributes = ATTRIBUTES;

  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Map<string, Asked>} */
  #asked = new Map();
  #count = 0;
  /** Attributes that have changed and are not told yet. @type {Set<string>} */
  #changed = new Set();
  #isReady = false;
  /** @type {Start} */
  #ready = promise();
  /** What the page's own theme made of `theme`, as the frame knows it. */
  #theme = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #late;
  #forgetTheme = () => {};

  connectedCallback() {
    adopt(this, ATTRIBUTES);
    const strange = unknown(this, ATTRIBUTES);
    if (strange.length > 0) console.warn(`<${NAMESPACE}> has no ${strange.map((name) => `“${name}”`).join(", ")}.`);
    const frame = document.createElement("iframe");
    frame.title = this.title || TITLE;
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-popups");
    frame.loading = this.getAttribute("loading") === "eager" ? "eager" : "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.allow = "fullscreen; clipboard-write";
    frame.addEventListener("load", () => this.#expect());
    this.#frame = frame;
    this.#theme = this.#wantedTheme();
    frame.src = this.#address();
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.innerHTML = `<style>
      :host { display: block }
      :host([hidden]) { display: none }
      iframe { display: block; width: 100%; border: 0 }
    </style>`;
    root.append(frame);
    this.#size(HEIGHT);
    window.addEventListener("message", this.#hear);
    this.#forgetTheme = onHostTheme(() => this.#wantedTheme() !== this.#theme && this.#change(THEME));
  }

  /** `moveBefore` moves it with all that is in it. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    window.removeEventListener("message", this.#hear);
    this.#forgetTheme();
    clearTimeout(this.#late);
    for (const { reject, timer } of this.#asked.values()) {
      clearTimeout(timer);
      reject(new Error("the element was taken out of the page"));
    }
    this.#asked.clear();
    this.#changed.clear();
    this.#frame = undefined;
    // Put back into a page it starts anew. Who waits for the first start goes on waiting for that.
    if (this.#isReady) this.#ready = promise();
    this.#isReady = false;
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (!this.#frame || before === after) return;
    if (name === "title") this.#frame.title = after || TITLE;
    if (name === "height") this.#size(HEIGHT);
    else if (FRAME.includes(name)) this.#reload();
    else this.#change(name);
  }

  /** The attributes as a query; one that is set becomes the attributes. */
  get query() {
    return pairs(this).toString();
  }

  set query(query) {
    put(this, new URLSearchParams(query));
  }

  /**
   * Resolves once the simulator is ready; frames out of sight are not loaded before they come near. It is
   * rejected where the frame has loaded and nothing answers.
   */
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

  /** Plays: `play` is a setting. @returns {Promise<number>} the step where the cursor stands */
  start() {
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

  /** The page's address with the settings; what `src` says of these itself comes after the attributes. */
  #address() {
    const address = new URL(this.getAttribute("src") ?? String(new URL("embed.html", import.meta.url)), document.baseURI);
    const query = pairs(this);
    if (this.#theme !== "") query.set(THEME, this.#theme);
    for (const [key, value] of address.searchParams) if (!query.has(key)) query.append(key, value);
    address.search = query.toString();
    return String(address);
  }

  /** What the frame is to be told of the theme; empty where it finds out by itself. */
  #wantedTheme() {
    const own = this.getAttribute(THEME) ?? "auto";
    if (own.trim().toLowerCase() !== "auto") return own;
    const theme = hostTheme(this);
    return theme === "auto" ? "" : theme;
  }

  /** Loads the frame anew. */
  #reload() {
    if (!this.#frame) return;
    if (this.#isReady) this.#ready = promise();
    this.#isReady = false;
    this.#changed.clear();
    this.#frame.loading = this.getAttribute("loading") === "eager" ? "eager" : "lazy";
    this.#frame.src = this.#address();
  }

  /** As high as its content, or as the page has it. @param {number} natural */
  #size(natural) {
    const given = this.getAttribute("height");
    const height = given === null || given === "" ? natural : given;
    if (this.#frame) this.#frame.style.height = Number.isFinite(Number(height)) ? `${height}px` : String(height);
  }

  /** A frame that has loaded has to say something. */
  #expect() {
    clearTimeout(this.#late);
    if (this.#isReady) return;
    this.#late = setTimeout(() => this.#fail(`nothing answers at ${this.#frame?.src}; src="…" says where embed.html stands`), PATIENCE);
  }

  /** @param {string} message */
  #fail(message) {
    if (this.#isReady) return;
    this.#ready.reject(new Error(message));
    this.dispatchEvent(new CustomEvent("error", { detail: { message } }));
  }

  /** Attributes that change at once are one change, and what they do not name stays. @param {string} name */
  #change(name) {
    this.#changed.add(name);
    if (this.#changed.size > 1) return;
    this.#ready.promise.then(() => {
      const changes = pairs(this, this.#changed);
      if (this.#changed.has(THEME)) changes.set(THEME, (this.#theme = this.#wantedTheme()));
      this.#changed.clear();
      return changes.size > 0 ? this.patch(changes.toString()) : undefined;
    }).catch(() => this.#changed.clear());
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
    // One that cannot start says so, and never gets ready.
    if (message.type === "error") return this.#isReady ? this.#tell(message) : this.#fail(message.message);
    if (message.type === "ready") this.#begin();
    if (message.type === "height") this.#size(message.height);
    this.#tell(message);
  };

  #begin() {
    clearTimeout(this.#late);
    this.#isReady = true;
    this.#ready.resolve();
    // What was given up came late all the same.
    this.#ready = promise();
    this.#ready.resolve();
  }

  /** @param {any} message */
  #tell(message) {
    this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
  }

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

reflect(FallLine, ATTRIBUTES);
if (globalThis.customElements && !customElements.get(NAMESPACE)) customElements.define(NAMESPACE, FallLine);
