// One exercise of a lesson alone in the embed's frame.

import { h, parsed } from "../shared/dom.js";
import { fillNumbers } from "../shared/exercises/answer-key.js";
import { exercise, isStaged, opening, stage } from "../shared/exercises/exercise.js";
import { exercises } from "./payload.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("fall-line").Settings} Settings */
/** @typedef {Awaited<ReturnType<typeof exercises>>} Exercises */

/** @param {Exercises} all @param {string} lesson */
const partsOf = (all, lesson) => (Object.hasOwn(all, lesson) ? all[lesson] : undefined);

/**
 * What is wrong with an exercise that is not there.
 * @param {Exercises} all
 * @param {Settings} settings
 */
function problem(all, { lesson, part }) {
  if (lesson === undefined || part === undefined) return undefined;
  const parts = partsOf(all, lesson);
  if (!parts) return { key: "lesson", given: lesson, used: "", code: "unknown-value" };
  return parts[part - 1] ? undefined : { key: "part", given: String(part), used: "", code: "unknown-value" };
}

/**
 * Shows the exercise that the settings name, if they name one, and the next ones as they change.
 * @param {Player} player
 * @param {HTMLElement} place
 */
export async function exerciseFrame(player, place) {
  /** Unpacked once one is named. @type {Promise<Exercises> | undefined} */
  let unpacked;
  let shown = "";

  async function unpack() {
    const all = await exercises();
    player.check((settings) => problem(all, settings));
    return all;
  }

  async function show() {
    const { lesson, part, variant } = player.settings;
    const wanted = lesson === undefined || part === undefined ? "" : `${lesson} ${part} ${variant}`;
    if (wanted === shown) return;
    shown = wanted;
    place.hidden = true;
    delete document.body.dataset.exercise;
    if (lesson === undefined || part === undefined) return;
    const all = await (unpacked ??= unpack());
    const found = partsOf(all, lesson)?.[part - 1];
    // The settings may name another one by now.
    if (found && wanted === shown) begin(player, place, found);
  }

  player.on(["settings"], () => void show());
  await show();
}

/**
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {{ title: string, html: string }} found
 */
function begin(player, place, { title, html }) {
  const element = parsed(html);
  const { lesson, part, variant } = player.settings;
  place.replaceChildren(h("h1", {}, title), element);
  place.hidden = false;
  document.body.dataset.exercise = isStaged(element) ? "staged" : "alone";
  void fillNumbers(element);

  /** @param {number} variant */
  function deal(variant) {
    const about = { lesson, part, variant };
    delete place.dataset.done;
    exercise(element, {
      player,
      show: (query, at) => stage(player, query, at),
      tried: ({ tries }) => player.reports({ ...about, tries }),
      done({ score, tries }) {
        player.reports({ ...about, tries, score });
        place.dataset.done = "";
      },
      variant,
      again: deal,
    });
    const { query, at } = opening(element);
    if (isStaged(element)) stage(player, query, at);
  }
  deal(variant);
}
