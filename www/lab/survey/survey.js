// A survey: many runs side by side. They are done in slices, drawn as they come, and each cell can
// be read and chosen, by pointer and by keys.

import { button, checkbox, h, paragraph, row } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";
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

  const start = button(texts.start, begin);
  const stop = button(texts.stop, () => {
    run.stop();
    show();
    basins?.lay();
  });
  const bar = h("progress", { max: 1, "aria-label": texts.progress });
  const state = paragraph("", { className: "survey-state", role: "status" });
  const says = paragraph("", { className: "survey-reading", role: "status" });
  const scroller = h("div", { className: "scroller", tabIndex: 0, role: "region", "aria-label": texts.table });
  const hint = paragraph(texts.hint, { className: "why", id: picture.hintId });
  const details = h("details", {}, h("summary", {}, texts.table), scroller);
  const result = h("div", { className: "survey-result" }, basins?.label, picture.element, says, hint, key.element, details);
  place.append(paragraph(texts.about[subject], { className: "why" }), row(start, stop, bar, state), result);

  function begin() {
    const surveyor = run.begin();
    cursor.at = undefined;
    says.textContent = "";
    state.textContent = surveyor ? "" : texts.noMomentum(player.settings.racers[0]?.opt ?? "");
    if (surveyor) {
      const up = subject === "sweep" ? texts.axes.steps : momentumName(surveyor);
      surveyor.say(words.key("lr"), up, texts.axes.limit);
      run.resume();
    }
    show();
    // What lay there is of the survey before.
    basins?.lay();
  }

  function worked() {
    bar.value = run.surveyor?.advance(0) ?? 0;
    picture.grown();
  }

  function done() {
    state.textContent = texts.done;
    show();
    basins?.lay();
  }

  function show() {
    const { surveyor, isRunning } = run;
    start.textContent = surveyor ? texts.again : texts.start;
    start.hidden = isRunning;
    stop.hidden = bar.hidden = !isRunning;
    result.hidden = !surveyor;
    result.dataset.stale = String(run.isStale);
    if (surveyor && !isRunning) {
      key.show(surveyor);
      scroller.replaceChildren(surveyTable(surveyor, subject, player));
    }
    picture.later();
  }

  /** Says what is under the cursor. */
  function read() {
    const { cell } = cursor;
    const text = cell && run.surveyor ? reading(cell, run.surveyor, subject, player) : "";
    if (says.textContent !== text) says.textContent = text;
    picture.later();
  }

  /** Runs the cell under the cursor. */
  function take() {
    const { at } = cursor;
    const changes = at && !run.isStale ? run.surveyor?.changes(at.column, at.row) : undefined;
    if (changes === undefined) return;
    player.pause();
    player.choose(changes);
  }

  moveCursor(picture.element, run, cursor, subject === "sweep", take);
  player.on(["settings", "done"], () => {
    if (run.follow()) {
      state.textContent = texts.stale;
      show();
    }
    picture.later();
  });
  const resume = () => {
    run.resume();
    picture.later();
  };
  player.on(["seen"], resume);
  new IntersectionObserver(([entry]) => {
    isVisible = entry?.isIntersecting ?? true;
    resume();
  }).observe(place);
  show();
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
