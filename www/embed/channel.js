// The channel to the page that holds the embed.

/** @typedef {Record<string, unknown>} Message */

const NAMESPACE = "fall-line";
const VERSION = 1;

/** Where the holding page comes from; anywhere, where the browser does not say. */
const origin = parentOrigin();

/** Where the holding page comes from; `*` where that has no name, or one that no message can go to. */
function parentOrigin() {
  const origin = location.ancestorOrigins?.[0] ?? "";
  return /^https?:/.test(origin) ? origin : "*";
}

/** What goes to the holding page. */
export const channel = {
  /** A message as it is. @param {Message} message */
  send(message) {
    try {
      parent.postMessage(message, origin);
    } catch {
      // An id that came with a message and cannot be copied into another: then there is no answer.
    }
  },
  /** A message of ours. @param {string} type @param {Message} [content] */
  post(type, content) {
    channel.send({ ns: NAMESPACE, v: VERSION, type, ...content });
  },
};

/** @typedef {typeof channel} Channel */

/**
 * Whether it is a message of this kind. What other frames of this project say to their page is
 * none to us: it has no type that is asked for.
 * @param {unknown} message
 * @returns {message is Message & { type: string }}
 */
export function isOurs(message) {
  if (typeof message !== "object" || message === null) return false;
  const { ns, v, type } = /** @type {Message} */ (message);
  return ns === NAMESPACE && v === VERSION && typeof type === "string";
}
