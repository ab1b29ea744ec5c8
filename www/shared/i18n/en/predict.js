// Questions that a learner puts to themselves in the lab, in English.

export const predict = {
  name: "Predict first",
  kind: "The question",
  kinds: {
    verdict: "What will it do?",
    steps: "In how many steps?",
    place: "Where will it end?",
    curve: "How will the loss go?",
  },
  stop: "No more questions",
};
