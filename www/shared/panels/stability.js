// The rate against its limit, and what was predicted against what was measured.

import { h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { whileOpen } from "./details.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("fall-line").Theory} Theory */
/** @typedef {import("fall-line").Racer} Racer */

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function stability(player, place) {
  place.classList.add("theories");
  let shown = "";

  function show() {
    const { racers } = player.settings;
    const theories = racers.map((_, racer) => player.simulator.theory(racer));
    const next = JSON.stringify([racers, theories, player.isDone]);
    if (next === shown) return;
    shown = next;
    place.replaceChildren(...racers.map((racer, index) => block(player, racer, index, theories[index])));
  }

  whileOpen(player, place, show);
}

/**
 * What is said of one racer.
 * @param {Player} player
 * @param {Racer} racer
 * @param {number} index
 * @param {Theory | undefined} theory
 */
function block(player, racer, index, theory) {
  const isRace = player.settings.racers.length > 1;
  return h(
    "div",
    { className: "theory", dataset: isRace ? { racer: String(index) } : {} },
    isRace ? paragraph(words.racerName(racer), { className: "theory-name" }) : undefined,
    ...(theory ? paragraphs(theory, racer, index, player).map((sentences) => paragraph(sentences.join(" "))) : []),
  );
}

/**
 * What is known of a rate, in sentences: the limit, the speed, the ground.
 * @param {Theory} theory
 * @param {Racer} racer
 * @param {number} index the racer's
 * @param {Player} player
 */
function paragraphs(theory, racer, index, player) {
  const limits = theory.formula === undefined ? [words.stability.none(racer.opt)] : againstLimits(theory, theory.formula);
  const { level, eigenvalues, condition } = theory.here;
  // A run that has converged has no slope left worth a word.
  const hasConverged = theory.here.ground === "slope" && player.simulator.verdicts()[index]?.kind === "converged";
  const ground = hasConverged ? (level ? "level" : "") : theory.here.ground;
  const isNumber = eigenvalues.every(Number.isFinite);
  const place = isNumber ? [words.stability.ground({ ground, curvatures: eigenvalues })] : [];
  if (condition !== undefined && eigenvalues.length > 1) place.push(words.stability.condition(condition));
  return [limits, speed(theory, player), place].filter((sentences) => sentences.length > 0);
}

/**
 * How fast it is near the minimum, as predicted and as measured.
 * @param {Theory} theory
 * @param {Player} player
 */
function speed({ minimum, factor, predicted, measured, best, momentum }, player) {
  const sentences = [];
  if (factor !== undefined && minimum) sentences.push(words.stability.factor(factor));
  if (predicted !== undefined && player.isDone) {
    sentences.push(
      measured === undefined ? words.stability.predicted(predicted) : words.stability.measured({ predicted, measured }),
    );
  }
  if (best !== undefined) sentences.push(words.stability.best(best));
  if (momentum !== undefined) sentences.push(words.stability.momentum(momentum));
  return sentences;
}

/**
 * The rate against its limits, at the minimum and here.
 * @param {Theory} theory
 * @param {string} formula
 */
function againstLimits({ rate, here, minimum }, formula) {
  const sentences = [];
  if (minimum?.limit !== undefined && minimum.ratio !== undefined) {
    const { limit, ratio, eigenvalues } = minimum;
    sentences.push(words.stability.atMinimum({ rate, ratio, formula, limit, curvature: eigenvalues.at(-1) ?? 0 }));
  }
  if (minimum?.unlimited !== undefined) sentences.push(words.stability.unlimited[minimum.unlimited].minimum);
  if (here.unlimited !== undefined) {
    // What is so of the rule is so everywhere, and a tip is no tip but at the minimum.
    const isSaid = here.unlimited !== "flat" && here.unlimited === minimum?.unlimited;
    return isSaid ? sentences : [...sentences, words.stability.unlimited[here.unlimited].here];
  }
  if (here.limit === undefined || here.ratio === undefined) return sentences;
  // On a quadratic it is the same everywhere.
  if (minimum?.limit !== undefined && words.number(here.limit) === words.number(minimum.limit)) return sentences;
  const { limit, ratio, eigenvalues } = here;
  return [...sentences, words.stability.here({ ratio, limit, curvature: eigenvalues.at(-1) ?? 0 })];
}
