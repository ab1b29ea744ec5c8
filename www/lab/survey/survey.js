// A survey: many runs side by side. They are done by workers, drawn as they come, and each cell can be
// read and chosen, by pointer and by keys.

import { button, checkbox, h, paragraph, row } from "../../shared/dom.js";
import { words } from "../../shared/i18n/survey.js";
import { Cursor, moveCursor } from "./cursor.js";
import { SurveyKey } from "./key.js";
import { reading } from "./outcome.js";
import { SurveyPicture } from "./picture.js";
import { SurveyRun } from "./run.js";
import { momentumName, surveyTable } from "./table.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */
/** @typedef {import("fall-line").Surveyor} Surveyor */
/** @typedef {import("./run.js").Subject} Subject */

/**
 * A panel with one survey.
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {Subject} subject
 * @param {Picture} [stage] what a survey can be laid over
 */
export function survey(player, place, subject, stage) {
  const texts = words.survey;
  let isVisible = false;
  const isSeen = () => isVisible && player.isSeen;
  const run = new SurveyRun(player, subject, { isSeen, worked, done });
  const cursor = new Cursor(run, read);
  const key = new SurveyKey();
  const picture = new SurveyPicture(subject, run, cursor, key, isSeen);
  const basins = stage ? basinLayer(player, run, stage) : undefined;

  const shown = elements(subject, picture, key, basins?.label);
  const { bar, state, says } = shown;
  shown.start.onclick = begin;
  shown.stop.onclick = () => (run.stop(), settle());
  place.append(shown.bench, shown.result);

  function begin() {
    cursor.at = undefined;
    says.textContent = "";
    state.textContent = begun(player, run, subject);
    run.resume();
    // What lay on the stage is of the survey before.
    settle();
  }

  function worked() {
    bar.value = run.surveyor?.progress() ?? 0;
    picture.grown();
  }

  function done() {
    state.textContent = texts.done;
    settle();
  }

  function settle() {
    show();
    basins?.lay();
  }

  function show() {
    showState(shown, run, key, () => surveyTable(/** @type {Surveyor} */ (run.surveyor), subject, player));
    picture.later();
  }

  /** Says what is under the cursor. */
  function read() {
    const { cell } = cursor;
    const text = cell && run.surveyor ? reading(cell, run.surveyor, subject, player) : "";
    if (says.textContent !== text) says.textContent = text;
    picture.later();
  }

  moveCursor(picture.element, run, cursor, subject === "sweep", () => take(player, run, cursor));
  player.on(["settings", "done"], () => {
    // What was found would tell what lies ahead.
    if (player.isHiding && run.surveyor) return begin();
    if (!run.follow()) return picture.later();
    state.textContent = texts.stale;
    show();
  });
  whenSeen(player, place, (isShown) => {
    isVisible = isShown ?? isVisible;
    run.resume();
    picture.later();
  });
  show();
}

/**
 * Begins anew; says why not, where that is so.
 * @param {Player} player
 * @param {SurveyRun} run
 * @param {Subject} subject
 */
function begun(player, run, subject) {
  run.drop();
  // It would show what lies ahead.
  if (player.isHiding) return words.survey.hidden;
  const surveyor = run.begin();
  if (!surveyor) return words.survey.noMomentum(player.settings.racers[0]?.opt ?? "");
  nameAxes(surveyor, subject);
  return "";
}

/** @param {Surveyor} surveyor @param {Subject} subject */
function nameAxes(surveyor, subject) {
  const { axes } = words.survey;
  surveyor.say(words.key("lr"), subject === "sweep" ? axes.steps : momentumName(surveyor), axes.limit);
}

/**
 * Shows how far a survey is, and once it has stopped its result.
 * @param {ReturnType<typeof elements>} shown
 * @param {SurveyRun} run
 * @param {SurveyKey} key
 * @param {() => HTMLElement} table
 */
function showState({ start, stop, bar, result, scroller }, { surveyor, isRunning, isStale }, key, table) {
  const texts = words.survey;
  start.textContent = surveyor ? texts.again : texts.start;
  start.hidden = isRunning;
  stop.hidden = bar.hidden = !isRunning;
  result.hidden = !surveyor;
  result.dataset.stale = String(isStale);
  if (!surveyor) scroller.replaceChildren();
  if (!surveyor || isRunning) return;
  key.show(surveyor);
  scroller.replaceChildren(table());
}

/**
 * Calls when a place comes in sight or leaves it, and when the page does.
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {(isShown?: boolean) => void} call
 */
function whenSeen(player, place, call) {
  player.on(["seen"], () => call());
  new IntersectionObserver(([entry]) => call(entry?.isIntersecting ?? true)).observe(place);
}

/**
 * What a survey is shown by: its bench, and its result.
 * @param {Subject} subject
 * @param {SurveyPicture} picture
 * @param {SurveyKey} key
 * @param {HTMLElement} [onStage] the choice to lay it over the stage
 */
function elements(subject, picture, key, onStage) {
  const texts = words.survey;
  const [start, stop] = [button(texts.start, () => {}), button(texts.stop, () => {})];
  const bar = h("progress", { max: 1, "aria-label": texts.progress });
  const state = paragraph("", { className: "survey-state", role: "status" });
  const says = paragraph("", { className: "survey-reading", role: "status" });
  const scroller = h("div", { className: "scroller", tabIndex: 0, role: "region", "aria-label": texts.table });
  const hint = paragraph(texts.hint, { className: "why", id: picture.hintId });
  const details = h("details", {}, h("summary", {}, texts.table), scroller);
  const result = h("div", { className: "survey-result" }, onStage, picture.element, says, hint, key.element, details);
  const bench = new DocumentFragment();
  bench.append(paragraph(texts.about[subject], { className: "why" }), row(start, stop, bar, state));
  return { start, stop, bar, state, says, scroller, result, bench };
}

/**
 * Runs the cell under the cursor.
 * @param {Player} player
 * @param {SurveyRun} run
 * @param {Cursor} cursor
 */
function take(player, run, { at }) {
  const changes = at && !run.isStale ? run.surveyor?.changes(at.column, at.row) : undefined;
  if (changes === undefined) return;
  player.pause();
  player.choose(changes);
}

/**
 * The choice to see basins over the stage, and what lays them there or lifts them.
 * @param {Player} player
 * @param {SurveyRun} run
 * @param {Picture} stage
 */
function basinLayer({ simulator }, run, stage) {
  const { label, box } = checkbox(words.survey.onStage, { checked: true, onchange: lay });
  label.className = "cover";

  function lay() {
    const { surveyor } = run;
    if (surveyor && !run.isRunning && !run.isStale && box.checked) {
      const kinds = surveyor.key().filter(({ minimum }) => minimum === undefined);
      simulator.lay_basins(surveyor, kinds.map(({ kind }) => words.survey.outcomes.kind(kind)));
    } else if (simulator.has_basins()) {
      simulator.lift_basins();
    }
    stage.later();
  }
  return { label, lay };
}
