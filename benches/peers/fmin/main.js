// What the well-known tutorial on fmin shows: a field by d3's contours, and on it the history of one
// of fmin's minimizers from where somebody has pressed.

import { contours, extent, geoIdentity, geoPath, interpolateYlGnBu, line, pointer, range, scaleLinear, scaleSequential, select } from "d3";
import { gradientDescent, nelderMead } from "fmin";

const [WIDTH, HEIGHT] = [768, 480];
const [COLUMNS, ROWS] = [256, 160];
const METHODS = { gradientDescent, nelderMead };

const x = scaleLinear([-6, 6], [0, WIDTH]);
const y = scaleLinear([-5, 5], [HEIGHT, 0]);
let start = [-0.5, -1];

/** Himmelblau's function; where a place for it is given, its gradient too, as fmin wants it. */
function himmelblau([at, up], gradient) {
  const [one, other] = [at * at + up - 11, at + up * up - 7];
  if (gradient) {
    gradient[0] = 4 * at * one + 2 * other;
    gradient[1] = 2 * one + 4 * up * other;
  }
  return one * one + other * other;
}

const svg = select("#stage");
const field = svg.append("g").attr("stroke", "#fff").attr("stroke-opacity", 0.4);
const history = svg.append("g").attr("fill", "none").attr("stroke", "#b71c1c");

function drawField() {
  const values = Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const [column, row] = [index % COLUMNS, Math.floor(index / COLUMNS)];
    return Math.log1p(himmelblau([x.invert(((column + 0.5) / COLUMNS) * WIDTH), y.invert(((row + 0.5) / ROWS) * HEIGHT)]));
  });
  const [least, most] = extent(values);
  const levels = range(20).map((level) => least + ((most - least) * level) / 20);
  const colour = scaleSequential([most, least], interpolateYlGnBu);
  field
    .selectAll("path")
    .data(contours().size([COLUMNS, ROWS]).thresholds(levels)(values))
    .join("path")
    .attr("d", geoPath(geoIdentity().scale(WIDTH / COLUMNS)))
    .attr("fill", ({ value }) => colour(value));
}

function drawHistory() {
  const steps = [];
  const method = METHODS[select("#method").property("value")];
  const found = method(himmelblau, start, { learnRate: Number(select("#rate").property("value")), maxIterations: 200, history: steps });
  const isSimplex = method === nelderMead;
  const shape = line(([at]) => x(at), ([, up]) => y(up));
  const shapes = isSimplex ? steps.map(({ simplex }) => [...simplex, simplex[0]]) : [steps.map((step) => step.x)];
  history.selectAll("path").data(shapes).join("path").attr("d", shape);
  history.selectAll("circle").data(steps).join("circle").attr("r", 2.5).attr("cx", (step) => x(step.x[0])).attr("cy", (step) => y(step.x[1]));
  select("#said").text(`${steps.length} iterations, loss ${found.fx.toPrecision(3)}`);
}

drawField();
performance.mark("first contour");
drawHistory();
select("#method").on("change", drawHistory);
select("#rate").on("input", drawHistory);
svg.on("click", (event) => {
  const [at, up] = pointer(event);
  start = [x.invert(at), y.invert(up)];
  drawHistory();
});
performance.mark("ready");
