// The words of the examples, which come with their list.

import { en } from "./en/examples.js";
import { words as lab } from "./lab.js";
import { addWords } from "./words.js";

addWords({ en: { presets: en } });

export const words = /** @type {typeof lab & { presets: typeof en }} */ (lab);
