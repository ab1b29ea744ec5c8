// Problems of settings that the engine cannot know of: what they name is the page's own.

/** @typedef {import("fall-line").Settings} Settings */
/** @typedef {import("fall-line").Problem} Problem */
/** @typedef {(settings: Settings) => Problem | undefined} Check */

export class Checks {
  /** @type {Check[]} */
  #checks = [];
  /** The problems that were found last. @type {Problem[]} */
  found = [];

  /**
   * Adds one that looks at these settings, and at all to come; says whether it found a problem.
   * @param {Check} check
   * @param {Settings} settings
   */
  add(check, settings) {
    this.#checks.push(check);
    const problem = check(settings);
    if (problem) this.found.push(problem);
    return problem !== undefined;
  }

  forget() {
    this.found = [];
  }

  /**
   * Looks at what an author has set.
   * @param {Settings} settings
   * @param {Settings | undefined} before where the author has changed only some of it: what was wrong already is not told again
   */
  look(settings, before) {
    for (const check of this.#checks) {
      const problem = check(settings);
      const known = before && check(before);
      if (problem && problem.given !== known?.given) this.found.push(problem);
    }
  }
}
