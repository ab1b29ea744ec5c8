// The words of the embed: those of both pages, and its own.

import { en } from "./en/embed.js";
import { addWords, words as shared } from "./words.js";

addWords({ en });

export const words = /** @type {import("./words.js").Words & typeof en} */ (shared);
