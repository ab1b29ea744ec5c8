// What tells news to those who listen.

/** @template {string} News */
export class Teller {
  /** @type {Map<News, (() => void)[]>} */
  #listeners = new Map();

  /**
   * Calls `listener` whenever one of the news comes.
   * @param {News[]} news
   * @param {() => void} listener
   */
  on(news, listener) {
    for (const name of news) {
      const listeners = this.#listeners.get(name) ?? [];
      listeners.push(listener);
      this.#listeners.set(name, listeners);
    }
  }

  /** @param {News} news */
  tell(news) {
    for (const listener of this.#listeners.get(news) ?? []) listener();
  }
}
