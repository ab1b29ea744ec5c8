// Work that follows the page's frames.

/** What is to be done with the next frame, in the order in which it was first asked for. @type {Set<() => void>} */
const due = new Set();
let frame = 0;

/**
 * Does what is due, and what that asks for: what a hand has changed is drawn in the same frame. Work that asks
 * for itself waits for the next one.
 */
function doDue() {
  frame = 0;
  const done = new Set();
  for (const one of due) {
    if (done.has(one)) next();
    else {
      due.delete(one);
      done.add(one);
      one();
    }
  }
}

const next = () => (frame ||= requestAnimationFrame(doDue));

/**
 * Puts work off to the next frame, where it is done once, however often it was asked for.
 * @param {() => void} work
 * @returns {{ later: () => void, now: () => void }} `now` does at once what may have been put off
 */
export function framed(work) {
  const later = () => {
    due.add(work);
    next();
  };
  const now = () => {
    due.delete(work);
    work();
  };
  return { later, now };
}

/** How long a first painting is waited for, in milliseconds: a page that nobody sees has none. */
const PATIENCE = 100;

/** Resolves once the page has been given to the screen as it came. */
export const painted = () =>
  new Promise((resolve) => {
    // A frame's callbacks come before it is painted, and a task after it.
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE);
  });
