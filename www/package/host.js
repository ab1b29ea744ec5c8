// The page that holds a figure in a package: it speaks SPLICE with it, and hands on what comes to whatever
// the platform speaks.

/** @typedef {{ score: number, state: unknown }} Report */
/**
 * A platform: what it has kept of an earlier visit, and what it is told.
 * @typedef {{
 *   state: unknown,
 *   report: (report: Report) => void,
 *   touched: () => void,
 * }} Platform
 */

const NAMESPACE = "SPLICE.";

/**
 * Shows the figure, and answers it for the platform.
 * @param {Promise<Platform>} connecting
 */
export function hold(connecting) {
  const { query = "", title = document.title } = document.documentElement.dataset;
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.src = `embed.html?${query}&grade=splice`;

  window.addEventListener("message", async ({ source, data }) => {
    if (source !== frame.contentWindow || typeof data !== "object" || data === null) return;
    if (data.ns === "fall-line" && data.type === "height") frame.style.height = `${data.height}px`;
    if (typeof data.subject !== "string" || !data.subject.startsWith(NAMESPACE)) return;
    const platform = await connecting.catch(() => undefined);
    if (!platform) return;
    const answer = ANSWERS[data.subject.slice(NAMESPACE.length)]?.(platform, data);
    if (answer) frame.contentWindow?.postMessage({ subject: `${data.subject}.response`, message_id: data.message_id, ...answer }, "*");
  });
  document.body.append(frame);
  connecting.catch((error) => say(String(error instanceof Error ? error.message : error)));
}

/** What is done with each of its messages, and what is answered. @type {Record<string, (platform: Platform, message: any) => object | undefined>} */
const ANSWERS = {
  getState: ({ state }) => ({ state }),
  reportScoreAndState(platform, { score, state }) {
    platform.report({ score, state });
    return {};
  },
  sendEvent(platform, { name }) {
    if (name === "interacted") platform.touched();
    return {};
  },
};

/** Whether what is done in the figure has a score; else it is done once it was touched. */
export const isGraded = document.documentElement.dataset.graded !== undefined;

/** Says above the figure what went wrong. The figure itself goes on. @param {string} text */
export function say(text) {
  const line = document.createElement("p");
  line.role = "status";
  line.textContent = text;
  document.body.prepend(line);
}
