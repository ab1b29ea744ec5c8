// A step taken apart, in English.

import { number, point } from "./numbers.js";

/** Each term of a rule: what it is, and what it does. */
const terms = {
  gradient: ["the gradient", "It says how steeply the loss rises, and which way: the step goes against it."],
  theta: ["the parameter", "It is a place, and the step leads from it to the next one."],
  step: ["the step", "It is added to the parameter."],
  rate: ["the rate", "It is a number that makes the step longer or shorter."],
  base: ["the rate of the run", "It is a number: the schedule makes the rate of each update of it."],
  factor: ["the factor of the schedule", "It is a number that changes the rate as the run goes on."],
  t: ["the number of the update", "It tells how much must be made up for means that began at zero."],
  momentum: ["the momentum", "It is a number: this part of the velocity is left after an update."],
  dampening: ["the dampening", "It is a number: this part of each new gradient is left out."],
  velocity: ["the velocity", "It remembers the gradients before: the arrow shows what is left of them in this step."],
  ahead: ["the look-ahead direction", "It is the gradient with the velocity of one update later."],
  beta1: ["the decay of the first mean", "It is a number: the nearer to 1, the longer gradients are remembered."],
  beta2: ["the decay of the second mean", "It is a number: the nearer to 1, the longer sizes of gradients are remembered."],
  "beta2-memory": ["the decay of the momentum", "It is a number: the nearer to 1, the longer gradients are remembered for later steps."],
  alpha: ["the decay of the mean square", "It is a number: the nearer to 1, the longer sizes of gradients are remembered."],
  rho: ["the decay of both mean squares", "It is a number: the nearer to 1, the longer sizes are remembered."],
  eps: ["a small number", "It keeps the quotient finite where the gradients are almost zero."],
  decay: ["the weight decay", "It is a number: it pulls the parameter toward zero, beside the gradient."],
  squares: ["the sum of squared gradients", "Squares have no direction: they only make the steps shorter."],
  "mean-square": ["the mean squared gradient", "Squares have no direction: where gradients are large, it makes steps shorter."],
  "step-square": ["the mean squared step", "Squares have no direction: where steps were long, it makes this one longer."],
  scaled: ["the scaled gradient", "The step is the rate times this, the other way."],
  m: ["the first moment", "It remembers the gradients before: the arrow shows what is left of them in this direction."],
  v: ["the second moment", "It is a mean of squares and has no direction: where gradients are large, it makes steps shorter."],
  "m-hat": ["the first moment, corrected", "It is the direction before it is scaled; the arrow points against it."],
  "v-hat": ["the second moment, corrected", "It has no direction: its root divides the step, for each parameter by itself."],
  "v-max": ["the largest second moment", "It has no direction: as it never falls, it only makes steps shorter."],
  norm: ["the largest gradient, fading", "It is a size and has no direction: it divides the step, for each parameter by itself."],
  mu: ["the momentum factor", "It is a number: so much of the direction is memory at this update."],
  "mu-next": ["the next momentum factor", "It is a number that looks one update ahead."],
  product: ["the product of the factors", "It is a number that makes up for a mean that began at zero."],
  longest: ["the longest average", "It is a number: over so many gradients the second moment averages in the long run."],
  length: ["the length of the average", "It is a number: over so many gradients the second moment averages now."],
  rectified: ["the correction", "It is a number that makes steps shorter while few gradients are known."],
  turn: ["gradient × last gradient", "Only its sign counts: below zero, the gradient has turned round."],
  growth: ["the factor of the size", "It is a number: the size grows while the gradient keeps its sign, and shrinks where that turns."],
  size: ["the step size", "It is a length, for each parameter by itself: the sign of the gradient gives the way."],
  previous: ["the gradient kept", "It is there to be compared with the next one: only its sign counts."],
  blend: ["the blend of momentum and gradient", "It is the direction; of it only the signs go into the step."],
};

/** @typedef {import("fall-line").Anatomy} Apart */

/** @param {string} id @param {string} beat */
const term = (id, beat) => /** @type {Record<string, string[]>} */ (terms)[`${id}-${beat}`] ?? /** @type {Record<string, string[]>} */ (terms)[id] ?? [id, ""];

/** The factors of the parameters, by name where there are two. @param {Apart} apart */
function factors({ names, factors: all }) {
  const said = all.map((factor) => (factor === undefined ? "has nothing to scale" : `by ${number(factor, 3)}`));
  return names.map((name, index) => `${name} ${said[index]}`).join(", ");
}

