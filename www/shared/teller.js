// What tells news to those who listen.

/** @template {string} News */
export class Teller {
  /** @type {Map<News, (() => void)[]>} */
  #listeners = new Map();

  /**
   * Calls `listener` whenever one of the news comes, until what it returns is called.
   * @param {News[]} news
   * @param {() => void} listener
   */
  on(news, listener) {
    for (const name of news) this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
    return () => {
      for (const [name, all] of this.#listeners) this.#listeners.set(name, all.filter((one) => one !== listener));
    };
  }

  /** @param {News} news */
  tell(news) {
    for (const listener of this.#listeners.get(news) ?? []) listener();
  }
}
