// The key of a survey: what its colours mean, and how large a share has each.

import { h } from "../../shared/dom.js";
import { words } from "../../shared/i18n/survey.js";
import { isDark } from "../../shared/appearance.js";

/** @typedef {import("fall-line").Surveyor} Surveyor */
/** @typedef {ReturnType<Surveyor["key"]>[number]} Entry */

/** It has at most so many entries for minima; the table has them all. */
const MOST_MINIMA = 9;

export class SurveyKey {
  element = h("ul", { className: "key", "aria-label": words.survey.key });
  /** The patches, each with the number of its entry in the whole key. @type {Map<HTMLCanvasElement, number>} */
  #patches = new Map();

  /** @param {Surveyor} surveyor */
  show(surveyor) {
    const all = surveyor.key();
    const minima = all.filter(({ minimum }) => minimum !== undefined).length;
    const isShown = ({ minimum = 0 }) => minima <= MOST_MINIMA || minimum < MOST_MINIMA - 1;
    const names = namesOf(all);
    this.#patches = new Map();
    const items = all.flatMap((entry, index) => {
      if (!isShown(entry)) return [];
      const patch = h("canvas", { "aria-hidden": "true" });
      this.#patches.set(patch, index);
      return [h("li", {}, patch, words.survey.keys.entry({ text: names[index] ?? "", share: entry.share }))];
    });
    const rest = all.filter((entry) => !isShown(entry));
    const share = rest.reduce((sum, entry) => sum + entry.share, 0);
    if (rest.length > 0) items.push(h("li", {}, words.survey.keys.more({ count: rest.length, share })));
    this.element.replaceChildren(...items);
  }

  /** @param {Surveyor} surveyor @param {number} ratio pixels to a CSS pixel */
  draw(surveyor, ratio) {
    for (const [patch, entry] of this.#patches) {
      patch.width = Math.round(patch.clientWidth * ratio);
      patch.height = Math.round(patch.clientHeight * ratio);
      const { clientWidth: width, clientHeight: height } = patch;
      surveyor.draw_key(patch, entry, { width, height, ratio, isDark: isDark() });
    }
  }
}

/** What each entry means. Those of steps begin where the one before ends. @param {Entry[]} entries */
function namesOf(entries) {
  const { keys, outcomes } = words.survey;
  let fewest = 1;
  return entries.map(({ kind, most, minimum, point }) => {
    if (minimum !== undefined) return keys.minimum(minimum, point ?? []);
    if (most === undefined) return outcomes.kind(kind);
    const name = keys.steps({ fewest, most });
    fewest = most + 1;
    return name;
  });
}
