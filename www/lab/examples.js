// Examples: named situations worth seeing.

import { button, h } from "../shared/dom.js";
import { showDialog } from "../shared/dialogs/dialog.js";
import { words } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */

/**
 * Each with the query that sets it up; the table of words has its name and what to look at.
 * @satisfies {Record<string, string>}
 */
const QUERIES = {
  headline: "fn=ravine",
  tooFast: "fn=parabola&opt=gd&lr=1.1&steps=20",
  howSoon: "fn=bowl&opt=gd&lr=0.05",
  edge: "f=(w-2)^2&w=8&opt=gd&lr=1&box=-6,10&steps=40",
  tooSlow: "f=(w-3)^2&w=7&opt=gd&lr=0.0001&box=-1,8",
  howLow: "fn=ravine&opt=gd&lr=0.02",
  oneStep: "f=(w-2)^2&w=8&opt=gd&lr=0.5&box=-6,10&steps=20",
  ravineRace: "fn=ravine&kappa=100&opt=gd&lr=0.018&vs=momentum,lr:0.02,momentum:0.8",
  localTrap: "fn=double-well&opt=gd&lr=0.03&vs=momentum,lr:0.03",
  plateau: "fn=plateau&x=-3.5&y=2.5&opt=adam&lr=0.2&vs=gd,lr:0.5&steps=400",
  saddleStall: "fn=saddle&x=-1.5&y=0&opt=gd&lr=0.1",
  saddleNoise: "fn=saddle&x=-1.5&y=0&opt=gd&lr=0.1&noise=0.02",
  sharpToFlat: "fn=valley&opt=gd&lr=0.35&vs=gd,lr:0.1&steps=100",
  valley: "fn=rosenbrock&opt=gd&lr=0.001&vs=momentum,lr:0.0005&vs=adam,lr:0.1&steps=2000",
  whichOne: "fn=himmelblau&x=-0.3&y=-0.9&opt=momentum&lr=0.01",
  fourMinima: "fn=himmelblau&x=-0.3&y=-0.9&opt=adam&lr=0.3&vs=gd,lr:0.01&vs=momentum,lr:0.01",
  miniBatches: "fn=linear-regression&opt=gd&lr=0.3&batch=10&steps=300",
  onTop: "f=-x^2&x=0&opt=gd",
  noEnd: "f=x^2-y^2&opt=gd",
  climbing: "fn=parabola&opt=gd&lr=1.05&steps=20",
  flatGround: "fn=plateau&x=-3.5&y=2.5&opt=gd&lr=0.1",
  farOut: "fn=plateau&x=-5.5&y=4&opt=gd&lr=0.1",
  outOfTime: "fn=ravine&kappa=100&opt=gd&lr=0.005",
  schedule: "fn=parabola&opt=gd&lr=0.01&schedule=exponential&gamma=0.9&steps=60",
  zeroByZero: "fn=bowl&x=0&y=3&opt=adam&eps=0",
  settling: "fn=linear-regression&opt=gd&lr=0.3&batch=10&steps=300&schedule=cosine",
};

/** Those that are asked before they are shown, and what. */
const QUESTIONS = new Map([
  ["tooFast", "verdict"],
  ["howSoon", "steps"],
  ["howLow", "curve"],
  ["whichOne", "place"],
  ["saddleStall", "verdict"],
]);

/** @typedef {keyof typeof QUERIES} Example */

/**
 * The button that opens the list.
 * @param {Player} player
 */
export function examplesButton(player) {
  return button(words.examples.name, () => {
    player.pause();
    const list = h("ul", { className: "presets" });
    const dialog = showDialog("presets", words.examples.heading, [list]);
    const items = Object.entries(QUERIES).map(([id, query]) => {
      const { name, look } = words.examples.each[/** @type {Example} */ (id)];
      const take = button("", () => {
        dialog.close();
        player.recall(query, QUESTIONS.get(id));
      });
      const asks = QUESTIONS.has(id) ? h("em", {}, words.examples.asks) : undefined;
      take.append(h("strong", {}, name), ...(asks ? [" ", asks] : []), h("span", {}, look));
      return h("li", {}, take);
    });
    list.append(...items);
  });
}
