// The lab: the whole simulator on a page of its own.

import { across } from "./lab/across.js";
import { advice } from "./lab/advice.js";
import { onWidth, placeVerdict } from "./lab/arrange.js";
import { changes } from "./lab/changes.js";
import { charts, lossBeside } from "./lab/charts.js";
import { copyButton } from "./lab/copy-button.js";
import { head } from "./lab/head.js";
import { drawIn } from "./lab/opening.js";
import { padWhenSeen } from "./lab/pad/when-seen.js";
import { predict } from "./lab/predict.js";
import { racers } from "./lab/racers.js";
import { sizes } from "./lab/size.js";
import { standings } from "./lab/standings.js";
import { surface } from "./lab/surface.js";
import { tuning } from "./lab/survey/tune.js";
import { tabs } from "./lab/tabs.js";
import { takeApart } from "./lab/take-apart.js";
import { stageTools } from "./lab/tools/stage-tools.js";
import { wanted } from "./lab/wanted.js";
import { compiled } from "./lab/wasm.js";
import { copyable } from "./shared/dialogs/copyable.js";
import { showDialog } from "./shared/dialogs/dialog.js";
import { all, h, part } from "./shared/dom.js";
import { load } from "./shared/engine.js";
import { painted } from "./shared/frames.js";
import { words } from "./shared/i18n/lab.js";
import { open } from "./shared/page.js";
import { details } from "./shared/panels/details.js";
import { explanation } from "./shared/panels/explanation.js";
import { stability } from "./shared/panels/stability.js";

/** @typedef {import("./shared/player.js").Player} Player */
/** @typedef {import("./shared/stage/picture.js").Picture} Picture */

/** By then nothing of the page is on its way any more, in milliseconds. */
const SETTLED = 2000;

// While the engine is compiled the page can be seen.
const engine = () => Promise.all([compiled().then(load), painted()]);

open(engine, async (player, picture) => {
  const id = player.settings.lesson;
  // It comes while the rest of the page is made.
  if (id !== undefined) import("./lab/lesson/lesson.js").catch(() => {});
  onWidth(placeVerdict);
  const size = sizes(player, picture);
  head(player, size);
  const tools = stageTools(player, picture, part("stage"), part("probe"));
  across(player, part("rate"), part("numbers"));
  changes(player, part("changes"));
  runs(player);
  standings(player, part("standings"));
  const { more, why } = words.stability;
  const reasons = details(part("why"), h("span", { className: "wide" }, more), h("span", { className: "narrow" }, why));
  stability(player, reasons);
  advice(player, part("advice"));
  padWhenSeen(player, part("pad"));
  lossBeside(player, part("chart"));
  panels(player, picture, tools);
  if (id !== undefined) await readLesson(player, id);
  else drawIn(player);
  await size.begin();
  // What a frame keeps is for the page around it to say.
  if (self === top) setTimeout(() => import("./lab/offline.js").then(({ offline }) => offline(player)).catch(() => {}), SETTLED);
});

/**
 * A lesson beside the stage. Where it does not come, the lab goes on without it.
 * @param {Player} player
 * @param {string} id
 */
function readLesson(player, id) {
  const column = part("lesson");
  return new Promise((resolve) => {
    void wanted(() => import("./lab/lesson/lesson.js"), column, () => resolve(undefined))
      .then(({ lesson }) => lesson(player, id, column, () => resolve(undefined)))
      .finally(() => resolve(undefined));
  });
}

/** What runs. @param {Player} player */
function runs(player) {
  part("runs").setAttribute("aria-label", words.runs);
  surface(player, part("surface"));
  const add = part("add");
  racers(player, part("racers"), add);
  const tune = tuning(player);
  add.after(tune.button, predict(player, part("question")));
  part("runs").append(tune.says);
}

/**
 * All else, one panel at a time.
 * @param {Player} player
 * @param {Picture} picture the stage's
 * @param {ReturnType<typeof stageTools>} tools
 */
function panels(player, picture, { controls, showRacer }) {
  const texts = words.tabs;
  /** @param {HTMLElement} panel */
  const step = (panel) => {
    let racer = () => 0;
    explanation(player, panel, {
      tools: (chosen) => {
        racer = chosen;
        return copyButton(words.copyLatex, () => player.simulator.latex(racer()), showLatex);
      },
      chosen: showRacer,
    });
    for (const rule of all(panel, ".explained")) takeApart(player, picture, rule, racer);
  };
  // What most people never open is fetched once somebody does.
  /** @param {HTMLElement} panel */
  const maps = async (panel) => (await wanted(() => import("./lab/survey/maps.js"), panel)).maps(player, panel, picture);
  /** @param {HTMLElement} panel */
  const ownData = async (panel) => (await wanted(() => import("./lab/data.js"), panel)).data(player, panel);
  /** @param {HTMLElement} panel */
  const numbers = async (panel) => (await wanted(() => import("./lab/table.js"), panel)).table(player, panel);
  /** @param {HTMLElement} panel */
  const further = async (panel) => (await wanted(() => import("./lab/settings.js"), panel)).settings(player, panel, controls());
  const panels = [
    { id: "step", name: texts.step, part: "explain", build: step },
    { id: "charts", name: texts.charts, part: "chart", build: (/** @type {HTMLElement} */ panel) => charts(player, panel) },
    { id: "maps", name: texts.maps, part: "controls", tells: true, build: maps },
    { id: "data", name: texts.data, part: "controls", build: ownData },
    { id: "table", name: texts.table, part: "controls", build: numbers },
    { id: "settings", name: texts.settings, part: "controls", build: further },
  ];
  tabs(part("more"), texts.all, panels, player);
  part("more").querySelector("[role=tablist]")?.addEventListener("click", bringUp);
}

/** A panel below the window's edge is brought up as far as leaves transport and sliders in sight. */
function bringUp() {
  const more = part("more");
  if (more.getBoundingClientRect().top > innerHeight / 2) more.scrollIntoView();
}

/**
 * The rule as LaTeX, to be copied by hand.
 * @param {string} latex
 */
function showLatex(latex) {
  const area = copyable("LaTeX", 12);
  area.show(latex);
  showDialog("latex", words.copyLatex, [area.element]);
  return "";
}
