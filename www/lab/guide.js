// First steps: things to try in the lab, one after the other. Each is ticked by the verdict.

import { button, h, paragraph, row, status } from "../shared/dom.js";
import { words } from "../shared/i18n/guide.js";
import { wordedVerdicts } from "../shared/worded-verdict.js";
import { pose, recall } from "./pose.js";

/** @typedef {import("../shared/player.js").Player} Player */
/**
 * What to try: where it begins, and which verdict of that surface's run ticks it; or else a question,
 * which any answer does.
 * @typedef {{ fn: string, run: string, ask?: string, wants?: { kind: string, at?: string, within?: number } }} Prompt
 */

/** The table of words has their texts. */
const PROMPTS = {
  explode: { fn: "parabola", run: "opt=gd&lr=0.1&steps=60", wants: { kind: "diverged" } },
  edge: { fn: "parabola", run: "opt=gd&lr=0.1&steps=60", wants: { kind: "oscillating" } },
  crawl: { fn: "parabola", run: "opt=gd&lr=0.1&steps=60", wants: { kind: "crawling" } },
  predict: { fn: "ravine", run: "opt=gd&lr=0.21&steps=60", ask: "verdict" },
  hurry: { fn: "ravine", run: "opt=momentum&lr=0.1", wants: { kind: "converged", within: 15 } },
  lowest: { fn: "double-well", run: "opt=gd&lr=0.03", wants: { kind: "converged", at: "minimum" } },
};
/** @typedef {keyof typeof PROMPTS} Id */
const IDS = /** @type {Id[]} */ (Object.keys(PROMPTS));

/**
 * Puts the guide before a place, at its first prompt. Says how to show it again.
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function guide(player, place) {
  const texts = words.guide;
  /** @type {Set<Id>} */
  const done = new Set();
  let index = 0;

  const title = h("h2", { tabIndex: -1 });
  const task = paragraph("");
  const tick = status("p", "said");
  const sum = paragraph("", { className: "sum" });
  const back = button(texts.back, () => go(index - 1));
  const next = button(texts.next, () => go(index + 1));
  const section = h(
    "section",
    { className: "question guide", "aria-label": texts.name },
    title,
    task,
    tick,
    row(back, next, button(texts.anew, () => go(index)), button(texts.close, close), sum),
  );
  place.before(section);

  /** @param {number} to */
  function go(to) {
    index = to;
    const id = IDS[index];
    if (id === undefined) return;
    const { fn, run, ask } = /** @type {Prompt} */ (PROMPTS[id]);
    say(done.has(id) ? texts.was : "");
    recall(player, `fn=${fn}&${run}`, ask);
    title.focus({ preventScroll: true });
    section.scrollIntoView({ block: "nearest" });
  }

  function show() {
    const id = IDS[index];
    if (section.hidden || id === undefined) return;
    if (isDone(player, PROMPTS[id])) {
      done.add(id);
      // Who answered a question is told what came of it there.
      const [verdict] = player.isPosed ? [] : wordedVerdicts(player);
      say(verdict ? texts.done(words.verdict.spoken(verdict)) : texts.was);
    }
    const count = { number: index + 1, of: IDS.length };
    title.textContent = texts.place(count);
    task.textContent = texts.prompts[id];
    sum.textContent = texts.sum({ done: done.size, of: IDS.length });
    back.ariaDisabled = String(index === 0);
    next.ariaDisabled = String(index === IDS.length - 1);
  }

  /** @param {string} text */
  function say(text) {
    if (tick.textContent !== text) tick.textContent = text;
  }

  function close() {
    section.hidden = true;
    // A question of the guide's own goes with it.
    if (/** @type {Prompt | undefined} */ (PROMPTS[IDS[index] ?? "edge"])?.ask !== undefined) pose(player);
    /** @type {HTMLElement | null} */ (document.querySelector("#transport .primary"))?.focus();
  }

  player.on(["settings", "cursor", "done"], show);
  return () => {
    section.hidden = false;
    go(index);
  };
}

/** Whether the run at the cursor is what a prompt wants. @param {Player} player @param {Prompt} prompt */
function isDone(player, { fn, ask, wants }) {
  if (!player.isDone || player.settings.fn !== fn) return false;
  if (ask !== undefined) return player.saying !== undefined;
  const [verdict] = player.simulator.verdicts();
  if (!wants || verdict?.kind !== wants.kind) return false;
  return (verdict.step ?? player.cursor) <= (wants.within ?? Infinity) && (wants.at ?? verdict.at) === verdict.at;
}
