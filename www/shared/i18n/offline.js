// The words of new versions, which come with them.

import { en } from "./en/offline.js";
import { words as lab } from "./lab.js";
import { addWords } from "./words.js";

addWords({ en: { offline: en } });

export const words = /** @type {typeof lab & { offline: typeof en }} */ (lab);
