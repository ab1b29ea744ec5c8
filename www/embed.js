// The embed: the simulator in a frame on somebody else's page.

import { controls } from "./controls.js";
import { exerciseFrame } from "./exercise-frame.js";
import { explain } from "./explain.js";
import { exportButton } from "./export.js";
import { wasm } from "./held.js";
import { Layers } from "./layers.js";
import { say } from "./messages.js";
import { listen } from "./messaging.js";
import { open, part, whyNot } from "./page.js";
import { Picture } from "./picture.js";
import { escaped, labLink, shareButton } from "./share.js";
import { fold } from "./unfolded.js";
import { why } from "./why.js";

/** The whole file as it came, which is all that a frame within it needs. */
const file = `<!doctype html>${document.documentElement.outerHTML}`;

/**
 * Shows this very file in a frame: it may not ask for anything, not even for itself.
 * @param {HTMLIFrameElement} frame
 * @param {string} query
 */
function preview(frame, query) {
  frame.srcdoc = file.replace("<html", () => `<html data-query="${escaped(query)}"`);
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
  exerciseFrame(player, part("exercise"));
  holder.answer(player);
}, Layers).catch((error) => {
  holder.refuse(whyNot(error));
  throw error;
});
