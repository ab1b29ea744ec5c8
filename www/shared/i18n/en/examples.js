// The examples of the lab in English: their names, and what there is to see.

export const en = {
  heading: "Examples worth seeing",
  asks: "asks you first",
  each: {
    headline: {
      name: "Momentum on a ravine",
      look: "It converges in about 50 steps, and swings on its way.",
    },
    tooFast: {
      name: "A large rate",
      look: "The rate is 1.1, where the curvature is 2. What will it do?",
    },
    howSoon: {
      name: "How soon?",
      look: "Each step goes 0.05 of the gradient, in a round bowl. In how many does it arrive?",
    },
    edge: {
      name: "On the edge",
      look: "The rate is exactly at the limit: it jumps between 8 and −4 for ever.",
    },
    tooSlow: {
      name: "Too slow",
      look: "The rate is tiny. It goes the right way, and gets nowhere.",
    },
    howLow: {
      name: "Two slopes",
      look: "One direction is ten times as steep as the other. Draw how the loss will go.",
    },
    oneStep: {
      name: "Just right",
      look: "The one rate that reaches the minimum in a single step.",
    },
    ravineRace: {
      name: "A ravine and momentum",
      look: "Both jump from wall to wall. Momentum carries its way along the floor from step to step, and takes less than half the steps.",
    },
    localTrap: {
      name: "Over the hill",
      look: "Plain descent stays in the first hollow. Does momentum carry it over?",
    },
    plateau: {
      name: "Adam against a plateau",
      look: "Where the ground is almost flat, plain descent hardly moves. Adam’s steps do not shrink with the slope.",
    },
    saddleStall: {
      name: "Straight to a saddle",
      look: "From this very start the gradient leads straight to the saddle. What will it do there?",
    },
    saddleNoise: {
      name: "Noise leaves the saddle",
      look: "The same start with a little noise on the gradient.",
    },
    sharpToFlat: {
      name: "From sharp to flat",
      look: "All along the curve the loss is 0. A large rate is thrown out of the sharp part, and settles where the valley is flatter.",
    },
    valley: {
      name: "A bent valley",
      look: "Rosenbrock’s valley is easy to find and hard to follow.",
    },
    whichOne: {
      name: "Which minimum?",
      look: "Four minima, one start, momentum. Where does it come to rest?",
    },
    fourMinima: {
      name: "Four minima",
      look: "One start, three optimizers: not all of them end in the same place.",
    },
    miniBatches: {
      name: "Mini-batches",
      look: "Ten points a step instead of a hundred: the path trembles and hovers.",
    },
    onTop: {
      name: "On top of a hill",
      look: "At the very top the gradient is zero: it does not know which way to go.",
    },
    noEnd: {
      name: "No bottom",
      look: "Along y it falls for ever. No rate can bring it to a minimum.",
    },
    climbing: {
      name: "Slowly uphill",
      look: "A little above the limit: it climbs, but it has not gone far yet.",
    },
    flatGround: {
      name: "Almost flat",
      look: "Far out the ground hardly slopes, and plain descent crawls.",
    },
    farOut: {
      name: "Flat",
      look: "Farther out the gradient is as good as zero: it stalls where there is no minimum.",
    },
    outOfTime: {
      name: "Out of time",
      look: "On its way, but 200 steps are not enough.",
    },
    schedule: {
      name: "Braked too soon",
      look: "The schedule takes the rate away long before it is there.",
    },
    zeroByZero: {
      name: "Zero by zero",
      look: "Adam divides by what it has seen of the slope. Here it has seen none, and without ε nothing saves it.",
    },
    settling: {
      name: "Settling down",
      look: "The same with a rate that falls: the trembling dies out.",
    },
  },
};
