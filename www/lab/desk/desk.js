// The author's desk: a figure for one's own page, set up beside its preview, and the ways to take it.

import { copyable } from "../../shared/dialogs/copyable.js";
import { showDialog } from "../../shared/dialogs/dialog.js";
import { beside, elementSnippet, frameSnippet } from "../../shared/dialogs/snippets.js";
import { button, h, paragraph, row, select, status } from "../../shared/dom.js";
import { words } from "../../shared/i18n/desk.js";
import { rulesOf } from "../../shared/racers.js";
import styles from "../../styles/desk.css";
import { Draft } from "./draft.js";
import { groups, textField } from "./fields.js";
import { saveFile, savePackage, standards } from "./file.js";
import { Preview } from "./preview.js";

/** @typedef {import("../../shared/player.js").Player} Player */

/** The preview waits until nothing has changed for so long, in milliseconds. */
const REST = 250;
/** What a frame may measure, in CSS pixels. */
const PIXELS = { min: 200, max: 4000 };

/** A frame's height, unless its author has another. */
const HEIGHT = "420";
/** Where nobody else can come. */
const LOCAL = ["localhost", "127.0.0.1", "[::1]"];
/** The frame's size, kept until the page goes; no width is all that there is. */
const size = { width: "", height: HEIGHT };

/** @param {Player} player */
export function desk(player) {
  // The step that it is to open at has to be there.
  player.complete();
  const closed = new AbortController();
  const draft = new Draft(player);
  const { elements: sizeBoxes, wants } = sizeFields(show);
  const preview = new Preview(closed.signal, wants);
  const { element: taken, show: showTaken } = taking(player, draft);
  const fields = groups(player, draft, show);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function show() {
    const problems = draft.problems();
    for (const group of fields) group.show(problems);
    wants();
    const frame = showTaken();
    clearTimeout(waiting);
    waiting = setTimeout(() => preview.show(frame), REST);
  }

  const { ownData, dataInQuery } = player.settings;
  const texts = words.desk;
  const elements = fields.map(({ element }) => element);
  elements.at(-1)?.append(...sizeBoxes);
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
  const element = copyable(words.desk.element, 3);
  const stem = [settings.fn, ...optimizers].join("-");
  const title = () => draft.value("title").trim() || words.title({ optimizers, surface: settings.fn });
  const { element: file, forget } = saving(words.desk.save, words.desk.saveWhy, () => [
    saveFile(draft.query(), `${stem}.html`),
    `${stem}.html`,
  ]);
  const standard = select(standards, words.desk.standard, { ariaLabel: words.desk.standards });
  const graded = saving(
    words.desk.grade,
    words.desk.gradeWhy,
    () => {
      const name = /** @type {typeof standards[number]} */ (standard.value);
      const archive = `${stem}-${name}.zip`;
      return [savePackage(name, { title: title(), query: draft.query() }, archive), archive];
    },
    standard,
  );

  function show() {
    const query = draft.query();
    const { width, height } = size;
    const text = frameSnippet("embed.html", query, title(), `width="${width || "100%"}" height="${height}"`);
    link.show(beside("index.html", query));
    frame.show(text);
    // An element is as high as what is in it.
    const plain = elementSnippet(query);
    element.show(width === "" ? plain : `<div style="max-width:${width}px">\n${plain}\n</div>`);
    forget();
    graded.forget();
    return text;
  }
  const isLocal = LOCAL.includes(location.hostname);
  const local = isLocal ? [paragraph(words.desk.local, { className: "why" })] : [];
  const taken = [...local, link.element, frame.element, element.element, file, graded.element];
  return { element: h("div", { className: "desk-taken" }, ...taken), show };
}

/**
 * A button that makes a file, says what became of it, and what it is for.
 * @param {string} name
 * @param {string} why
 * @param {() => [Promise<void>, string]} make gives what comes of it, and the file's name
 * @param {...Node} choices
 */
function saving(name, why, make, ...choices) {
  const said = status();
  const forget = () => (said.textContent = "");
  async function act() {
    forget();
    const [made, file] = make();
    said.textContent = await made.then(
      () => words.desk.saved(file),
      () => words.desk.notSaved,
    );
    said.scrollIntoView({ block: "nearest" });
  }
  const press = button(name, act, { className: "primary" });
  return { element: h("div", {}, paragraph(why, { className: "why" }), row(...choices, press, said)), forget };
}

/** Width and height of the frame, and what the figure would like. @param {() => void} changed */
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
  const why = h("p", { className: "hint", "aria-live": "polite" });
  let natural = 0;
  /** @param {number} [height] how high the figure would like to be, when that is news */
  function wants(height = natural) {
    natural = height;
    const text = height > Number(size.height) ? texts.wants(height) : "";
    if (why.textContent !== text) why.textContent = text;
  }
  return { elements: [field("width", texts.width, texts.wide), field("height", texts.height, HEIGHT), why], wants };
}
