// Optimizers written by hand, as one would who wants to be quick: no call within the loop, no list of
// parameters. Each keeps what the engine keeps of a step: point, loss, gradient, memory, change.
// The surface is ½(x² + κy²), from (-4, 2), as the engine's ravine has it.

const [START_X, START_Y, KAPPA] = [-4, 2, 10];
const [BETA, BETA1, BETA2, EPSILON] = [0.9, 0.9, 0.999, 1e-8];
/** A rate at which 100,000 steps stay far from numbers so small that processors are slow with them. */
export const RATE = 1e-5;

/** An object for each step. @param {number} steps */
export function momentumObjects(steps) {
  const record = [];
  let [x, y, vx, vy] = [START_X, START_Y, 0, 0];
  for (let step = 1; step <= steps; step += 1) {
    const loss = 0.5 * (x * x + KAPPA * y * y);
    const [gx, gy] = [x, KAPPA * y];
    vx = BETA * vx + gx;
    vy = BETA * vy + gy;
    const dx = -RATE * vx;
    const dy = -RATE * vy;
    record.push({ step, x, y, loss, gx, gy, vx, vy, dx, dy });
    x += dx;
    y += dy;
  }
  return record;
}

/** A column of numbers for each of these, as long as the run. @param {number} steps */
export function momentumArrays(steps) {
  const [xs, ys, losses, gxs, gys, vxs, vys, dxs, dys] = Array.from({ length: 9 }, () => new Float64Array(steps));
  let [x, y, vx, vy] = [START_X, START_Y, 0, 0];
  for (let step = 0; step < steps; step += 1) {
    const [gx, gy] = [x, KAPPA * y];
    xs[step] = x;
    ys[step] = y;
    losses[step] = 0.5 * (x * x + KAPPA * y * y);
    gxs[step] = gx;
    gys[step] = gy;
    vx = BETA * vx + gx;
    vy = BETA * vy + gy;
    const dx = -RATE * vx;
    const dy = -RATE * vy;
    vxs[step] = vx;
    vys[step] = vy;
    dxs[step] = dx;
    dys[step] = dy;
    x += dx;
    y += dy;
  }
  return [xs, ys, losses, gxs, gys, vxs, vys, dxs, dys];
}

/** @param {number} steps */
export function adamObjects(steps) {
  const record = [];
  let [x, y, mx, my, vx, vy] = [START_X, START_Y, 0, 0, 0, 0];
  for (let step = 1; step <= steps; step += 1) {
    const loss = 0.5 * (x * x + KAPPA * y * y);
    const [gx, gy] = [x, KAPPA * y];
    mx = BETA1 * mx + (1 - BETA1) * gx;
    my = BETA1 * my + (1 - BETA1) * gy;
    vx = BETA2 * vx + (1 - BETA2) * gx * gx;
    vy = BETA2 * vy + (1 - BETA2) * gy * gy;
    const [bias1, bias2] = [1 - BETA1 ** step, 1 - BETA2 ** step];
    const dx = (-RATE * (mx / bias1)) / (Math.sqrt(vx / bias2) + EPSILON);
    const dy = (-RATE * (my / bias1)) / (Math.sqrt(vy / bias2) + EPSILON);
    record.push({ step, x, y, loss, gx, gy, mx, my, vx, vy, dx, dy });
    x += dx;
    y += dy;
  }
  return record;
}

/** @param {number} steps */
export function adamArrays(steps) {
  const [xs, ys, losses, gxs, gys, mxs, mys, vxs, vys, dxs, dys] = Array.from({ length: 11 }, () => new Float64Array(steps));
  let [x, y, mx, my, vx, vy] = [START_X, START_Y, 0, 0, 0, 0];
  for (let step = 0; step < steps; step += 1) {
    const [gx, gy] = [x, KAPPA * y];
    xs[step] = x;
    ys[step] = y;
    losses[step] = 0.5 * (x * x + KAPPA * y * y);
    gxs[step] = gx;
    gys[step] = gy;
    mx = BETA1 * mx + (1 - BETA1) * gx;
    my = BETA1 * my + (1 - BETA1) * gy;
    vx = BETA2 * vx + (1 - BETA2) * gx * gx;
    vy = BETA2 * vy + (1 - BETA2) * gy * gy;
    const [bias1, bias2] = [1 - BETA1 ** (step + 1), 1 - BETA2 ** (step + 1)];
    const dx = (-RATE * (mx / bias1)) / (Math.sqrt(vx / bias2) + EPSILON);
    const dy = (-RATE * (my / bias1)) / (Math.sqrt(vy / bias2) + EPSILON);
    mxs[step] = mx;
    mys[step] = my;
    vxs[step] = vx;
    vys[step] = vy;
    dxs[step] = dx;
    dys[step] = dy;
    x += dx;
    y += dy;
  }
  return [xs, ys, losses, gxs, gys, mxs, mys, vxs, vys, dxs, dys];
}
