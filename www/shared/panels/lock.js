// What the author has locked.

/** @typedef {import("../player.js").Player} Player */

/** What `lock` calls a key by, where that is another word. @type {Record<string, string>} */
const LOCKED_BY = { kappa: "fn", f: "fn", w: "start", x: "start", y: "start" };

/**
 * Whether the author has locked a key.
 * @param {Player} player
 * @param {string} key
 */
export function isLocked({ settings }, key) {
  return settings.lock.includes(key) || settings.lock.includes(LOCKED_BY[key] ?? key);
}
