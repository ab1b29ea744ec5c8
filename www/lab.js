// The lab: the whole simulator on a page of its own.

import { charts } from "./lab/charts.js";
import { copyButton } from "./lab/copy-button.js";
import { data } from "./lab/data.js";
import { examplesButton } from "./lab/examples.js";
import { LabLayers } from "./lab/layers.js";
import { fullScreenButton, sizeChoice, themeChoice } from "./lab/look.js";
import { racers } from "./lab/racers.js";
import { settings } from "./lab/settings.js";
import { shortcutsButton } from "./lab/shortcuts.js";
import { standings } from "./lab/standings.js";
import { surface } from "./lab/surface.js";
import { survey } from "./lab/survey/survey.js";
import { table } from "./lab/table.js";
import { tabs } from "./lab/tabs.js";
import { stageTools } from "./lab/tools/stage-tools.js";
import { undoButtons } from "./lab/undo.js";
import { wanted } from "./lab/wanted.js";
import { fetchWasm } from "./lab/wasm.js";
import { copyable } from "./shared/dialogs/copyable.js";
import { showDialog } from "./shared/dialogs/dialog.js";
import { exportButton } from "./shared/dialogs/export.js";
import { shareButton } from "./shared/dialogs/share.js";
import { button, part } from "./shared/dom.js";
import { words } from "./shared/i18n/lab.js";
import { open } from "./shared/page.js";
import { details } from "./shared/panels/details.js";
import { explanation } from "./shared/panels/explanation.js";
import { stability } from "./shared/panels/stability.js";

/** @typedef {import("./shared/player.js").Player} Player */

open(fetchWasm, async (player, picture) => {
  const id = player.settings.lesson;
  // It comes while the rest of the page is made.
  const lesson = id === undefined ? undefined : wanted(() => import("./lab/lesson/lesson.js"));
  const tools = stageTools(player, picture, part("stage"));
  for (const [name, text] of Object.entries(words.headings)) part(`${name}-heading`).textContent = text;
  surface(player, part("surface"));
  racers(player, part("racers"));
  standings(player, part("standings"));
  const why = details(part("why"), words.stability.summary);
  stability(player, why.details, why.place);
  const inspector = details(part("inspector"), words.inspector);
  explanation(player, inspector.details, inspector.place, {
    tools: (racer) => copyButton(words.copyLatex, () => player.simulator.latex(racer()), showLatex),
    chosen: tools.showRacer,
  });
  charts(player, part("chart"));
  tabs(part("more"), words.headings.more, [
    { id: "settings", name: words.tabs.settings, build: (panel) => settings(player, panel) },
    { id: "data", name: words.tabs.data, build: (panel) => data(player, panel) },
    { id: "sweep", name: words.tabs.sweep, build: (panel) => survey(player, panel, "sweep") },
    { id: "map", name: words.tabs.map, build: (panel) => survey(player, panel, "map") },
    { id: "basins", name: words.tabs.basins, build: (panel) => survey(player, panel, "basins", picture) },
    { id: "table", name: words.tabs.table, build: (panel) => table(player, panel) },
  ]);
  part("links").append(...bar(player));
  if (id !== undefined) await (await lesson)?.lesson(player, id);
}, LabLayers);

/**
 * What stands in the bar. What not everybody wants is loaded when somebody does.
 * @param {Player} player
 */
function bar(player) {
  const { undo, redo } = undoButtons(player);
  const examples = examplesButton(player);
  const full = fullScreenButton();
  return [
    button(words.lessons.name, async () => (await wanted(() => import("./lab/lesson/list.js")))?.showLessons()),
    examples,
    undo,
    redo,
    shareButton(player, (frame, query) => (frame.src = `embed.html?${query}`)),
    exportButton(player, async (...given) => (await wanted(() => import("./lab/film.js")))?.film(...given)),
    shortcutsButton(player, { undo, redo, examples }),
    ...(full ? [full] : []),
    sizeChoice(),
    themeChoice(),
  ];
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
