// The words of data of one's own, which come with them.

import { en } from "./en/data.js";
import { words as lab } from "./lab.js";
import { addWords } from "./words.js";

addWords({ en: { data: en } });

export const words = /** @type {typeof lab & { data: typeof en }} */ (lab);
