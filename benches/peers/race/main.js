// A small page of d3's parts alone: contours in SVG, and four optimizers that race over them from
// where somebody presses, a step a frame.

import { extent, range } from "d3-array";
import { contours } from "d3-contour";
import { geoIdentity, geoPath } from "d3-geo";
import { scaleLinear, scaleSequential } from "d3-scale";
import { interpolateYlGnBu } from "d3-scale-chromatic";
import { pointer, select } from "d3-selection";
import { line } from "d3-shape";

const [WIDTH, HEIGHT] = [768, 480];
const [COLUMNS, ROWS] = [192, 120];
const STEPS = 1000;

const x = scaleLinear([-3, 3], [0, WIDTH]);
const y = scaleLinear([-2, 2], [HEIGHT, 0]);

/** Two valleys that blur into the plain around them, one of them deeper. */
const loss = (at, up) => -2 * Math.exp(-((at - 1) ** 2 + up ** 2)) - 3 * Math.exp(-((at + 1) ** 2 + (up - 0.3) ** 2));

function gradient([at, up]) {
  const [near, far] = [2 * Math.exp(-((at - 1) ** 2 + up ** 2)), 3 * Math.exp(-((at + 1) ** 2 + (up - 0.3) ** 2))];
  return [2 * (at - 1) * near + 2 * (at + 1) * far, 2 * up * near + 2 * (up - 0.3) * far];
}

/** Each makes of a gradient a step, by what it remembers. */
const RULES = {
  SGD: (g) => -0.02 * g,
  Momentum: (g, memory) => -0.02 * (memory.v = 0.9 * (memory.v ?? 0) + g),
  RMSProp: (g, memory) => (-0.01 * g) / Math.sqrt((memory.s = 0.99 * (memory.s ?? 0) + 0.01 * g * g) + 1e-8),
  Adam(g, memory) {
    memory.t = (memory.t ?? 0) + 1;
    memory.m = 0.9 * (memory.m ?? 0) + 0.1 * g;
    memory.v = 0.999 * (memory.v ?? 0) + 0.001 * g * g;
    return (-0.01 * (memory.m / (1 - 0.9 ** memory.t))) / (Math.sqrt(memory.v / (1 - 0.999 ** memory.t)) + 1e-8);
  },
};
const COLOURS = ["#222", "#c2185b", "#1565c0", "#2e7d32"];

const svg = select("#stage");
const field = svg.append("g");
let racers = [];
let frame = 0;

function drawField() {
  const values = Float64Array.from({ length: COLUMNS * ROWS }, (_, index) =>
    loss(x.invert((((index % COLUMNS) + 0.5) / COLUMNS) * WIDTH), y.invert(((Math.floor(index / COLUMNS) + 0.5) / ROWS) * HEIGHT)),
  );
  const [least, most] = extent(values);
  const colour = scaleSequential([most, least], interpolateYlGnBu);
  field
    .selectAll("path")
    .data(contours().size([COLUMNS, ROWS]).thresholds(range(least, most, (most - least) / 15))(values))
    .join("path")
    .attr("d", geoPath(geoIdentity().scale(WIDTH / COLUMNS)))
    .attr("fill", ({ value }) => colour(value));
}

function begin(start) {
  racers = Object.values(RULES).map((rule) => ({ rule, points: [start], memories: [{}, {}] }));
  cancelAnimationFrame(frame);
  race();
}

function race() {
  for (const { rule, points, memories } of racers) {
    const at = points.at(-1);
    points.push(gradient(at).map((g, side) => at[side] + rule(g, memories[side])));
  }
  const shape = line(([at]) => x(at), ([, up]) => y(up));
  svg.selectAll(".racer").data(racers).join("path").attr("class", "racer").attr("stroke", (_, index) => COLOURS[index]).attr("d", ({ points }) => shape(points));
  svg.selectAll("circle").data(racers).join("circle").attr("r", 5).attr("fill", (_, index) => COLOURS[index])
    .attr("cx", ({ points }) => x(points.at(-1)[0])).attr("cy", ({ points }) => y(points.at(-1)[1]));
  if (racers[0].points.length < STEPS) frame = requestAnimationFrame(race);
}

drawField();
performance.mark("first contour");
select("#key").selectAll("span").data(Object.keys(RULES)).join("span").style("color", (_, index) => COLOURS[index]).text((name) => ` ● ${name}`);
svg.on("click", (event) => {
  const [at, up] = pointer(event);
  begin([x.invert(at), y.invert(up)]);
});
performance.mark("ready");
