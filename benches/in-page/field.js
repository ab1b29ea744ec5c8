// A field in bands: ours, which samples its own grid, and d3's contours over the same surface.

import { contours, geoIdentity, geoPath, quantileSorted } from "d3";
import { BUILDS, engine } from "./engines.js";
import { inTurns } from "./turns.js";

/** The canvas's side, and that of the grid that d3's is asked for. */
const SIDE = 512;
/** Samples along a side of our grid, and the most levels that it has. */
const [OWN_SAMPLES, OWN_LEVELS] = [121, 16];
export const SAMPLES = 256;
export const LEVELS = 20;
/** What ours is multiplied by to stand for that many samples and levels. */
export const SCALE = ((SAMPLES / OWN_SAMPLES) ** 2 * LEVELS) / OWN_LEVELS;

/** @type {Record<string, { loss: (x: number, y: number) => number, box: [number, number, number, number] }>} */
const SURFACES = {
  bowl: { loss: (x, y) => 0.5 * (x * x + 10 * y * y), box: [-5, 5, -3, 3] },
  rosenbrock: { loss: (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, box: [-2, 2, -1, 3] },
};
const display = { width: SIDE, height: SIDE, ratio: 1, isDark: false };

function canvas() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  return canvas;
}

/** The query for the same surface over the same box. @param {string} name */
function query(name) {
  const { box } = SURFACES[name] ?? { box: [] };
  return `fn=${name === "bowl" ? "ravine&kappa=10" : name}&box=${box.join()}&steps=1`;
}

/**
 * As a relief a place's pixel needs the field's bands and heights, and as good as nothing else.
 * @param {string} build @param {string} name
 */
const alone = (build, name) => () => {
  const simulator = new (engine(build).Simulator)(`${query(name)}&view=relief`, undefined);
  return () => {
    simulator.place_pixel(new Float64Array([0.5, 0.5]), display);
    return simulator;
  };
};

/** @param {string} build @param {string} name */
const drawn = (build, name) => () => {
  const simulator = new (engine(build).Simulator)(query(name), undefined);
  // The words on a picture have to be known first; any do.
  simulator.say(/** @type {any} */ (new Proxy({}, { get: (_, key) => (typeof key === "string" ? key : undefined) })));
  const place = canvas();
  return () => {
    simulator.draw(place, "stage", "still", display);
    settle(place);
    return simulator;
  };
};

/** What a canvas was told is drawn once somebody asks for a pixel. @param {HTMLCanvasElement} canvas */
function settle(canvas) {
  canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
}

/** @param {string} name @param {number} side @param {number} count */
function bands(name, side, count) {
  const { loss, box } = SURFACES[name] ?? { loss: () => 0, box: [0, 1, 0, 1] };
  const [left, right, bottom, top] = box;
  const values = new Float64Array(side * side);
  for (let row = 0, index = 0; row < side; row += 1) {
    const y = top + ((bottom - top) * row) / (side - 1);
    for (let column = 0; column < side; column += 1, index += 1) values[index] = loss(left + ((right - left) * column) / (side - 1), y);
  }
  // Levels as ours has them: by quantiles, closer together on low ground.
  const sorted = Float64Array.from(values).sort();
  const levels = Array.from({ length: count }, (_, level) => quantileSorted(sorted, ((level + 0.6) / count) ** 1.6) ?? 0);
  return contours().size([side, side]).thresholds(levels)(/** @type {any} */ (values));
}

/** @param {string} name @param {number} side @param {number} count */
const d3Alone = (name, side, count) => () => () => bands(name, side, count);

/** @param {string} name @param {number} side @param {number} count */
const d3Drawn = (name, side, count) => () => {
  const place = canvas();
  return () => {
    const context = place.getContext("2d");
    const shape = geoPath(geoIdentity().scale(SIDE / side), context);
    bands(name, side, count).forEach((band, level) => {
      if (!context) return;
      context.beginPath();
      shape(band);
      context.fillStyle = `hsl(220 60% ${90 - 3 * level}%)`;
      context.fill();
      context.stroke();
    });
    settle(place);
  };
};

/** The times of each, ours as they are. @param {string} name @param {boolean} isDrawn @param {number} rounds */
export function field(name, isDrawn, rounds) {
  const [ours, theirs] = isDrawn ? [drawn, d3Drawn] : [alone, d3Alone];
  const works = /** @type {Record<string, import("./turns.js").Work>} */ ({
    ...Object.fromEntries(BUILDS.map((build) => [build, ours(build, name)])),
    [`d3-contour, ${OWN_SAMPLES}² and ${OWN_LEVELS} levels`]: theirs(name, OWN_SAMPLES, OWN_LEVELS),
    [`d3-contour, ${SAMPLES}² and ${LEVELS} levels`]: theirs(name, SAMPLES, LEVELS),
  });
  return inTurns(works, rounds);
}
