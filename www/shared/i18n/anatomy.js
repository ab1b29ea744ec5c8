// The words of a step taken apart, which come with it.

import { en } from "./en/anatomy.js";
import { words as shared } from "./lab.js";
import { addWords } from "./words.js";

addWords({ en: { anatomy: en } });

export const words = /** @type {typeof shared & { anatomy: typeof en }} */ (shared);
