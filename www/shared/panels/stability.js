// Why: the rate against its limit, and what theory foretold against what was measured.

import { named, number, say } from "../i18n/shared.js";
import { share } from "./verdict.js";
import { whileOpen } from "./details.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {import("fall-line").Theory} Theory */
/** @typedef {import("fall-line").Curved} Curved */
/** @typedef {import("fall-line").Racer} Racer */

/**
 * @param {Player} player
 * @param {HTMLDetailsElement} details
 * @param {HTMLElement} place
 */
export function why(player, details, place) {
  place.classList.add("theories");
  let shown = "";

  function show() {
    const { racers } = player.settings;
    const theories = racers.map((_, racer) => player.simulator.theory(racer));
    const next = JSON.stringify([racers, theories, player.isDone]);
    if (next === shown) return;
    shown = next;
    const blocks = racers.map((racer, index) => {
      const block = document.createElement("div");
      block.className = "theory";
      if (racers.length > 1) {
        block.dataset.racer = String(index);
        block.append(paragraph("theory-name", named("optimizer", racer.opt)));
      }
      const theory = theories[index];
      if (!theory) return block;
      if (theory.gauge) block.append(gauge(theory.gauge));
      block.append(...sentences(theory, racer, player).map((text) => paragraph("", text)));
      return block;
    });
    place.replaceChildren(...blocks);
  }

  whileOpen(player, details, show);
}

/**
 * What the gauge shows, and more, in words.
 * @param {Theory} theory
 * @param {Racer} racer
 * @param {Player} player
 */
function sentences(theory, racer, player) {
  const { here, minimum, factor, predicted, measured, best } = theory;
  const limits = theory.has_limit ? limit(theory, racer) : [say("no limit", { optimizer: named("optimizer", racer.opt) })];
  const speed = [];
  if (factor !== undefined && minimum) speed.push(say("factor", { factor: number(Number(factor.toPrecision(3))) }));
  if (predicted !== undefined && player.isDone) {
    const key = measured === undefined ? "predicted" : "predicted measured";
    speed.push(say(key, { predicted: number(predicted), measured: measured ?? 0 }));
  }
  if (best !== undefined) speed.push(say("best rate", { best: number(best) }));
  const curves = here.eigenvalues.map(number).join(say("and"));
  const place = [say("here", { ground: named("ground", here.ground), curves, count: here.eigenvalues.length })];
  if (here.condition !== undefined && here.eigenvalues.length > 1) {
    place.push(say("condition", { condition: number(here.condition) }));
  }
  return [limits, speed, place].filter((texts) => texts.length > 0).map((texts) => texts.join(" "));
}

/**
 * The rate against its limits, at the minimum and here.
 * @param {Theory} theory
 * @param {Racer} racer
 */
function limit({ rate, here, minimum }, { opt, parameters }) {
  const isDamped = (parameters.dampening ?? 0) > 0 && (parameters.momentum ?? 0) > 0;
  const formula = say(/** @type {"limit gd"} */ (`limit ${isDamped ? "damped" : opt}`));
  const values = { rate: number(rate), formula };
  /** @param {"limit minimum" | "limit here"} key @param {Curved | undefined} place */
  const said = (key, place) =>
    place?.limit === undefined || place.ratio === undefined
      ? []
      : [say(key, { ...values, limit: number(place.limit), part: share(place.ratio), curve: number(place.eigenvalues.at(-1) ?? 0) })];
  const atMinimum = said("limit minimum", minimum);
  if (here.limit === undefined) return [...atMinimum, say("limit none here")];
  // On a quadratic it is the same everywhere.
  if (minimum?.limit !== undefined && number(here.limit) === number(minimum.limit)) return atMinimum;
  return [...atMinimum, ...said("limit here", here)];
}

/**
 * The rate and its limits on a logarithmic scale; the words beside it say the same.
 * @param {NonNullable<Theory["gauge"]>} gauge
 */
function gauge({ rate, limit, here }) {
  const gauge = document.createElement("div");
  gauge.className = "gauge";
  gauge.setAttribute("aria-hidden", "true");
  /** @param {string} name @param {number} at @param {string} [text] */
  const mark = (name, at, text) => {
    const mark = document.createElement("span");
    mark.className = name;
    mark.style.setProperty("--at", String(at));
    if (text) mark.textContent = text;
    return mark;
  };
  gauge.append(mark("stable", limit), mark("limit-mark", limit, say("gauge limit")));
  if (here !== undefined && here !== limit) gauge.append(mark("here-mark", here));
  gauge.append(mark("rate-mark", rate, say("gauge rate")));
  return gauge;
}

/**
 * @param {string} name
 * @param {string} text
 */
function paragraph(name, text) {
  const paragraph = document.createElement("p");
  paragraph.className = name;
  paragraph.textContent = text;
  return paragraph;
}
