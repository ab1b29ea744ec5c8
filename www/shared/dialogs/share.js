// Share: this very configuration as a link, as a frame, and as an element.

import { button, copyable, showDialog } from "./dialog.js";
import { say } from "../i18n/shared.js";

/** @typedef {import("../player.js").Player} Player */
/** @typedef {(frame: HTMLIFrameElement, query: string) => void} Fill */

/** What an author may hide in a frame. */
const HIDEABLE = /** @type {const} */ (["title", "controls", "verdict", "explain", "chart", "share"]);

/** The height of a frame whose page does not listen to what it says, in CSS pixels. */
const HEIGHT = 420;

/** What a frame may do: run, save a file, open the lab in a tab of its own. */
const SANDBOX = "allow-scripts allow-downloads allow-popups";

/** Whether the page knows where it stands: a page that is its own address does not. */
const hasAddress = location.href !== "about:srcdoc" && location.protocol !== "data:";

/**
 * The address of a page beside this one, with a query.
 * @param {string} page
 * @param {string} query
 */
function beside(page, query) {
  const place = hasAddress ? String(new URL(page, location.href)) : page;
  return query === "" ? place : `${place}?${query}`;
}

/**
 * A text as it stands in an attribute's quotes.
 * @param {string} text
 */
export function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

/**
 * A query that hides just that.
 * @param {string} query
 * @param {string[]} parts
 */
function hiding(query, parts) {
  const others = query.split("&").filter((pair) => pair !== "" && !pair.startsWith("hide="));
  return [...others, ...(parts.length > 0 ? [`hide=${parts.join()}`] : [])].join("&");
}

/**
 * @param {string} query
 * @param {string} title
 */
function frameSnippet(query, title) {
  const attributes = [
    `src="${escaped(beside("embed.html", query))}"`,
    `title="${escaped(title)}"`,
    `width="100%" height="${HEIGHT}" style="border:0" loading="lazy"`,
    `referrerpolicy="no-referrer" sandbox="${SANDBOX}" allow="fullscreen; clipboard-write"`,
  ];
  return `<iframe ${attributes.join("\n  ")}></iframe>`;
}

/** @param {string} query */
function elementSnippet(query) {
  const given = new URLSearchParams(query);
  const attributes = [...new Set(given.keys())].map((key) => ` ${key}="${escaped(given.getAll(key).join(" "))}"`);
  return `<script type="module" src="${escaped(beside("fall-line.js", ""))}"></script>\n<fall-line${attributes.join("")}></fall-line>`;
}

/**
 * The dialog in which an author takes the simulator along.
 * @param {Player} player
 * @param {Fill} fill shows the embed with a query in a frame
 */
function showShare(player, fill) {
  const query = player.simulator.query();
  const heading = document.getElementById("title")?.textContent ?? document.title;
  const link = copyable(say("share link"), 2);
  const frame = copyable(say("share frame"), 4);
  const element = copyable(say("share element"), 3);
  link.show(beside("index.html", hiding(query, [])));

  const fieldset = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = say("share hide");
  const boxes = HIDEABLE.map((part) => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = part;
    box.checked = player.settings.hide.includes(part);
    label.append(box, ` ${say(`hide ${part}`)}`);
    fieldset.append(label);
    return box;
  });
  fieldset.prepend(legend);

  const preview = document.createElement("iframe");
  preview.title = say("preview");
  preview.setAttribute("sandbox", SANDBOX);

  function show() {
    const parts = boxes.filter((box) => box.checked).map((box) => box.value);
    const shown = hiding(query, parts);
    frame.show(frameSnippet(shown, heading));
    element.show(elementSnippet(shown));
    fill(preview, shown);
  }

  fieldset.addEventListener("change", show);
  showDialog("share", say("share"), [link.element, frame.element, element.element, fieldset, preview]);
  show();
}

/**
 * The button that opens the dialog.
 * @param {Player} player
 * @param {Fill} fill
 */
export function shareButton(player, fill) {
  return button(say("share"), () => {
    player.pause();
    showShare(player, fill);
  });
}

/**
 * A link to the lab with this configuration and all its parts; nothing where the page does not
 * know where it is.
 * @param {Player} player
 */
export function labLink(player) {
  if (!hasAddress) return undefined;
  const link = document.createElement("a");
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = say("open lab");
  const show = () => (link.href = beside("index.html", hiding(player.simulator.query(), [])));
  player.on(["settings"], show);
  show();
  return link;
}
