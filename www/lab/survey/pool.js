// The workers that work on surveys: as many as the machine has processors beside the page's own. They are
// begun when the first survey is asked for, and ended when none has been for a while.

import { compiled, workerScript } from "../wasm.js";

/** @typedef {import("./worker.js").Told} Told */
/** @typedef {import("./worker.js").Found} Found */
/** What the workers do and forget. @typedef {{ worker: Worker, load: number, known: Set<number> }} Hand */

const COUNT = Math.max((navigator.hardwareConcurrency || 1) - 1, 1);
/** How long they stay without work, in milliseconds. */
const IDLE = 30_000;

/** A page without an address of its own may take no worker by an address; one from a blob fetches the same script. */
const WAYS = [
  (/** @type {string} */ script) => new Worker(script, { type: "module" }),
  (/** @type {string} */ script) => {
    const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(script)}`], { type: "text/javascript" }));
    return new Worker(blob, { type: "module" });
  },
];

export class Pool {
  #told;
  /** @type {Hand[]} */
  hands = [];
  /** The way in which workers can be had; behind the last one there are none. */
  #way = 0;
  #isBegun = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #end;

  /**
   * @param {{ ready: () => void, found: (found: Found) => void, failed: () => void }} told is told when a
   *   worker has come, what it has found, and when there are none any more, and will be none
   */
  constructor(told) {
    this.#told = told;
  }

  /** Whether there can be workers, as far as is known. */
  get isPossible() {
    return this.#way < WAYS.length;
  }

  /** Begins them, unless they have been. */
  begin() {
    clearTimeout(this.#end);
    if (!this.#isBegun) void this.#begin();
    this.#isBegun = true;
  }

  /** Ends them unless they have something to do before long. */
  rest() {
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.#drop(), IDLE);
  }

  /** @param {Hand} hand @param {Told} message */
  tell({ worker }, message) {
    worker.postMessage(message);
  }

  async #begin() {
    const module = await compiled();
    for (; this.isPossible; this.#way += 1) {
      try {
        // One shows whether there can be others.
        await this.#hire(module);
        for (let others = COUNT - 1; others > 0; others -= 1) this.#hire(module).catch(() => {});
        return;
      } catch {
        // The next way.
      }
    }
    this.#giveUp();
  }

  /** One worker more, once it is ready. @param {WebAssembly.Module} module @returns {Promise<void>} */
  #hire(module) {
    return new Promise((resolve, reject) => {
      const worker = /** @type {typeof WAYS[0]} */ (WAYS[this.#way])(workerScript());
      worker.onerror = (event) => {
        event.preventDefault();
        worker.terminate();
        reject();
      };
      worker.onmessage = () => {
        const hand = { worker, load: 0, known: new Set() };
        worker.onerror = (event) => (event.preventDefault(), this.#giveUp());
        worker.onmessage = ({ data }) => {
          hand.load -= 1;
          this.#told.found(data);
        };
        if (!this.#isBegun) return worker.terminate();
        this.hands.push(hand);
        this.#told.ready();
        resolve();
      };
      worker.postMessage({ module });
    });
  }

  #drop() {
    for (const { worker } of this.hands) worker.terminate();
    this.hands = [];
    this.#isBegun = false;
  }

  #giveUp() {
    this.#way = WAYS.length;
    this.#drop();
    this.#told.failed();
  }
}
