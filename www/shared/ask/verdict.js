// "What will it do?", answered by a button for each kind of verdict.

import { button, h } from "../dom.js";
import { words } from "../i18n/words.js";

/** Those that a run can come to by itself, and with noise or batches. */
const KINDS = /** @type {const} */ (["converged", "crawling", "oscillating", "diverged", "stalled", "unbounded", "descending"]);

/** @type {import("./question.js").Kind} */
export function verdict(player) {
  const { racers, noise, batch } = player.settings;
  const kinds = noise > 0 || batch > 0 ? [...KINDS, /** @type {const} */ ("hovering")] : KINDS;
  const choices = kinds.map((kind) => {
    const text = words.ask.kinds[kind];
    return button(text, () => player.say({ text, is: kind, score: () => player.simulator.score(kind, []) }));
  });
  return { legend: words.ask.verdict(racers[0]?.opt ?? ""), answers: [h("div", { className: "choices" }, ...choices)] };
}
