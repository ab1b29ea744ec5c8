// What an author has chosen for a figure, beside what the page has: kept until the page goes.

import { query_pairs } from "../../shared/engine.js";

/** @typedef {import("../../shared/player.js").Player} Player */

/** By key, as a query has it; what is empty goes back to its default. @type {Map<string, string>} */
const chosen = new Map();

export class Draft {
  #simulator;
  /** @type {Map<string, string>} */
  #page;

  /** @param {Player} player */
  constructor({ simulator, cursor }) {
    this.#simulator = simulator;
    this.#page = new Map(query_pairs(simulator.query()).map(({ key, value }) => [key, value]));
    // “This step” is the one that is seen, whichever it was before.
    if (this.value("at") !== "") this.choose("at", String(cursor));
  }

  /** The value of a key, empty for the default. @param {string} key */
  value(key) {
    return chosen.get(key) ?? this.#page.get(key) ?? "";
  }

  /** The words of a key that takes a list. @param {string} key */
  list(key) {
    return this.value(key).split(",").filter(Boolean);
  }

  /** @param {string} key @param {string} value */
  choose(key, value) {
    chosen.set(key, value);
  }

  get #changes() {
    return Array.from(chosen, ([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
  }

  /** The canonical query of the figure. */
  query() {
    return this.#simulator.query_with(this.#changes);
  }

  /** What of it could not be taken as it stood. */
  problems() {
    return this.#simulator.problems_with(this.#changes);
  }
}
