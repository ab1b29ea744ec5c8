// Share: the dialog in which an author takes the simulator along, and the way to the lab.

import { copyable } from "../shared/dialogs/copyable.js";
import { showDialog } from "../shared/dialogs/dialog.js";
import { SANDBOX, beside, frameSnippet, own } from "../shared/dialogs/snippets.js";
import { button, checkbox, h, part } from "../shared/dom.js";
import { words } from "../shared/i18n/embed.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** What is the author's own affair: neither a link nor another page has it. */
const OWN = "&lab=&grade=";

/** Where the lab stands: where the author says, else where the build put one. @param {Player} player */
function labOf({ settings: { lab } }) {
  const address = lab ?? document.documentElement.dataset.lab;
  return address === "none" ? undefined : address;
}

/** Shows the embed with a query in a frame. @typedef {(frame: HTMLIFrameElement, query: string) => void} Fill */

/**
 * The button that opens the dialog.
 * @param {Player} player
 * @param {Fill} fill
 */
export function shareButton(player, fill) {
  return button(words.shareName, () => showShare(player, fill));
}

/**
 * @param {Player} player
 * @param {Fill} fill
 */
function showShare(player, fill) {
  player.pause();
  const { simulator, settings } = player;
  const texts = words.share;
  const link = copyable(texts.link, 2);
  const frame = copyable(texts.frame, 4);
  const lab = labOf(player);

  if (lab !== undefined) link.show(beside(lab, simulator.query_with("hide=" + OWN)));

  const boxes = Object.entries(texts.parts).map(([value, name]) =>
    checkbox(name, { value, checked: settings.hide.includes(value) }),
  );
  const choice = h("fieldset", {}, h("legend", {}, texts.leaveOut), ...boxes.map(({ label }) => label));
  const preview = h("iframe", { title: texts.preview });
  preview.sandbox = SANDBOX;

  function show() {
    const hidden = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    const query = simulator.query_with(`hide=${hidden}`);
    frame.show(frameSnippet(own, query, part("title").textContent ?? ""));
    fill(preview, query);
  }

  choice.addEventListener("change", show);
  const taken = lab === undefined ? [frame] : [link, frame];
  showDialog("share", words.shareName, [...taken.map(({ element }) => element), choice, preview]);
  show();
}

/**
 * A link to the lab with this configuration and all its parts, where there is one.
 * @param {Player} player
 * @param {HTMLElement} menu in which it stands: nobody follows it before that is open
 */
export function labLink(player, menu) {
  const link = h("a", { target: "_blank", rel: "noopener" }, words.share.openLab);
  menu.addEventListener("beforetoggle", () => {
    const lab = labOf(player);
    link.remove();
    if (lab === undefined) return;
    link.href = beside(lab, player.simulator.query_with("hide=" + OWN));
    part("links").append(link);
  });
}
