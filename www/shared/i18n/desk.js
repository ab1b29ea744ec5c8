// The words of the author's desk, which come with it.

import { en } from "./en/desk.js";
import { words as lab } from "./lab.js";
import { addWords } from "./words.js";

addWords({ en });

export const words = /** @type {typeof lab & typeof en} */ (lab);
