// The words of the lab: those of both pages, and its own. The embed goes without these.

import { en } from "./en/lab.js";
import { addWords, words as shared } from "./words.js";

addWords({ en });

export const words = /** @type {import("./words.js").Words & typeof en} */ (shared);
