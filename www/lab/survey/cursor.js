// The cursor of a survey: the cell that is read, and can be run.

import { hasModifier } from "../../shared/dom.js";
import { pointerOn, zoom } from "../../shared/appearance.js";
import { arrow } from "../../shared/stage/arrows.js";

/** @typedef {import("./run.js").SurveyRun} SurveyRun */

/** The cell of a run of one's own, or the one in the middle. @param {import("fall-line").Surveyor} surveyor */
function home(surveyor) {
  const [column = 0, row = 0] = surveyor.own(0) ?? surveyor.shape().map((count) => count >> 1);
  return { column, row };
}

/** @param {number} value @param {number} count */
const within = (value, count) => Math.min(Math.max(value, 0), count - 1);

export class Cursor {
  #run;
  #moved;
  /** @type {{ column: number, row: number } | undefined} */
  at;

  /**
   * @param {SurveyRun} run
   * @param {() => void} moved
   */
  constructor(run, moved) {
    this.#run = run;
    this.#moved = moved;
  }

  /** The cell under it, as the engine knows it. */
  get cell() {
    return this.at && this.#run.surveyor?.cell(this.at.column, this.at.row);
  }

  /** Puts it on the cell nearest to there. @param {number} column @param {number} row */
  put(column, row) {
    const [columns = 1, rows = 1] = this.#run.surveyor?.shape() ?? [];
    this.at = { column: within(column, columns), row: within(row, rows) };
    this.#moved();
  }

  /** Moves it by cells; the first time from where it is put by itself. @param {number} right @param {number} down */
  move(right, down) {
    if (!this.#run.surveyor) return;
    const { column, row } = this.at ?? home(this.#run.surveyor);
    this.put(column + right, row + down);
  }
}

/**
 * Moves the cursor by pointer and keys.
 * @param {HTMLElement} picture
 * @param {SurveyRun} run
 * @param {Cursor} cursor
 * @param {boolean} isSweep the rows of a sweep are its racers, one below the other
 * @param {() => void} take runs the cell
 */
export function moveCursor(picture, run, cursor, isSweep, take) {
  /** @param {MouseEvent} event */
  function follow(event) {
    const [x, y] = pointerOn(picture, event);
    const pixel = { x, y, width: picture.clientWidth / zoom(), height: picture.clientHeight / zoom() };
    const found = run.surveyor?.cell_under(pixel, cursor.at?.row ?? 0);
    if (run.surveyor) cursor.put(found?.[0] ?? 0, found?.[1] ?? 0);
  }

  picture.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse") follow(event);
  });
  picture.addEventListener("click", (event) => {
    follow(event);
    take();
  });
  picture.addEventListener("keydown", (event) => {
    if (!run.surveyor) return;
    const strides = arrow(event);
    if (strides) {
      event.preventDefault();
      const [right, up] = strides;
      cursor.move(right, isSweep ? -Math.sign(up) : up);
    } else if (!hasModifier(event) && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      take();
    }
  });
  picture.addEventListener("focus", () => {
    if (!cursor.at && picture.matches(":focus-visible")) cursor.move(0, 0);
  });
}
