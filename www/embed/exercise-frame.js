// One exercise of a lesson alone in the embed's frame.

import { h, paragraph, parsed } from "../shared/dom.js";
import { fillNumbers } from "../shared/exercises/answer-key.js";
import { exercise, isStaged, opening, stage } from "../shared/exercises/exercise.js";
import { words } from "../shared/i18n/embed.js";
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
 * Shows the exercise that the settings name, if they name one, and the next ones as they change. What it
 * gives shows one that was done on an earlier visit.
 * @param {Player} player
 * @param {HTMLElement} place
 */
export async function exerciseFrame(player, place) {
  /** Unpacked once one is named. @type {Promise<Exercises> | undefined} */
  let unpacked;
  let shown = "";
  /** Begins the one that is shown anew. @type {(variant: number) => void} */
  let deal = () => {};

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
    if (found && wanted === shown) deal = begin(player, place, found);
  }

  /** @param {{ part?: number, variant?: number, score?: number }} done */
  function finished({ part, variant = 0, score = 0 }) {
    if (part !== player.settings.part) return;
    deal(variant);
    place.dataset.done = "";
    place.append(paragraph(words.exercises.done[score === 1 ? "once" : score > 0 ? "hint" : "shown"], { className: "result" }));
  }

  player.on(["settings"], () => void show());
  await show();
  return finished;
}

/**
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {{ title: string, html: string }} found
 */
function begin(player, place, { title, html }) {
  const element = parsed(html);
  const { lesson, part, variant } = player.settings;
  const heading = h("h1", {}, title);
  place.hidden = false;
  document.body.dataset.exercise = isStaged(element) ? "staged" : "alone";
  void fillNumbers(element);

  /** @param {number} variant */
  function deal(variant) {
    const about = { lesson, part, variant };
    delete place.dataset.done;
    place.replaceChildren(heading, element);
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
  return deal;
}
