// The author's desk: a figure for one's own page, set up beside its preview, and the ways to take it.

import { copyable } from "../../shared/dialogs/copyable.js";
import { showDialog } from "../../shared/dialogs/dialog.js";
import { beside, elementSnippet, frameSnippet } from "../../shared/dialogs/snippets.js";
import { button, h, paragraph, row, status } from "../../shared/dom.js";
import { words } from "../../shared/i18n/desk.js";
import { rulesOf } from "../../shared/racers.js";
import styles from "../../styles/desk.css";
import { Draft } from "./draft.js";
import { groups, textField } from "./fields.js";
import { saveFile } from "./file.js";
import { Preview } from "./preview.js";

/** @typedef {import("../../shared/player.js").Player} Player */

/** The preview waits until nothing has changed for so long, in milliseconds. */
const REST = 250;
/** What a frame may measure, in CSS pixels. */
const PIXELS = { min: 200, max: 4000 };

/** A frame's height, unless its author has another. */
const HEIGHT = "420";
/** The frame's size, kept until the page goes; no width is all that there is. */
const size = { width: "", height: HEIGHT };

/** @param {Player} player */
export function desk(player) {
  // The step that it is to open at has to be there.
  player.complete();
  const closed = new AbortController();
  const draft = new Draft(player);
  const preview = new Preview(closed.signal);
  const { element: taken, show: showTaken } = taking(player, draft);
  const fields = groups(player, draft, show);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function show() {
    const problems = draft.problems();
    for (const group of fields) group.show(problems);
    const frame = showTaken();
    clearTimeout(waiting);
    waiting = setTimeout(() => preview.show(frame), REST);
  }

  const { ownData, dataInQuery } = player.settings;
  const texts = words.desk;
  const elements = fields.map(({ element }) => element);
  elements.at(-1)?.append(...sizeFields(show));
  const dialog = showDialog("share", words.shareName, [
    h("style", {}, styles),
    paragraph(ownData && !dataInQuery ? `${texts.about} ${texts.withoutData}` : texts.about, { className: "why" }),
    h("div", { className: "desk" }, preview.element, h("div", { className: "desk-fields" }, ...elements)),
    taken,
  ]);
  dialog.addEventListener("close", () => {
    clearTimeout(waiting);
    closed.abort();
  });
  show();
  preview.show(showTaken());
}

/**
 * The snippets and the file; `show` keeps them in step, and gives the frame's.
 * @param {Player} player
 * @param {Draft} draft
 */
function taking({ settings }, draft) {
  const texts = words.share;
  const optimizers = rulesOf(settings.racers);
  const link = copyable(texts.link, 2);
  const frame = copyable(texts.frame, 5);
  const element = copyable(texts.element, 3);
  const said = status();
  const save = button(
    words.desk.save,
    async () => {
      const name = `${[settings.fn, ...optimizers].join("-")}.html`;
      said.textContent = "";
      said.textContent = await saveFile(draft.query(), name).then(
        () => words.desk.saved(name),
        () => words.desk.notSaved,
      );
      said.scrollIntoView({ block: "nearest" });
    },
    { className: "primary" },
  );
  const why = paragraph(words.desk.saveWhy, { className: "why" });

  function show() {
    const query = draft.query();
    const title = draft.value("title").trim() || words.title({ optimizers, surface: settings.fn });
    const { width, height } = size;
    const text = frameSnippet("embed.html", query, title, `width="${width || "100%"}" height="${height}"`);
    link.show(beside("index.html", query));
    frame.show(text);
    // An element is as high as what is in it.
    const plain = elementSnippet(query);
    element.show(width === "" ? plain : `<div style="max-width:${width}px">\n${plain}\n</div>`);
    said.textContent = "";
    return text;
  }
  const file = h("div", {}, why, row(save, said));
  return { element: h("div", { className: "desk-taken" }, link.element, frame.element, element.element, file), show };
}

/** Width and height of the frame. @param {() => void} changed */
function sizeFields(changed) {
  const texts = words.desk;
  /** @param {"width" | "height"} side @param {string} name @param {string} empty what no number stands for */
  const field = (side, name, empty) => {
    const { element, box, tell } = textField(side, name, { value: size[side], inputMode: "numeric", placeholder: empty });
    box.addEventListener("input", () => {
      const text = box.value.trim();
      const isFit = text === "" || (/^\d+$/.test(text) && Number(text) >= PIXELS.min && Number(text) <= PIXELS.max);
      tell(isFit ? undefined : texts.pixels(PIXELS));
      if (!isFit) return;
      size[side] = text || (side === "width" ? "" : HEIGHT);
      changed();
    });
    return element;
  };
  return [field("width", texts.width, texts.wide), field("height", texts.height, HEIGHT)];
}
