// The words of first steps, which come with them.

import { en } from "./en/guide.js";
import { words as lab } from "./lab.js";
import { addWords } from "./words.js";

addWords({ en: { guide: en } });

export const words = /** @type {typeof lab & { guide: typeof en }} */ (lab);
