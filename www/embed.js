// The embed: the simulator in a frame on somebody else's page.

import { controls } from "./embed/controls.js";
import { exerciseFrame } from "./embed/exercise-frame.js";
import { wasm } from "./embed/payload.js";
import { answer, refuse } from "./embed/post-message.js";
import { labLink, shareButton } from "./embed/share.js";
import { exportButton } from "./shared/dialogs/export.js";
import { menu } from "./shared/dialogs/menu.js";
import { h, part } from "./shared/dom.js";
import { load } from "./shared/engine.js";
import { words } from "./shared/i18n/embed.js";
import { open, whyNot } from "./shared/page.js";
import { details } from "./shared/panels/details.js";
import { explanation } from "./shared/panels/explanation.js";
import { stability } from "./shared/panels/stability.js";
import { lossChart } from "./shared/stage/loss-chart.js";

// The script itself is in it twice, as what it was begun from.
document.currentScript?.remove();
/** The document as it came, which is all that a frame within it needs. To copy it takes less time than to write it out. */
const original = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));

/**
 * Shows this very file in a frame: it may not ask for anything, not even for itself.
 * @param {HTMLIFrameElement} frame
 * @param {string} query
 */
function preview(frame, query) {
  original.dataset.query = query;
  frame.srcdoc = `<!doctype html>${original.outerHTML}`;
}

open(async () => load(await wasm()), async (player) => {
  controls(player, part("controls"));
  const [reasons, step] = [h("div"), h("div")];
  details(part("why"), words.stability.why).append(reasons, step);
  const { opener, list } = menu("menu", words.menu, part("restore"), part("links"));
  part("transport").append(opener, list);
  part("links").append(shareButton(player, preview), exportButton(player));
  labLink(player, list);
  answer(player, await exerciseFrame(player, part("exercise")));
  // The stage comes first.
  setTimeout(() => {
    lossChart(player, part("chart"));
    stability(player, reasons);
    explanation(player, step);
  });
}).catch((error) => {
  refuse(whyNot(error));
  throw error;
});
