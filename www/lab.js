// The lab: the whole simulator on a page of its own.

import { charts } from "./lab/charts.js";
import { data } from "./lab/data.js";
import { copyButton } from "./lab/copy-button.js";
import { button, copyable, showDialog } from "./shared/dialogs/dialog.js";
import { explain } from "./shared/panels/explanation.js";
import { exportButton } from "./shared/dialogs/export.js";
import { fetchWasm } from "./lab/wasm.js";
import { LabLayers } from "./lab/layers.js";
import { say } from "./shared/i18n/lab.js";
import { open, part } from "./shared/page.js";
import { presetsButton } from "./lab/presets.js";
import { racers } from "./lab/racers.js";
import { settings } from "./lab/settings.js";
import { shareButton } from "./shared/dialogs/share.js";
import { shortcutsButton } from "./lab/shortcuts.js";
import { stageTools } from "./lab/tools/stage-tools.js";
import { standings } from "./lab/standings.js";
import { surface } from "./lab/surface.js";
import { survey } from "./lab/survey/survey.js";
import { table } from "./lab/table.js";
import { tabs } from "./lab/tabs.js";
import { undoButtons } from "./lab/undo.js";
import { fold } from "./shared/panels/details.js";
import { fullScreenButton, sizeChoice, themeChoice } from "./lab/view.js";
import { why } from "./shared/panels/stability.js";

// A lesson that the address names comes while the engine does; which one it is, the engine says.
if (/[?&]lesson=/.test(location.search)) void import("./lab/lesson/lesson.js").then(({ foresee }) => foresee(location.search));

open(fetchWasm, async (player, picture) => {
  const tools = stageTools(player, picture, part("stage"));
  for (const name of /** @type {const} */ (["runs", "means", "more"])) part(`${name}-heading`).textContent = say(name);
  surface(player, part("surface"));
  racers(player, part("racers"));
  standings(player, part("standings"));
  const reasons = fold(part("why"), say("why"));
  why(player, reasons.details, reasons.place);
  const inspector = fold(part("inspector"), say("inspector"));
  explain(player, inspector.details, inspector.place, {
    tools: (racer) => copyButton(say("copy latex"), () => player.simulator.latex(racer()), showLatex),
    chosen: tools.showRacer,
  });
  charts(player, part("chart"));
  tabs(part("more"), say("more"), [
    { id: "settings", name: say("tab settings"), build: (panel) => settings(player, panel) },
    { id: "data", name: say("tab data"), build: (panel) => data(player, panel) },
    { id: "sweep", name: say("tab sweep"), build: (panel) => survey(player, panel, "sweep") },
    { id: "map", name: say("tab map"), build: (panel) => survey(player, panel, "map") },
    { id: "basins", name: say("tab basins"), build: (panel) => survey(player, panel, "basins", picture) },
    { id: "table", name: say("tab table"), build: (panel) => table(player, panel) },
  ]);

  const { undo, redo } = undoButtons(player);
  const presets = presetsButton(player);
  // Each is loaded when somebody wants it.
  const lessonsButton = button(say("lessons"), async () => (await import("./lab/lesson/list.js")).showLessons());
  const full = fullScreenButton();
  part("links").append(
    lessonsButton,
    presets,
    undo,
    redo,
    shareButton(player, (frame, query) => (frame.src = `embed.html?${query}`)),
    exportButton(player, {
      format: "gif",
      // Not needed by most, so not loaded before it is.
      make: async (...given) => (await import("./lab/film.js")).film(...given),
    }),
    shortcutsButton(player, { undo, redo, presets }),
    ...(full ? [full] : []),
    sizeChoice(),
    themeChoice(),
  );
  const id = player.settings.lesson;
  if (id !== undefined) await (await import("./lab/lesson/lesson.js")).lesson(player, id);
}, LabLayers);

/**
 * The rule as LaTeX, to be copied by hand.
 * @param {string} latex
 */
function showLatex(latex) {
  const area = copyable("LaTeX", 12);
  area.show(latex);
  showDialog("latex", say("copy latex"), [area.element]);
  return "";
}
