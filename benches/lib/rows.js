// Rows of data as somebody might paste them: the same every time.

/** @typedef {"line" | "separable" | "overlapping" | "neuron"} Kind */

/** @type {Record<Kind, (u: number, noise: number) => number>} `noise` lies evenly between -0.5 and 0.5 */
const VALUES = {
  line: (u, noise) => 1.5 * u + 2 + noise,
  separable: (u) => (u > 0.2 ? 1 : 0),
  overlapping: (u, noise) => (u + 4 * noise > 0 ? 1 : 0),
  neuron: (u, noise) => Math.tanh(1.5 * u - 0.5) + noise / 5,
};

/** @param {Kind} kind @param {number} count */
export function rows(kind, count) {
  const lines = Array.from({ length: count }, (_, row) => {
    const u = (6 * row) / Math.max(count - 1, 1) - 3;
    const wave = Math.sin(12.9898 * row) * 43758.5453;
    return `${u.toFixed(4)},${VALUES[kind](u, wave - Math.floor(wave) - 0.5).toFixed(4)}`;
  });
  return lines.join("\n");
}
