// First steps in the lab, in English.

export const en = {
  name: "First steps",
  /** @param {{ number: number, of: number }} place counted from 1 */
  place: ({ number, of }) => `First steps: ${number} of ${of}`,
  prompts: {
    explode: "Make it explode: raise the rate until the run diverges.",
    edge: "Find the edge: at the rate between converging and diverging it swings and comes no closer. Type it where the slider is too coarse.",
    crawl: "Make it crawl: lower the rate until the verdict says so.",
    predict: "Predict: say what this run will do, then play it.",
    hurry: "Make it hurry: this run takes 50 steps. Find a momentum with which it takes 15 or fewer.",
    lowest: "Find the lowest place: this run ends in the higher hollow. Move the start until it ends in the lower one.",
  },
  /** @param {string} verdict what came of the run, with its reason */
  done: (verdict) => `✓ Done. ${verdict}`,
  was: "✓ Done.",
  /** @param {{ done: number, of: number }} count */
  sum: ({ done, of }) => (done === of ? "That is all of them. The lessons go on from here." : `${done} of ${of} done.`),
  next: "Next",
  back: "Back",
  anew: "Set it up again",
  close: "Close",
};
