// Numbers in English.

import { numberFormats } from "../numbers.js";

export const { number, grouped, percent, point, plural } = numberFormats("en", {
  point: ".",
  noValue: "no value",
});

/** @param {number} count */
export const steps = (count) => `${count} ${plural(count, { one: "step", other: "steps" })}`;
