// d3's contours over surfaces written by hand, and the same surfaces as queries.

import { contours } from "d3-contour";

/** @type {Record<string, { loss: (x: number, y: number) => number, box: [number, number, number, number], query: string }>} */
export const SURFACES = {
  bowl: { loss: (x, y) => 0.5 * (x * x + 10 * y * y), box: [-5, 5, -3, 3], query: "fn=ravine&kappa=10" },
  rosenbrock: { loss: (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, box: [-2, 2, -1, 3], query: "fn=rosenbrock" },
};

/** The query of a surface over the box that d3's has. @param {string} name */
export const query = (name) => `${SURFACES[name]?.query}&box=${SURFACES[name]?.box.join()}&steps=1`;

/** Samples a surface along both sides and cuts it at levels. @param {string} name @param {number} side @param {Iterable<number>} levels */
export function cut(name, side, levels) {
  const { loss, box } = SURFACES[name] ?? { loss: () => 0, box: [0, 1, 0, 1] };
  const [left, right, bottom, top] = box;
  const values = new Float64Array(side * side);
  for (let row = 0, index = 0; row < side; row += 1) {
    const y = top + ((bottom - top) * row) / (side - 1);
    for (let column = 0; column < side; column += 1, index += 1) values[index] = loss(left + ((right - left) * column) / (side - 1), y);
  }
  return contours().size([side, side]).thresholds([...levels])(/** @type {any} */ (values));
}
