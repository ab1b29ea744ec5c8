// What runs first in the embed: it begins the page's script, which waits in the file as a text, once
// the page has been given to the screen as it came. It notes whether anyone sees the page: that takes
// a frame to find out, and the script need not wait for another.

/** How long a frame is waited for, in milliseconds: a page that nobody sees has none. */
const PATIENCE = 100;

/** @type {IntersectionObserverEntry[]} */
const sights = [];
const observer = new IntersectionObserver((entries) => sights.push(...entries));

let hasBegun = false;

function begin() {
  if (hasBegun) return;
  hasBegun = true;
  sights.push(...observer.takeRecords());
  observer.disconnect();
  document.documentElement.toggleAttribute("data-seen", sights.some(({ isIntersecting }) => isIntersecting));
  const script = document.createElement("script");
  // The page's policy knows it by its hash.
  script.textContent = document.getElementById("script")?.textContent ?? "";
  document.body.append(script);
}

observer.observe(document.body);
// A frame's callbacks come before it is painted, and a task after it.
requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, PATIENCE);
