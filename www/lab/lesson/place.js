// Where the reader of a lesson is.

import { anchor } from "../../shared/address.js";
import { all } from "../../shared/dom.js";

/** A heading counts as read once it is this far up, as a part of the window's height. */
const READ = 0.4;

/**
 * Scrolls to what the address names, or to an exercise, or to where the reader was.
 * @param {HTMLElement} article
 * @param {string | undefined} kept
 * @param {number | undefined} part
 */
export function goToPlace(article, kept, part) {
  const id = anchor() || (part === undefined ? kept : `part-${part}`);
  const target = id ? document.getElementById(id) : null;
  if (target && article.contains(target)) target.scrollIntoView({ behavior: "instant" });
}

/**
 * Has the heading kept that the reader has come to.
 * @param {HTMLElement} article
 * @param {(heading: string) => void} keep
 */
export function followPlace(article, keep) {
  const headings = all(article, "h3[id]");
  let last = "";
  const observer = new IntersectionObserver(
    () => {
      const read = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight * READ).at(-1);
      const id = read?.id ?? headings[0]?.id ?? "";
      if (id !== last && last !== "") keep(id);
      last = id;
    },
    { rootMargin: `0px 0px -${100 - READ * 100}% 0px` },
  );
  for (const heading of headings) observer.observe(heading);
}