/** What happens in each beat, with the numbers of the step. */
const says = {
  /** @param {Apart} apart */
  gradient({ estimate, from, names, isExact }) {
    const what = isExact ? "gradient" : "estimate of the gradient";
    if (estimate.every((part) => part === 0)) return `The ${what} at ${point(from)} is zero: there is no way down to see.`;
    if (names.length > 1) return `The ${what} at ${point(from)} is ${point(estimate)}. That way the loss rises fastest, so the arrow points against it.`;
    const [slope = 0] = estimate;
    return `The ${isExact ? "slope" : "estimate of the slope"} at ${point(from)} is ${point(estimate)}: downhill is to the ${slope > 0 ? "left" : "right"}.`;
  },
  /** @param {Apart} apart */
  memory({ hasMemory, keeps, gradient, memory, direction, isFirst }) {
    if (!hasMemory) {
      return keeps
        ? "This rule remembers no direction. What it keeps only helps to set the scale."
        : "This rule has no memory: only the gradient of this moment counts.";
    }
    if (isFirst) return "Nothing is remembered yet: this is the first step.";
    return `Of this gradient, ${point(gradient)} enters the direction; of earlier ones, ${point(memory)}. Together: ${point(direction)}.`;
  },
  /** @param {Apart} apart */
  scale(apart) {
    const { scaling, rate, addsUp } = apart;
    if (scaling === "rate") {
      return `This rule has no scale of its own: the rate, ${number(rate, 4)}, multiplies everything alike, so that the arrows add up to the step.`;
    }
    const parts = addsUp ? "" : " So the arrows before it do not add up to the step.";
    if (scaling === "signs") return `Only the signs are left: each parameter moves by the rate, ${number(rate, 4)}.${parts}`;
    if (scaling === "sizes") return `Only the signs are left: each parameter moves by a size of its own, and rests where the gradient has turned round. There is no rate in it.${parts}`;
    return `Each parameter has a scale of its own, with the rate ${number(rate, 4)} in it: ${factors(apart)}.${parts}`;
  },
  /** @param {Apart} apart */
  step({ step, from, to, loss, change, hasDecay, decay }) {
    const pull = hasDecay ? ` Weight decay is ${point(decay)} of it.` : "";
    const went = `The step is ${point(step)}, from ${point(from)} to ${point(to)}.${pull}`;
    if (!Number.isFinite(change)) return `${went} The loss has no value there.`;
    if (change === 0) return `${went} The loss stays at ${number(loss, 4)}.`;
    const how = change > 0 ? "rises" : "falls";
    return `${went} The loss ${how} by ${number(Math.abs(change), 4)}, from ${number(loss, 4)} to ${number(loss + change, 4)}.`;
  },
};

export const en = {
  beats: "Show",
  beat: { all: "All", gradient: "Gradient", memory: "Memory", scale: "Scale", step: "Step" },
  /** @param {Apart} apart @param {keyof typeof says} beat */
  says: (apart, beat) => says[beat](apart),
  byThemselves: "One after the other while it plays slowly (2 steps a second or less)",
  none: "There is no step to take apart.",
  terms: "Terms of the rule",
  termsHow: "Point at a term to see its arrow, or press it to keep it.",
  /** @param {string} symbol @param {string} id @param {string} beat */
  term: (symbol, id, beat) => `${symbol}: ${term(id, beat)[0]}`,
  /** A term and what its arrow is called. @param {{ symbol: string, id: string, beat: string, arrow?: string, isShown: boolean }} term */
  about({ symbol, id, beat, arrow, isShown }) {
    const [name, does] = term(id, beat);
    const has = arrow === undefined ? "It has no arrow of its own." : isShown ? `Its arrow is “${arrow}”.` : `Its arrow, “${arrow}”, has no length at this step.`;
    return `${symbol} is ${name}. ${has} ${does}`;
  },
  arrows: "Arrows on the picture",
  /** Which terms an arrow, by its name, belongs to. @param {{ arrow: string, terms: string[], isShown: boolean }} of */
  arrowAbout: ({ arrow, terms: symbols, isShown }) =>
    `The arrow “${arrow}” ${isShown ? "shows" : "has no length at this step. It stands for"} ${symbols.join(" and ")}.`,
  outOfSight: "This step began outside the picture, so no arrows can be drawn.",
};
