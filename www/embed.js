// The embed: the simulator in a frame on somebody else's page.

import { controls } from "./embed/controls.js";
import { exerciseFrame } from "./embed/exercise-frame.js";
import { explain } from "./shared/panels/explanation.js";
import { exportButton } from "./shared/dialogs/export.js";
import { Layers } from "./shared/stage/layers.js";
import { say } from "./shared/i18n/shared.js";
import { wasm } from "./embed/payload.js";
import { listen } from "./embed/post-message.js";
import { open, part, whyNot } from "./shared/page.js";
import { Picture } from "./shared/stage/picture.js";
import { labLink, shareButton } from "./shared/dialogs/share.js";
import { fold } from "./shared/panels/details.js";
import { why } from "./shared/panels/stability.js";

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

const holder = listen();

open(wasm, async (player) => {
  controls(player, part("controls"));
  part("chart").setAttribute("aria-label", say("chart about loss"));
  new Picture(player, "loss", part("chart"), Layers);
  const { details, place } = fold(part("why"), say("why?"));
  const [reasons, step] = [document.createElement("div"), document.createElement("div")];
  place.append(reasons, step);
  why(player, details, reasons);
  explain(player, details, step);
  const lab = labLink(player);
  part("links").append(shareButton(player, preview), exportButton(player), ...(lab ? [lab] : []));
  await exerciseFrame(player, part("exercise"));
  holder.answer(player);
}, Layers).catch((error) => {
  holder.refuse(whyNot(error));
  throw error;
});
