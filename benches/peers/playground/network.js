// A small network of tanh neurons that learns by mini-batches, in flat arrays: quicker than
// Playground's own, which is made of objects. What is measured beside it is the drawing.

const RATE = 0.03;
const BATCH = 10;
const POINTS = 500;

/** A generator of numbers from 0 to 1 that gives the same ones every time (mulberry32). */
function draws(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Two spirals, which no small network is done with soon. */
function spirals(draw) {
  return Array.from({ length: POINTS }, (_, index) => {
    const label = index % 2 ? 1 : -1;
    const part = Math.floor(index / 2) / (POINTS / 2);
    const angle = 1.75 * part * 2 * Math.PI + (label > 0 ? 0 : Math.PI);
    const noise = () => 0.2 * (draw() - 0.5);
    return { x: 5 * part * Math.sin(angle) + noise(), y: 5 * part * Math.cos(angle) + noise(), label };
  });
}

/** Nodes and links; of each node where its links begin, how many there are, and where they come from. @param {number[]} layers */
function shape(layers) {
  const nodes = layers.flatMap((count, layer) => Array.from({ length: count }, (_, index) => ({ layer, index })));
  const first = layers.map((_, layer) => layers.slice(0, layer).reduce((sum, count) => sum + count, 0));
  const links = nodes.flatMap((to, node) => nodes.filter(({ layer }) => layer === to.layer - 1).map((from) => ({ from, to, node })));
  return {
    nodes,
    links: links.map((link, at) => ({ ...link, at })),
    starts: Int32Array.from(nodes, (_, node) => links.findIndex((link) => link.node === node)),
    counts: Int32Array.from(nodes, ({ layer }) => layers[layer - 1] ?? 0),
    sources: Int32Array.from(nodes, ({ layer }) => first[layer - 1] ?? 0),
  };
}

/** Playground's seven inputs. @param {Float64Array} outputs @param {number} x @param {number} y */
function sense(outputs, x, y) {
  outputs[0] = x;
  outputs[1] = y;
  outputs[2] = x * x;
  outputs[3] = y * y;
  outputs[4] = x * y;
  outputs[5] = Math.sin(x);
  outputs[6] = Math.sin(y);
}

/** @param {number[]} layers how many nodes each has; the first are Playground's seven inputs */
export function network(layers) {
  const draw = draws(1);
  const { nodes, links, starts, counts, sources } = shape(layers);
  const weights = Float64Array.from(links, () => draw() - 0.5);
  const biases = Float64Array.from(nodes, () => 0.1);
  const [outputs, errors] = [new Float64Array(nodes.length), new Float64Array(nodes.length)];
  const [slopes, biasSlopes] = [new Float64Array(links.length), new Float64Array(nodes.length)];
  const points = spirals(draw);
  const half = POINTS / 2;
  const state = { epochs: 0 };

  /** What every node says of a place; the list is the same for each. */
  function run(x, y) {
    sense(outputs, x, y);
    for (let node = layers[0]; node < nodes.length; node += 1) {
      let sum = biases[node];
      for (let index = 0; index < counts[node]; index += 1) sum += weights[starts[node] + index] * outputs[sources[node] + index];
      outputs[node] = Math.tanh(sum);
    }
    return outputs;
  }

  function learn(label) {
    const last = nodes.length - 1;
    errors.fill(0);
    errors[last] = outputs[last] - label;
    for (let node = last; node >= layers[0]; node -= 1) {
      const slope = errors[node] * (1 - outputs[node] * outputs[node]);
      biasSlopes[node] += slope;
      for (let index = 0; index < counts[node]; index += 1) {
        slopes[starts[node] + index] += slope * outputs[sources[node] + index];
        errors[sources[node] + index] += slope * weights[starts[node] + index];
      }
    }
  }

  function update() {
    for (let at = 0; at < slopes.length; at += 1) weights[at] -= (RATE / BATCH) * slopes[at];
    for (let node = 0; node < nodes.length; node += 1) biases[node] -= (RATE / BATCH) * biasSlopes[node];
    slopes.fill(0);
    biasSlopes.fill(0);
  }

  /** One epoch over the first half of the points. */
  function train() {
    for (let index = 0; index < half; index += 1) {
      run(points[index].x, points[index].y);
      learn(points[index].label);
      if ((index + 1) % BATCH === 0) update();
    }
    state.epochs += 1;
  }

  /** The mean losses of the second half, which are not learnt from, and of the first. @returns {[number, number]} */
  function losses() {
    const of = (from) => {
      let sum = 0;
      for (let index = from; index < from + half; index += 1) {
        const { x, y, label } = points[index];
        sum += 0.5 * (run(x, y)[nodes.length - 1] - label) ** 2;
      }
      return sum / half;
    };
    return [of(half), of(0)];
  }

  return { nodes, links, weights, points, run, train, losses, get epochs() { return state.epochs; } };
}
