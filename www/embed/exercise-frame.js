// One exercise of a lesson alone in the embed's frame.

import { fillNumbers } from "../shared/exercises/answer-key.js";
import { exercise, isStaged, stage } from "../shared/exercises/exercise.js";
import { exercises } from "./payload.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** @type {ReturnType<typeof exercises> | undefined} */
let unpacked;

/**
 * Shows the exercise that the settings name, if they name one, and the next ones as they change.
 * @param {Player} player
 * @param {HTMLElement} place
 */
export async function exerciseFrame(player, place) {
  let shown = "";

  async function show() {
    const { lesson = "", part } = player.settings;
    const wanted = part === undefined ? "" : `${lesson} ${part}`;
    if (wanted === shown) return;
    shown = wanted;
    place.hidden = true;
    delete document.body.dataset.exercise;
    if (lesson === "" || part === undefined) return;
    const all = await (unpacked ??= exercises());
    // The settings may name another one by now.
    if (wanted !== shown) return;
    const parts = Object.hasOwn(all, lesson) ? all[lesson] : undefined;
    const found = parts?.[part - 1];
    if (!parts) return player.remark({ key: "lesson", given: lesson, used: "", code: "unknown-value" });
    if (!found) return player.remark({ key: "part", given: String(part), used: "", code: "unknown-value" });
    const template = document.createElement("template");
    template.innerHTML = found.html;
    const element = /** @type {HTMLElement} */ (template.content.firstElementChild);
    const heading = document.createElement("h1");
    heading.textContent = found.title;
    place.replaceChildren(heading, element);
    place.hidden = false;
    document.body.dataset.exercise = isStaged(element) ? "staged" : "alone";
    void fillNumbers(element);
    exercise(element, {
      player,
      show: (query, at) => stage(player, query, at),
      done: (score) => {
        player.scored(score);
        place.dataset.done = "";
      },
    });
    const first = element.querySelector("[data-query]") ?? element;
    if (isStaged(element) && first instanceof HTMLElement) {
      stage(player, element.dataset.query ?? first.dataset.query ?? "", Number(first.dataset.at ?? 0));
    }
  }

  player.on(["settings"], () => void show());
  await show();
}
