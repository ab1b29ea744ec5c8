// Medians and quartiles.

/**
 * The value below which a part of the others lies, between two of them by their distance.
 * @param {number[]} values
 * @param {number} part from 0 to 1
 */
export function quantile(values, part) {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  const place = part * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @param {number[]} values */
export function summary(values) {
  return { median: median(values), quartiles: [quantile(values, 0.25), quantile(values, 0.75)], rounds: values.length };
}
