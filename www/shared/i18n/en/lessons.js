// Lessons and their progress in English.

import { nameIn } from "../names.js";

const levels = { beginner: "for beginners", intermediate: "intermediate", hard: "hard" };

export const lessons = {
  name: "Lessons",
  /** @param {{ minutes: number, level: string }} lesson */
  about: ({ minutes, level }) => `${minutes} minutes, ${nameIn(levels, level)}.`,
  contents: "In this lesson",
  others: "Other lessons",
  /** @param {string} title */
  previous: (title) => `Before: ${title}`,
  /** @param {string} title */
  next: (title) => `Next: ${title}`,
  copyProgram: "Copy the program",

  progress: "Exercises done",
  /** @param {{ done: number, total: number }} counts */
  done: ({ done, total }) => `${done} of ${total} exercises done.`,
  /** @param {{ done: number, total: number }} counts */
  allDone: ({ done, total }) => `${done} of all ${total} exercises are done.`,
  /** @param {{ once: number, hint: number, shown: number }} ways */
  ways: ({ once, hint, shown }) => `${once} right at once, ${hint} after a hint, ${shown} shown.`,
  finished: "You have finished this lesson.",
  drives: "The text moves the stage.",
  drivesWhy: "Undo brings your own run back.",
  tryAgain: "Try again",
  showMe: "Show me without an answer",
  ownAnswer: "Your own answer",
  compare: "Compare with a model answer",
  stored: "Your progress is kept in this browser.",
  notStored: "This browser does not store it: your progress is kept for this visit only.",
  wasDamaged: "The stored progress could not be read. It was set aside, and you begin anew.",
  save: "Save progress as a file",
  take: "Take in a progress file",
  taken: "The file was taken in.",
  notTaken: "This file holds no progress. Nothing was changed.",
  reset: "Forget all progress",
  resetSure: "Really forget all progress?",
  wasReset: "All progress was forgotten.",
};
