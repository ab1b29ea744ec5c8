// Presets: named situations worth seeing.

import { button, showDialog } from "../shared/dialogs/dialog.js";
import { say } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** Each with the query that sets it up; the table of messages has its name and what to look at. */
const PRESETS = /** @type {const} */ ({
  headline: "fn=ravine",
  "too fast": "fn=parabola&opt=gd&lr=1.1&steps=20",
  edge: "f=(w-2)^2&w=8&opt=gd&lr=1&box=-6,10&steps=40",
  "too slow": "f=(w-3)^2&w=7&opt=gd&lr=0.0001&box=-1,8",
  "one step": "f=(w-2)^2&w=8&opt=gd&lr=0.5&box=-6,10&steps=20",
  "ravine race": "fn=ravine&kappa=100&opt=gd&lr=0.018&vs=momentum,lr:0.02,momentum:0.8",
  "local trap": "fn=double-well&opt=gd&lr=0.03&vs=momentum,lr:0.03",
  plateau: "fn=plateau&opt=adam&lr=0.2&vs=gd,lr:0.5&steps=400",
  "saddle stall": "fn=saddle&x=-1.5&y=0&opt=gd&lr=0.1",
  "saddle noise": "fn=saddle&x=-1.5&y=0&opt=gd&lr=0.1&noise=0.02",
  valley: "fn=rosenbrock&opt=gd&lr=0.001&vs=momentum,lr:0.0005&vs=adam,lr:0.1&steps=2000",
  "four minima": "fn=himmelblau&x=-0.3&y=-0.9&opt=adam&lr=0.3&vs=gd,lr:0.01&vs=momentum,lr:0.01",
  "mini-batches": "fn=linear-regression&opt=gd&lr=0.3&batch=10&steps=300",
  settling: "fn=linear-regression&opt=gd&lr=0.3&batch=10&steps=300&schedule=cosine",
});

/** @typedef {keyof typeof PRESETS} Preset */

/**
 * The button that opens the list.
 * @param {Player} player
 */
export function presetsButton(player) {
  return button(say("presets"), () => {
    player.pause();
    const list = document.createElement("ul");
    list.className = "presets";
    const dialog = showDialog("presets", say("presets heading"), [list]);
    list.append(
      ...Object.entries(PRESETS).map(([id, query]) => {
        const item = document.createElement("li");
        const take = button("", () => {
          dialog.close();
          player.recall(query);
        });
        const name = document.createElement("strong");
        name.textContent = say(`preset ${/** @type {Preset} */ (id)}`);
        const look = document.createElement("span");
        look.textContent = say(`look ${/** @type {Preset} */ (id)}`);
        take.append(name, look);
        item.append(take);
        return item;
      }),
    );
  });
}
