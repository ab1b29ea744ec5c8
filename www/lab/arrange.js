// What stands elsewhere where the page is narrow. The rest is the style sheets', which have the same
// width; but what sticks together has to be together.

import { part } from "../shared/dom.js";

const narrow = matchMedia("(width < 1000px)");

/** Calls `put` now and whenever the page becomes narrow or wide. @param {(isNarrow: boolean) => void} put */
export function onWidth(put) {
  const keep = () => {
    const focused = document.activeElement;
    put(narrow.matches);
    // What is moved loses it.
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true });
  };
  narrow.addEventListener("change", keep);
  keep();
}

/** Puts the verdict beside the picture or, where the page is narrow or a lesson stands there, under it. */
export function placeVerdict() {
  const isUnder = narrow.matches || document.body.dataset.lesson !== undefined;
  part(isUnder ? "rate" : "standings").before(part("said"));
}
