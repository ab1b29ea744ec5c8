// What only the embed says, in English: its answers to scripts, and its dialog to share.

import { share } from "./share.js";

export const en = {
  share,

  messages: {
    /** @param {string} type */
    unknownType: (type) => `There is no message “${type}”.`,
    /** @param {string} what */
    unknownPart: (what) => `“get” knows config, trace and verdict, not “${what}”.`,
    /** @param {string} type */
    noQuery: (type) => `“${type}” needs a query, as text.`,
    /** @param {string} type */
    noCount: (type) => `“${type}” needs a count from 0 up, as a whole number.`,
    asked: "A question waits for the learner’s answer; nothing moves before.",
    /** @param {{ format: string, formats: string[] }} values */
    unknownFormat: ({ format, formats }) => `“export” knows ${formats.join(", ")}, not “${format}”.`,
  },
};
