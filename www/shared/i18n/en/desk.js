// What the author's desk says, in English.

import { nameIn } from "../names.js";
import { share } from "./share.js";

/** What can be locked and is no number of a run, or goes by another name here. */
const locks = {
  fn: "Surface",
  start: "Start",
  opt: "Optimizer",
  vs: "Other racers",
  then: "Changes in mid-run",
  box: "Part shown",
  view: "View",
  at: "Step it opens at",
  speed: "Speed",
  play: "Playing by itself",
  data: "Data",
};

export const en = {
  share,

  desk: {
    about: "Set up a figure for your own page. What runs is what the lab shows now.",
    withoutData: "Your own data are not in it: put them into the link first, under Data.",
    opening: "How it opens",
    /** @param {number} step */
    at: (step) => `Open at this step, ${step}`,
    play: "Play by itself",
    ahead: "Hide what lies ahead",
    exercise: "Exercise of the lesson",
    part: "Its number in the lesson",
    variant: "Numbers dealt, by a number or a name",
    variantWhy: "0, the lesson’s own",
    task: "Task",
    title: "Title",
    goal: "Goal",
    within: "Within so many steps",
    /** @param {string} given */
    noNumber: (given) => `“${given}” is not a number.`,
    ask: "Question before the run",
    none: "None",
    leaveOut: "Leave out",
    lock: "Learners cannot change",
    /** @param {string} key @param {(key: string) => string} other names what is a number */
    lockOf: (key, other) => (Object.hasOwn(locks, key) ? nameIn(locks, key) : other(key)),
    look: "Look",
    lang: "Language",
    browser: "The reader’s own",
    width: "Width in pixels",
    wide: "full",
    height: "Height in pixels",
    /** @param {{ min: number, max: number }} range */
    pixels: ({ min, max }) => `A whole number from ${min} to ${max}.`,
    /** @param {number} height */
    wants: (height) => `All of this figure is seen at ${height} pixels; in less it scrolls.`,
    local: "The addresses below lead to this machine, and nobody else can open them. Put the pages on a server, or save the figure as a file.",
    scroll: "The figure, in its size",
    offline: "There is no network, and the figure cannot be shown here. What is copied and saved below is complete.",
    element: "Element for your page, with its script",
    save: "Save as a file",
    saveWhy: "One file with all that it needs: it works from a disk, without a network, and on any server.",
    grade: "Save a package",
    gradeWhy: "For a platform that grades, such as Moodle or Canvas: a task, a question or an exercise gives its score; any other figure is complete once a learner has used it.",
    standards: "Standard of the package",
    /** @param {string} id */
    standard: (id) => nameIn({ "scorm-1.2": "SCORM 1.2", "scorm-2004": "SCORM 2004", cmi5: "cmi5" }, id),
    /** @param {string} file */
    saved: (file) => `It is called ${file}.`,
    notSaved: "The file could not be made: the embed did not come. Try again.",
  },
};
