// Every word that both pages say; `lab.js` adds those of the lab. To translate the pages,
// add a table like `en` to `tables`, and one to the lab's.
// `{name}` stands for a value; the order of the values is the translator's.

/** @typedef {typeof en} Table */

const en = {
  // Names
  "optimizer gd": "Gradient descent",
  "optimizer momentum": "Momentum",
  "optimizer nesterov": "Nesterov",
  "optimizer adagrad": "Adagrad",
  "optimizer rmsprop": "RMSProp",
  "optimizer adadelta": "Adadelta",
  "optimizer adam": "Adam",
  "optimizer adamw": "AdamW",
  "optimizer amsgrad": "AMSGrad",
  "optimizer adamax": "AdaMax",
  "optimizer nadam": "NAdam",
  "optimizer radam": "RAdam",
  "optimizer rprop": "Rprop",
  "optimizer lion": "Lion",
  title: "{optimizer} on {surface}",
  "on parabola": "a parabola",
  "on double-well": "a double well",
  "on waves": "waves",
  "on bowl": "a round bowl",
  "on ravine": "a ravine",
  "on saddle": "a saddle",
  "on rosenbrock": "Rosenbrock’s valley",
  "on himmelblau": "Himmelblau’s function",
  "on beale": "Beale’s function",
  "on booth": "Booth’s function",
  "on camel": "the six-hump camel",
  "on styblinski-tang": "Styblinski and Tang’s function",
  "on rastrigin": "Rastrigin’s function",
  "on ackley": "Ackley’s function",
  "on goldstein-price": "Goldstein and Price’s function",
  "on plateau": "a plateau",
  "on linear-regression": "a linear regression",
  "on logistic-regression": "a logistic regression",
  "on neuron": "one neuron",
  "on formula": "your formula",

  // Headings of the lab
  more: "What else",
  "chart losses": "{name}: the loss against the step. It goes {losses}.",
  "chart about loss": "Chart of the loss against the step, with a line where the tolerance is.",

  // Controls
  "racer name": "Racer",
  schedule: "Schedule of the rate",
  warmup: "Warm-up steps",
  period: "Period",
  gamma: "Factor γ",
  floor: "Floor, as a part of the rate",
  noise: "Noise on the gradient",
  batch: "Batch size, 0 for all",
  seed: "Seed",
  speed: "Steps a second",
  optimizer: "Optimizer",
  lr: "Rate",
  kappa: "Condition number κ",
  momentum: "Momentum",
  dampening: "Dampening",
  beta1: "β₁",
  beta2: "β₂",
  alpha: "Decay α",
  rho: "Decay ρ",
  eps: "ε",
  decay: "Weight decay",
  steps: "Steps to run",
  tol: "Tolerance",
  w: "Start w",
  x: "Start x",
  y: "Start y",
  field: "{name}, as a number",
  "not a number": "“{given}” is not a number. {used} is kept.",
  "clamped low": "The smallest is {used}.",
  "clamped high": "The largest is {used}.",
  locked: "Set by the author of this page",
  restore: "Back to the author’s settings",
  "start here": "Start at {point}. Arrow keys move it, with Shift in larger steps.",

  // Transport
  play: "Play",
  pause: "Pause",
  replay: "Replay",
  back: "Step back",
  step: "Step",
  reset: "Reset",
  scrub: "Step of the run",
  "step of": "step {step} of {end}",
  computing: "Computing: step {step} of {end}",

  // Verdicts: one sentence says it, one explains it
  converged: "Converged in {step} {step, step, steps}",
  "converged at once": "Converged from the start",
  "converged why": "It stays within {tol} of {base}.",
  "base zero": "the starting loss",
  "base gap": "the starting height above the minimum",
  "local minimum": "It is a local minimum: lower ground exists.",
  diverged: "Diverged from step {step} on",
  "diverged why": "Each step lands farther away. The rate is too large for this surface.",
  "diverged nowhere": "The last step leads to where the loss has no value.",
  "no loss": "No loss at the start",
  "no loss why": "The loss or its slope has no value there. Choose another start.",
  stalled: "Stalled",
  "stalled saddle": "The gradient is almost zero, but this is a saddle, not a minimum.",
  "stalled plateau": "The gradient is almost zero, but this is flat ground, not a minimum.",
  "diverged limit": "The rate {rate} is {part} the limit {limit} {where}: each step overshoots by more than it corrects.",
  times: "{times} times",
  "part of": "{part} of",
  "at minimum": "at the minimum",
  "at start": "at the start",
  "at step": "at step {step}",
  hovering: "Hovering near the minimum",
  "hovering why": "Noise holds it about {height} above. A smaller rate or a schedule lowers this.",
  oscillating: "Oscillating",
  "oscillating why": "It jumps back and forth across the minimum and comes no closer.",
  crawling: "Crawling",
  "crawling why": "It falls, but so slowly that it would take more than {steps} steps.",
  "oscillating limit": "The rate {rate} is {part} the limit {limit}: each step lands about as far off on the other side.",
  "crawling limit": "The rate is only {part} the limit {limit}: about {faster} would be {times} times as fast.",
  "crawling limit once": "The rate is only {part} the limit {limit}: {faster} would get there in one step.",
  descending: "Descending",
  "descending why": "It has not met its tolerance of {tol} yet.",
  ended: "Not there after {steps} {steps, step, steps}",
  "left the view": "It left the view at step {step}.",
  computed: "Computing the run",
  "of racer": "{racer}: {text}",

  // A race
  verdict: "Verdict",

  // Why
  "why?": "Why?",
  why: "Why: the rate and its limit",
  "limit minimum": "The rate {rate} is {part} the limit at the minimum: {formula} = {limit}, where λ = {curve} is the steepest curvature.",
  "limit here": "Where it stands the steepest curvature is {curve}, and the rate is {part} the limit {limit}.",
  "limit none here": "Where it stands no direction curves up, so there is no limit.",
  "limit gd": "2/λ",
  "limit momentum": "2(1 + β)/λ",
  "limit damped": "2(1 + β)/((1 − d)λ)",
  "limit nesterov": "2(1 + β)/((1 + 2β)λ)",
  "no limit": "{optimizer} fits its steps to the gradients it has seen, so its rate has no fixed limit.",
  here: "It stands on {ground}. {count, Curvature λ, Curvatures λ}: {curves}.",
  and: " and ",
  condition: "Condition number: {condition}.",
  "ground slope": "a slope",
  "ground minimum": "a minimum",
  "ground maximum": "a maximum",
  "ground saddle": "a saddle",
  "ground valley": "a valley, flat along its floor",
  "ground ridge": "a ridge",
  "ground flat": "flat ground",
  factor: "Near the minimum each step multiplies the distance by about {factor}.",
  predicted: "That would take about {predicted} {predicted, step, steps} to the tolerance.",
  "predicted measured": "Predicted: about {predicted} {predicted, step, steps} to the tolerance. Measured: {measured}.",
  "best rate": "The fastest rate would be about {best}.",
  "gauge limit": "limit",
  "gauge rate": "rate",

  // The step inspector
  "no step": "There is no step to show.",
  "step made": "Step {step}, from {from}.",
  "step to come": "The first step, still to come, from {from}.",
  rule: "The rule",
  "rule numbers": "With the numbers of this step",
  "for parameter": "For {name}",
  rounded: "Each result follows from the numbers shown, and is rounded. The run itself keeps all digits.",
  estimate: "The rule gets {source}: {estimate}. The exact gradient is {exact}.",
  "estimate noise": "a gradient with noise",
  "estimate batch": "the gradient of one batch of the data",
  "estimate both": "the gradient of one batch of the data, with noise",
  "case first": "The first buffer is the whole gradient, whatever the dampening.",
  "case short": "ρ is at most 5: so far the second moment is not trusted, and the first one alone decides.",
  "case long": "ρ is above 5: the second moment scales the step, corrected by r.",
  "quantity theta": "new {parameter}",
  "quantity step": "step",
  "quantity gradient": "gradient",
  "quantity rate": "rate now",
  "quantity velocity": "momentum",
  "quantity ahead": "look-ahead direction",
  "quantity squares": "sum of squared gradients",
  "quantity mean-square": "mean squared gradient",
  "quantity step-square": "mean squared step",
  "quantity scaled": "scaled gradient",
  "quantity m": "first moment",
  "quantity v": "second moment",
  "quantity m-hat": "first moment, corrected",
  "quantity v-hat": "second moment, corrected",
  "quantity v-max": "largest second moment",
  "quantity norm": "largest gradient, fading",
  "quantity mu": "momentum factor",
  "quantity mu-next": "next momentum factor",
  "quantity product": "product of the factors",
  "quantity longest": "longest average",
  "quantity length": "length of the average",
  "quantity rectified": "correction",
  "quantity turn": "gradient × last gradient",
  "quantity growth": "factor of the size",
  "quantity size": "step size",
  "quantity previous": "gradient kept",
  "quantity blend": "blend of momentum and gradient",

  // The bar of the lab
  theme: "Theme",

  // Goals
  goal: "Goal: {what}.",
  "goal within": "Goal: {what} within {within} {within, step, steps}.",
  "goal met": "You have done it.",
  "goal converged": "make it converge",
  "goal diverged": "make it diverge",
  "goal oscillating": "make it oscillate",
  "goal crawling": "make it crawl",
  "goal stalled": "make it stall",
  "goal hovering": "make it hover",
  "goal descending": "keep it descending",

  // On the stage
  relief: "Relief",
  "stage tools": "Tools of the picture",

  // Readings
  reading: "Step {step}: {point}, loss {loss}, gradient {gradient}.",
  "stage contour": "Contour plot of {surface} with the path of {optimizer} from {start}.",
  "stage relief": "Relief of {surface} with the path of {optimizer} from {start}. Arrow keys turn it.",
  "stage curve": "Curve of {surface} with the steps of {optimizer} from {start}.",

  // Taking it along
  share: "Share",
  export: "Export",
  "open lab": "Open in the lab",
  close: "Close",
  copy: "Copy",
  "copy what": "Copy: {what}",
  copied: "Copied",
  "copy yourself": "The text is selected: copy it with Ctrl+C or ⌘C.",
  "share link": "Link to this simulator",
  "share frame": "Frame for your page",
  "share element": "Element for your page, with its script",
  "share hide": "Leave out of the frame",
  "hide title": "Title",
  "hide controls": "Controls",
  "hide verdict": "Verdict",
  "hide explain": "Explanation",
  "hide chart": "Loss chart",
  "hide share": "Share and export",
  preview: "What your readers will see",
  format: "Format",
  "format png": "Picture (PNG)",
  "format svg": "Drawing (SVG)",
  "format gif": "Film (GIF)",
  "format csv": "Table (CSV)",
  "format json": "Data (JSON)",
  "format python": "Program (Python, NumPy)",
  "format pytorch": "Program (Python, PyTorch)",
  download: "Save {file}",
  "no download picture": "If nothing is saved, this page forbids it: right-click the picture or press long on it.",
  "no download text": "If nothing is saved, this page forbids it: copy the text instead.",
  "film in lab": "Films (GIF) are made in the lab: open this run there.",

  // Lessons
  "not stored": "This browser does not store it: your progress is kept for this visit only.",
  "put on stage": "Put it on the stage",

  // Exercises
  check: "Check",
  "answer right": "Right.",
  "answer wrong": "Not quite.",
  "choose first": "Choose an answer first.",
  "fill first": "Fill in a blank first.",
  "right so far": "Right so far. Some blanks are still empty.",
  blank: "Blank {index} of {total}",
  "put part": "Put in: {part}",
  "walk step": "Show {step}",
  found: "✓ found",
  "not found": "not found yet",
  "found of": "{found} of {total} found.",
  cell: "{column} at step {step}",
  "hand loss": "loss",
  "hand gradient": "gradient",
  "plot about": "Chart of {column} against step: your numbers beside the simulator’s. The table holds the same numbers.",
  "plot legend": "Squares on a dashed line: your numbers. Dots on a solid line: the simulator’s, as far as yours are right.",
  "table done": "The table is right: after {steps} steps you are at {last}.",
  "label of": "What does {name} show?",
  "label choose": "Choose …",
  "label converged": "converges steadily",
  "label oscillating": "oscillates",
  "label diverged": "diverges",
  "label all": "Give each chart a label first.",
  "not converged": "This one does not settle. One that converges falls and stays down.",
  "not oscillating": "This one does not stay in a band. One that oscillates never gets closer, and never farther away.",
  "not diverged": "This one does not grow. One that diverges rises more and more.",
  "slip wrong": "That is not it. Write the rule down and put the numbers in, one at a time.",
  "slip no number": "That is not a number.",
  "slip carried": "This follows from a number before it that is wrong. Put that one right first.",
  "slip sign": "Check the sign: the step goes against the gradient.",
  "slip rate": "The rate was forgotten: multiply the gradient by it before you subtract.",
  "slip old": "This uses the gradient at the point before. Take it anew where the step begins.",
  "slip move": "This is the change. Add it to where you were.",
  "slip still": "This is the value before the step.",
  "slip ahead": "This is the value one step later.",
  "slip gradient": "This is the gradient. The loss is asked for.",
  "slip loss": "This is the loss. The gradient is asked for.",
  "slip count": "That is off by one. Count the first step for which it holds; the start is step 0.",

  // Notices
  problems: "Some settings could not be used",
  dismiss: "Dismiss",
  "unknown-key": "There is no setting “{key}”. It is ignored.",
  "unknown-value": "“{given}” is not a choice for {key}. {used} is used.",
  "unknown-value lesson": "There is no lesson “{given}”.",
  "unknown-value part": "This lesson has no exercise {given}.",
  "not-a-number": "“{given}” is not a number for {key}. {used} is used.",
  "not-finite": "{given} is not finite. {key} is {used} instead.",
  "not-whole": "{key} takes whole numbers. {given} became {used}.",
  "too-small": "{given} is too small for {key}. {used} is used.",
  "too-large": "{given} is too large for {key}. {used} is used.",
  repeated: "{key} is given more than once. The first, {used}, is used.",
  "bad-box": "“{given}” is not a box. {used} is used.",
  "bad-data": "“{given}” are not pairs of numbers that this surface can use. They are ignored.",
  "bad-formula": "The formula “{given}” cannot be read: {reason}{hint} {used} is used.",
  "formula here": "At character {at}, “{found}” stands where {expected} is expected.",
  "formula end": "It ends where {expected} is expected.",
  "formula hint": " Did you mean “{hint}”?",
  "expected formula": "a formula",
  "expected operand": "a number, a name or a parenthesis",
  "expected operator": "an operator",
  "expected opening": "an opening parenthesis",
  "expected closing": "a closing parenthesis",
  "expected end": "the end",
  "expected sign": "a sign that formulas know",
  "expected number": "a number",
  "expected name": "a known name",
  "expected arguments": "a function with {count} {count, argument, arguments}",
  "expected finite": "something with a finite value",
  "expected variable": "a variable (w, or x, or x and y)",
  "expected one-naming": "either w, or x and y",
  "expected length": "a formula of at most {count} characters",
  "expected nesting": "at most {count} parentheses in each other",
  "too-many": "More racers than can run. “{given}” is left out.",
  "too-long": "The text for {key} is too long. It is cut.",
  "too-long query": "The settings are too long. {given} characters became {used}.",
  nothing: "nothing",
  "no start": "The simulator could not start: {reason}",
  "no engine":
    "The simulator needs WebAssembly, which this browser or this page does not allow. The picture shows one run: momentum on a ravine.",

  // Pictures
  "picture start": "Start",
  "picture minimum": "Minimum",
  "picture left": "left the view at step {step}",
  "picture step": "step",
  "picture loss": "loss",
  "picture gap": "loss above the minimum",
  "picture tolerance": "tolerance",
  "picture rate": "rate",
  "picture gradient": "length of the gradient",
  "picture epoch": "epoch {epoch}",
  "picture against": "against the gradient",
  "picture memory": "from memory",
  "picture taken": "step",

  // Answers to scripts
  "no such message": "There is no message “{type}”.",
  "no such part": "“get” knows config, trace and verdict, not “{what}”.",
  "no query": "“{type}” needs a query, as text.",
  "no count": "“{type}” needs a count from 0 up, as a whole number.",
  "no such format": "“export” knows {formats}, not “{format}”.",
};

