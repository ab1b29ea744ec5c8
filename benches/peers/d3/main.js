// A teacher's page: the whole of d3 in the page, a field by d3.contours, axes, a path and a slider.

/* global d3 */

const [WIDTH, HEIGHT, MARGIN] = [768, 480, 32];
/** Samples, three pixels apart, as in d3's own example. */
const [COLUMNS, ROWS] = [256, 160];
const STEPS = 50;

/** @type {Record<string, { loss(x: number, y: number): number, gradient(x: number, y: number): [number, number], rate: number, start: [number, number], x: [number, number], y: [number, number] }>} */
const SURFACES = {
  quadratic: {
    loss: (x, y) => 0.5 * (x * x + 10 * y * y),
    gradient: (x, y) => [x, 10 * y],
    rate: 0.2,
    start: [-4, 2],
    x: [-5, 5],
    y: [-3, 3],
  },
  rosenbrock: {
    loss: (x, y) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: (x, y) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
    rate: 0.002,
    start: [-1.5, 2],
    x: [-2, 2],
    y: [-1, 3],
  },
};

const svg = d3.select("#stage");
const field = svg.append("g").attr("stroke", "#fff").attr("stroke-opacity", 0.5);
const path = svg.append("path").attr("class", "path");
const dots = svg.append("g").attr("fill", "#c2185b");
const [bottom, left] = [svg.append("g"), svg.append("g")];

function surface() {
  return SURFACES[d3.select("#surface").property("value")];
}

/** What a surface's coordinates are in pixels. */
function scales() {
  const { x, y } = surface();
  return { x: d3.scaleLinear(x, [MARGIN, WIDTH - 8]), y: d3.scaleLinear(y, [HEIGHT - MARGIN, 8]) };
}

function drawField() {
  const { loss } = surface();
  const { x, y } = scales();
  const values = new Array(COLUMNS * ROWS);
  for (let row = 0, index = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1, index += 1) {
      values[index] = loss(x.invert(((column + 0.5) / COLUMNS) * WIDTH), y.invert(((row + 0.5) / ROWS) * HEIGHT));
    }
  }
  const [least, most] = d3.extent(values);
  const thresholds = d3.range(20).map((level) => least + (most - least) * ((level + 0.5) / 20) ** 3);
  const contours = d3.contours().size([COLUMNS, ROWS]).thresholds(thresholds)(values);
  const colour = d3.scaleSequentialLog([Math.max(thresholds[0], 1e-9), thresholds[19]], d3.interpolateViridis);
  const shape = d3.geoPath(d3.geoIdentity().scale(WIDTH / COLUMNS));
  field.selectAll("path").data(contours).join("path").attr("d", shape).attr("fill", ({ value }) => colour(value));
  bottom.attr("transform", `translate(0,${HEIGHT - MARGIN})`).call(d3.axisBottom(x));
  left.attr("transform", `translate(${MARGIN},0)`).call(d3.axisLeft(y));
}

function drawPath() {
  const { gradient, loss, rate, start } = surface();
  const { x, y } = scales();
  const step = rate * d3.select("#rate").property("value");
  const points = [start];
  for (let count = 0; count < STEPS; count += 1) {
    const [at, up] = points[count];
    const [right, above] = gradient(at, up);
    points.push([at - step * right, up - step * above]);
  }
  path.attr("d", d3.line(([at]) => x(at), ([, up]) => y(up))(points));
  dots.selectAll("circle").data(points).join("circle").attr("r", 3).attr("cx", ([at]) => x(at)).attr("cy", ([, up]) => y(up));
  d3.select("#said").text(`loss after ${STEPS} steps: ${d3.format(".3g")(loss(...points[STEPS]))}`);
}

function draw() {
  drawField();
  drawPath();
}

drawField();
performance.mark("first contour");
drawPath();
d3.select("#surface").on("change", draw);
d3.select("#rate").on("input", drawPath);
performance.mark("ready");
// Where it stands in a frame, the page around it can know.
if (parent !== window) parent.postMessage({ type: "ready" }, "*");
