// The picture of a survey.

import { h } from "../../shared/dom.js";
import { framed } from "../../shared/frames.js";
import { words } from "../../shared/i18n/survey.js";
import { isDark, onAppearance, zoom } from "../../shared/appearance.js";

/** @typedef {import("./run.js").SurveyRun} SurveyRun */
/** @typedef {import("./run.js").Subject} Subject */
/** @typedef {import("./cursor.js").Cursor} Cursor */
/** @typedef {import("./key.js").SurveyKey} SurveyKey */

/** A picture that is still growing is drawn so often, in milliseconds. */
const REDRAW = 100;
/** Browsers refuse canvases that are much larger. */
const LARGEST = 8192;

export class SurveyPicture {
  #run;
  #cursor;
  #key;
  #isSeen;
  #canvas = h("canvas", { "aria-hidden": "true" });
  #frame = framed(() => this.#draw());
  #drawn = -Infinity;

  /**
   * @param {Subject} subject
   * @param {SurveyRun} run
   * @param {Cursor} cursor
   * @param {SurveyKey} key whose patches are drawn with it
   * @param {() => boolean} isSeen
   */
  constructor(subject, run, cursor, key, isSeen) {
    this.#run = run;
    this.#cursor = cursor;
    this.#key = key;
    this.#isSeen = isSeen;
    /** The id of what says how it is used. */
    this.hintId = `survey-hint-${subject}`;
    this.element = h(
      "div",
      {
        className: "picture survey",
        tabIndex: 0,
        role: "application",
        "aria-label": words.survey.pictures[subject],
        "aria-describedby": this.hintId,
      },
      this.#canvas,
    );
    const later = () => this.later();
    new ResizeObserver(later).observe(this.element);
    onAppearance(later);
  }

  /** Draws with the next frame, once, however often it is asked. */
  later() {
    this.#frame.later();
  }

  /** Draws what has come, now and then, and in the end. */
  grown() {
    if (this.#run.isRunning && performance.now() - this.#drawn <= REDRAW) return;
    this.#drawn = performance.now();
    this.later();
  }

  #draw() {
    const { surveyor } = this.#run;
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!surveyor || width < 1 || height < 1 || !this.#isSeen()) return;
    const ratio = Math.min(window.devicePixelRatio || 1, LARGEST / Math.max(width, height));
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    surveyor.mark(this.#cursor.at?.column, this.#cursor.at?.row);
    surveyor.draw(this.#canvas, { width, height, ratio: ratio * zoom(), isDark: isDark() });
    this.element.dataset.drawn = String(Number(this.element.dataset.drawn ?? 0) + 1);
    this.#key.draw(surveyor, ratio);
  }
}
