// Share: the dialog in which an author takes the simulator along, and the way to the lab.

import { button, checkbox, h } from "../dom.js";
import { words } from "../i18n/words.js";
import { copyable } from "./copyable.js";
import { showDialog } from "./dialog.js";
import { SANDBOX, beside, elementSnippet, frameSnippet, hasAddress } from "./snippets.js";

/** @typedef {import("../player.js").Player} Player */
/** Shows the embed with a query in a frame. @typedef {(frame: HTMLIFrameElement, query: string) => void} Fill */

/** What an author may hide in a frame. */
const HIDEABLE = /** @type {const} */ (["title", "controls", "verdict", "explain", "chart", "share"]);

/**
 * The button that opens the dialog.
 * @param {Player} player
 * @param {Fill} fill
 */
export function shareButton(player, fill) {
  return button(words.share.name, () => {
    player.pause();
    showShare(player, fill);
  });
}

/**
 * @param {Player} player
 * @param {Fill} fill
 */
function showShare({ simulator, settings }, fill) {
  const texts = words.share;
  const heading = document.getElementById("title")?.textContent ?? document.title;
  const link = copyable(texts.link, 2);
  const frame = copyable(texts.frame, 4);
  const element = copyable(texts.element, 3);
  link.show(beside("index.html", simulator.query_hiding([])));

  const boxes = HIDEABLE.map((part) =>
    checkbox(texts.parts[part], { value: part, checked: settings.hide.includes(part) }),
  );
  const choice = h("fieldset", {}, h("legend", {}, texts.leaveOut), ...boxes.map(({ label }) => label));
  const preview = h("iframe", { title: texts.preview });
  preview.setAttribute("sandbox", SANDBOX);

  function show() {
    const hidden = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    const query = simulator.query_hiding(hidden);
    frame.show(frameSnippet(query, heading));
    element.show(elementSnippet(query));
    fill(preview, query);
  }

  choice.addEventListener("change", show);
  showDialog("share", texts.name, [link.element, frame.element, element.element, choice, preview]);
  show();
}

/**
 * A link to the lab with this configuration and all its parts; `undefined` where the page does not
 * know where it is.
 * @param {Player} player
 */
export function labLink(player) {
  if (!hasAddress) return undefined;
  const link = h("a", { target: "_blank", rel: "noopener" }, words.share.openLab);
  const show = () => (link.href = beside("index.html", player.simulator.query_hiding([])));
  player.on(["settings"], show);
  show();
  return link;
}
