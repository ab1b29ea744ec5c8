// The words of surveys, which come with them.

import { en } from "./en/survey.js";
import { words as lab } from "./lab.js";
import { addWords } from "./words.js";

addWords({ en: { survey: en } });

export const words = /** @type {typeof lab & { survey: typeof en }} */ (lab);
