// The pad of rate and momentum in English.

import { nameIn } from "../names.js";
import { optimizer } from "./names.js";
import { number, percent, steps } from "./numbers.js";

/** What stands on a region. */
const names = {
  converged: "Converges",
  diverged: "Diverges",
  stalled: "Stalls",
  hovering: "Hovers",
  oscillating: "Oscillates",
  crawling: "Crawls",
  descending: "Not in time",
  climbing: "Climbs",
  unbounded: "No end",
};

/** How a run ended, within a sentence. */
const ended = {
  stalled: "stalled where there is no minimum",
  hovering: "hovered above the minimum",
  oscillating: "went back and forth",
  crawling: "crawled",
  descending: "was not there in time",
  climbing: "ended no lower than it began",
  unbounded: "fell without end",
};

/** @param {{ kind: string, step?: number }} outcome */
function end({ kind, step = 0 }) {
  if (kind === "converged") return `converged in ${steps(step)}`;
  if (kind === "diverged") return `diverged from step ${step} on`;
  return nameIn(ended, kind);
}

/** What holds from a step on, 0 for the whole run. @typedef {{ from: number, rate: number, momentum?: { name: string, value: number } }} Reading */

/** @param {Reading} reading */
const values = ({ rate, momentum }) =>
  `${number(rate)}${momentum ? `, ${momentum.name.toLowerCase()} ${number(momentum.value)}` : ""}`;

export const pad = {
  name: "Rates to the right, momentum upward",
  strip: "Rates, from left to right",
  /** How large a part of the runs ends how. @param {{ name: string, shares: { kind: string, share: number }[] }} pad */
  about: ({ name, shares }) =>
    [name, shares.map(({ kind, share }) => `${nameIn(names, kind)}: ${percent(share, 2)}`).join(", ")].filter(Boolean).join(". "),
  /** @param {string} kind */
  names: (kind) => nameIn(names, kind),
  limit: "limit",
  /** @param {Reading} reading */
  cross: (reading) => `Cross at rate ${values(reading)}`,
  /** Of whom it is said, where several race, and how it ended. @param {Reading & { racer?: string, outcome?: { kind: string, step?: number } }} reading */
  says: ({ racer, outcome, ...reading }) => {
    const since = reading.from > 0 ? `From step ${reading.from} on: ` : "";
    const whose = racer === undefined ? "rate" : `${optimizer(racer)}, rate`;
    const text = `${since}${whose} ${values(reading)}${outcome ? `: ${end(outcome)}` : ""}.`;
    return text[0]?.toUpperCase() + text.slice(1);
  },
  /** @param {string} [momentum] what it is called, where the rule has one */
  hint: (momentum) =>
    `Each cell is this run at another rate${momentum ? ` and ${momentum.toLowerCase()}` : ""}. Drag the cross, or use the arrow keys.`,
  /** @param {number} budget */
  cut: (budget) => `A cell has at most ${steps(budget)}.`,
};
