// The words of a step taken apart, which come with it.

import { en } from "./en/anatomy.js";
import { addWords, words as shared } from "./words.js";

addWords({ en: { anatomy: en } });

export const words = /** @type {import("./words.js").Words & { anatomy: typeof en }} */ (shared);