/** @type {Record<string, Table>} */
const tables = { en };

let table = en;

/**
 * Adds words to a language's table, for a page that says more.
 * @param {string} language
 * @param {Record<string, string>} words
 */
export function learn(language, words) {
  Object.assign(tables[language] ?? {}, words);
}

/**
 * Chooses the language: the tag's own table, or its language's, or English.
 * @param {string} tag a BCP-47 tag
 * @returns {string} the tag of the table that is used
 */
export function speak(tag) {
  const language = tag.toLowerCase().split("-")[0] ?? "";
  const found = tables[tag] ? tag : tables[language] ? language : "en";
  table = tables[found] ?? en;
  return found;
}

/**
 * A message with its values put in. `{n, one, many}` chooses by whether n is 1.
 * @param {keyof Table} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  return table[key]
    .replace(/\{(\w+), ([^,}]*), ([^}]*)\}/g, (_, name, one, many) => (Number(values[name]) === 1 ? one : many))
    .replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Whether there is a message of that name.
 * @param {string} key
 * @returns {key is keyof Table}
 */
export function known(key) {
  return Object.hasOwn(table, key);
}

/**
 * A number for reading: five digits, no needless zeros.
 * @param {number} value
 */
export function number(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
  const [digits = "", power] = String(Number(value.toPrecision(5))).replaceAll("-", "−").split("e");
  if (power === undefined) return digits;
  return `${digits}·10${[...power].map((character) => RAISED[character] ?? "").join("")}`;
}

/** What stands in exponents, as they are written. @type {Record<string, string>} */
const RAISED = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "−": "⁻" };

/**
 * A point or a vector for reading.
 * @param {number[]} values
 */
export function point(values) {
  const texts = values.map(number);
  return texts.length === 1 ? String(texts[0]) : `(${texts.join(", ")})`;
}

/**
 * A part of a whole, as a percentage.
 * @param {number} part
 */
export function percent(part) {
  return `${number(part * 100)} %`.replace(" %", "%");
}

/**
 * The name of what goes by an id; `on` for a surface within a sentence.
 * @param {"surface" | "optimizer" | "on" | "schedule" | "kind" | "ground" | "outcome"} kind
 * @param {string} id
 */
export function named(kind, id) {
  const key = `${kind} ${id}`;
  return known(key) ? say(key) : id;
}
