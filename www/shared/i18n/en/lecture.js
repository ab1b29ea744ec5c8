// Lecture mode in English.

import { number } from "./numbers.js";

export const lecture = {
  name: "Lecture mode",
  leave: "Leave",
  leaveMode: "Leave lecture mode",
  controls: "Controls",
  /** A racer that has no verdict yet. @param {number} loss */
  underWay: (loss) => `Under way · loss ${number(loss, 3)}`,
  pass: "Go on without an answer",
  passed: "nothing",
  keys: {
    name: "In lecture mode",
    space: "Space",
    play: "Play or pause",
    step: "Step back, step on",
    on: "Go on, as a presenter’s remote does: answer, play, pause, step; at the end, this step explained",
    back: "Go back",
    drawer: "Open or close the controls",
  },
};
