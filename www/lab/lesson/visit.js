// What is kept for this visit: whether the text moves the stage, and what was answered before a run.

const KEY = "fall-line.visit";

/**
 * What was said of a run: in words, how it went and why, and the reply's id; nothing of all that where
 * the reader wanted to be shown.
 * @typedef {{ id?: string, lines: string[] }} Answered
 * @typedef {{ isHeld: boolean, answered: Record<string, Answered> }} Kept
 */

/** @returns {Kept} */
function read() {
  try {
    const { isHeld, answered } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    return { isHeld: isHeld === true, answered: answered ?? {} };
  } catch {
    return { isHeld: false, answered: {} };
  }
}

export const visit = {
  kept: read(),
  /** Where the browser takes it; else it is known as long as the page is. */
  keep() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(this.kept));
    } catch {
      // Then it is asked anew after the page was left.
    }
  },
};
