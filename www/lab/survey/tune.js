// Finds every racer the rate with which it converges in the fewest steps, by a sweep, and says what was
// tried. A racer that never converges keeps its own.

import { button, paragraph } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";
import { isLocked } from "../../shared/panels/lock.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("fall-line").Surveyor} Surveyor */

/**
 * The button, and the line that says how it went.
 * @param {Player} player
 */
export function tuning(player) {
  const says = paragraph("", { className: "why", role: "status" });
  const rates = () => player.settings.racers.map(({ lr }) => lr).join();
  let tunedTo = "";

  /** @param {string} text */
  function tell(text) {
    says.textContent = text;
    tunedTo = rates();
  }

  const tune = button(words.tune.name, async () => {
    tune.disabled = true;
    tell(words.tune.working);
    try {
      const { work } = await import("./work.js");
      const surveyor = player.simulator.survey("sweep");
      if (surveyor) work(surveyor, (isDone) => isDone && finish(surveyor));
    } catch {
      tell("");
      tune.disabled = false;
    }
  });

  /** @param {Surveyor} surveyor */
  function finish(surveyor) {
    tune.disabled = false;
    // What was changed meanwhile is not overruled.
    if (surveyor.follow(player.simulator) && !player.isHiding) tell(apply(player, surveyor));
    surveyor.free();
  }

  function show() {
    // What lies ahead, and how a goal is reached, is not for a survey to tell.
    const isGiven = player.isHiding || player.settings.goal !== undefined;
    tune.hidden = isGiven || isLocked(player, "lr") || isLocked(player, "vs");
    // What was said of the rates holds until one of them is another.
    if (rates() !== tunedTo || player.isHiding) says.textContent = "";
  }
  player.on(["settings", "done"], show);
  show();
  return { button: tune, says };
}

/**
 * Sets the best rates, and says which they are and of which.
 * @param {Player} player
 * @param {Surveyor} surveyor
 */
function apply(player, surveyor) {
  const { best, none, tried } = words.tune;
  const rates = surveyor.rates();
  const sentences = player.settings.racers.map(({ opt }, racer) => {
    const [rate, step] = surveyor.best(racer) ?? [];
    return rate === undefined || step === undefined ? none(opt) : best({ optimizer: opt, rate, step });
  });
  player.choose(surveyor.tuning());
  if (player.isHiding) return "";
  const [from = NaN] = rates;
  return [...sentences, tried({ count: rates.length, from, to: rates.at(-1) ?? NaN })].join(" ");
}
