// What runs first in the embed: it begins the page's script, which is unpacked meanwhile, once the page has
// been given to the screen as it came. It notes whether anyone sees the page: that takes a frame to find out,
// and the script need not wait for another. It keeps what is said to the page meanwhile.

import { unpacked } from "./unpacked.js";

/** How long a frame is waited for, in milliseconds: a page that nobody sees has none. */
const PATIENCE = 100;

const observer = new IntersectionObserver(() => {});
observer.observe(document.body);

/** The script has its data unpacked by the same. */
/** @type {any} */ (window).unpacked = unpacked;
/**
 * What is said to the page until the script hears it: some pages speak as soon as the document is loaded, and
 * only then.
 * @type {MessageEvent[]}
 */
const early = (/** @type {any} */ (window).early = []);
onmessage = (event) => early.push(event);

const text = unpacked("script").text();

async function begin() {
  await new Promise((begun) => {
    setTimeout(begun, PATIENCE);
    // A frame's callbacks come before it is painted, and a task after it.
    requestAnimationFrame(() => setTimeout(begun));
  });
  const isSeen = observer.takeRecords().some(({ isIntersecting }) => isIntersecting);
  document.documentElement.toggleAttribute("data-seen", isSeen);
  observer.disconnect();
  const script = document.createElement("script");
  // The page's policy knows it by its hash.
  script.textContent = await text;
  document.body.append(script);
}

begin();
