// What TensorFlow's Playground draws with every frame while it trains, by code of our own: the loss
// over a plane of 100 x 100 cells, the same in 10 x 10 for each input and neuron, the weights as lines
// whose width, colour and dashes change, the two losses as a line chart and as text. A frame is an
// epoch over 250 points in batches of ten, as there.
//
// With `?table` in the address a cell's colour is looked up among the 30 shades as bytes; without it
// it is parsed from the shade's text by d3.rgb, as Playground does.

import { area, curveBasis, extent, line, range, rgb, scaleLinear, scaleQuantize, select } from "d3";
import { network } from "./network.js";

const DENSITY = 100;
const SMALL = 10;
/** Inputs, neurons of each layer, output: with the inputs' nineteen small pictures. */
const LAYERS = [7, 6, 4, 2, 1];
const SHADES = 30;
const [WIDTH, HEIGHT, SIDE] = [720, 520, 30];
const isTable = location.search.includes("table");

const orange = scaleLinear([0, 0.5, 1], ["#f59322", "#e8eaeb", "#0877bd"]).clamp(true);
const shades = range(0, 1 + 1e-9, 1 / SHADES).map((part) => orange(part));
const shade = scaleQuantize([-1, 1], shades);
const table = shades.map((text) => rgb(text));
const colour = scaleLinear([-1, 0, 1], ["#f59322", "#e8eaeb", "#0877bd"]).clamp(true);
const width = scaleLinear([0, 5], [1, 10]).clamp(true);

const net = network(LAYERS);
/** The outputs of every node over the plane, one list a node. */
const planes = net.nodes.map(() => new Float64Array(DENSITY * DENSITY));

function makeCanvas(parent, side) {
  const canvas = parent.append("canvas").attr("width", side).attr("height", side).node();
  return canvas.getContext("2d");
}

/** Where a node stands. */
function place({ layer, index }) {
  const x = 20 + ((WIDTH - 80) * layer) / (LAYERS.length - 1);
  return [x, 20 + index * 70];
}

const large = makeCanvas(select("#heatmap"), DENSITY);
select("#heatmap")
  .append("svg")
  .attr("width", 300)
  .attr("height", 300)
  .selectAll("circle")
  .data(net.points)
  .join("circle")
  .attr("r", 3)
  .attr("cx", ({ x }) => 150 + 25 * x)
  .attr("cy", ({ y }) => 150 - 25 * y)
  .attr("fill", ({ label }) => colour(label));
const hidden = net.nodes.filter(({ layer }) => layer < LAYERS.length - 1);
const small = hidden.map((node) => {
  const context = makeCanvas(select("#network"), SMALL);
  const [x, y] = place(node);
  select(context.canvas).style("left", `${x}px`).style("top", `${y}px`);
  return { context, plane: planes[net.nodes.indexOf(node)] };
});
const links = select("#network svg")
  .selectAll("path")
  .data(net.links)
  .join("path")
  .attr("class", "link")
  .attr("id", (_, index) => `link${index}`)
  .attr("d", ({ from, to }) => {
    const [[left, above], [right, below]] = [place(from), place(to)];
    const middle = (left + SIDE + right) / 2;
    return `M${left + SIDE},${above + SIDE / 2}C${middle},${above + SIDE / 2} ${middle},${below + SIDE / 2} ${right},${below + SIDE / 2}`;
  });
const curves = ["#777", "#000"].map((stroke) => select("#losses").append("path").attr("fill", "none").attr("stroke", stroke));
const ground = select("#losses").insert("path", "path").attr("fill", "#eee");
/** @type {[number, number][]} */
const losses = [];

/** @param {CanvasRenderingContext2D} context @param {(x: number, y: number) => number} value */
function paint(context, side, value) {
  const image = context.createImageData(side, side);
  for (let y = 0, byte = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const found = value(x, y);
      const { r, g, b } = isTable ? table[Math.min(Math.max(Math.floor(((found + 1) / 2) * table.length), 0), table.length - 1)] : rgb(shade(found));
      image.data[byte++] = r;
      image.data[byte++] = g;
      image.data[byte++] = b;
      image.data[byte++] = 160;
    }
  }
  context.putImageData(image, 0, 0);
}

/** The mean over the cells that fall into one of the small picture. */
function reduced(plane, x, y) {
  const times = DENSITY / SMALL;
  let sum = 0;
  for (let row = 0; row < times; row += 1) {
    for (let column = 0; column < times; column += 1) sum += plane[(y * times + row) * DENSITY + x * times + column];
  }
  return sum / times ** 2;
}

function drawPlanes() {
  for (let row = 0, cell = 0; row < DENSITY; row += 1) {
    for (let column = 0; column < DENSITY; column += 1, cell += 1) {
      const outputs = net.run((12 * column) / (DENSITY - 1) - 6, 6 - (12 * row) / (DENSITY - 1));
      for (let node = 0; node < outputs.length; node += 1) planes[node][cell] = outputs[node];
    }
  }
  const last = planes[planes.length - 1];
  paint(large, DENSITY, (x, y) => last[y * DENSITY + x]);
  for (const { context, plane } of small) paint(context, SMALL, (x, y) => reduced(plane, x, y));
}

function drawLosses() {
  const x = scaleLinear([1, losses.length], [0, 300]);
  const y = scaleLinear([0, extent(losses.flat())[1]], [58, 2]);
  curves.forEach((curve, index) => curve.attr("d", line((_, step) => x(step + 1), (pair) => y(pair[index])).curve(curveBasis)(losses)));
  ground.attr("d", area((_, step) => x(step + 1), 58, (pair) => y(Math.min(...pair)))(losses));
  const [test, training] = losses.at(-1);
  select("#test").text(test.toFixed(3));
  select("#training").text(training.toFixed(3));
}

function draw() {
  drawPlanes();
  links
    .style("stroke-dashoffset", -net.epochs / 3)
    .style("stroke-width", ({ at }) => width(Math.abs(net.weights[at])))
    .style("stroke", ({ at }) => colour(net.weights[at]));
  losses.push(net.losses());
  drawLosses();
  select("#iterations").text(String(net.epochs).padStart(6, "0").replace(/(\d{3})$/, ",$1"));
}

let frame = 0;
function play() {
  net.train();
  draw();
  frame = requestAnimationFrame(play);
}

draw();
performance.mark("first contour");
select("#play").on("click", () => {
  if (frame) cancelAnimationFrame(frame);
  frame = frame ? 0 : requestAnimationFrame(play);
});
performance.mark("ready");
