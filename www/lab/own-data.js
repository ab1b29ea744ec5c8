// Fields for data of one's own. They stay in the page.

import { limits } from "../generated/catalogue.js";
import { all, button, checkbox, h, labelled, paragraph, row, status } from "../shared/dom.js";
import { PastedTable } from "../shared/engine.js";
import { words } from "../shared/i18n/data.js";
import { longText } from "./long-text.js";
import { wanted } from "./wanted.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("fall-line").DataRead} DataRead */

/** So many bad rows are named one by one. */
const NAMED = 10;
/** Rows go to the engine for so long at a time, in milliseconds. */
const SLICE = 8;
/** Larger files hold more rows than can be used, in bytes. */
const LARGEST = 2_000_000;
const FILES = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";

/** What splits texts into cells. */
const splitter = () => wanted(() => import("./paste.js"));

/** Resolves once the page has had its turn. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

/**
 * The table of a text. Each part of the work is a task of its own, so that the page stays alive meanwhile.
 * @param {string} text
 */
async function tableOf(text) {
  const split = await splitter();
  const table = new PastedTable(text);
  await turn();
  const rows = split.rows(table.text(), table.separator(), table.is_quoted());
  await turn();
  let begin = performance.now();
  for (const cells of rows) {
    table.push(cells);
    if (performance.now() < begin + SLICE) continue;
    await turn();
    begin = performance.now();
  }
  await turn();
  return table;
}

/**
 * The points of a table, ready to be put under the surface; nothing where that has become another meanwhile.
 * @param {Player} player
 * @param {PastedTable} table
 */
async function madeReady(player, table) {
  const { fn } = player.settings;
  const own = player.simulator.read_data(table);
  for (const part of [() => own.fit(player.simulator), () => own.measure()]) {
    await turn();
    part();
  }
  await turn();
  if (fn === player.settings.fn) return own;
  own.free();
}

/** @param {Player} player */
export function ownData(player) {
  let texts = 0;
  const says = status("div");
  const asks = h("div", { className: "controls" });
  const area = h("textarea", { rows: 4, spellcheck: false, placeholder: "0.5, 5.4\n1.2, 7.9" });
  const text = longText(area, words.data.beginning);

  function clear() {
    texts += 1;
    says.replaceChildren();
    asks.replaceChildren();
  }

  async function take() {
    clear();
    const mine = texts;
    const table = await tableOf(text.get());
    // Another text may have come meanwhile.
    if (mine === texts) await put(table);
    else table.free();
  }

  /** Puts a table under the surface, or asks what it leaves open. @param {PastedTable} table */
  async function put(table) {
    const mine = (texts += 1);
    const own = await madeReady(player, table);
    if (!own || mine !== texts) return own?.free();
    const wasAsked = asks.contains(document.activeElement);
    clear();
    player.learn((simulator) => {
      const read = simulator.set_data(own);
      asks.append(...questions(read, table, () => void put(table)));
      if (asks.childElementCount === 0) says.append(...report(read));
      return read.isTaken;
    });
    own.free();
    const [first] = all(asks, "select, button");
    // The control that had the focus is gone with its question.
    if (first || wasAsked) (first ?? area).focus();
  }

  const file = fileField((content) => {
    clear();
    if (content === undefined) return says.replaceChildren(words.data.tooLarge(limits.rows));
    text.set(content);
    void take();
  });

  const use = button(words.data.use, () => void take());
  const drop = button(words.data.drop, () => {
    clear();
    player.learn((simulator) => simulator.drop_data());
    // The button has gone with the data.
    area.focus();
  });
  const share = sharing(player, says);

  function show() {
    drop.hidden = !player.settings.ownData;
    share.show();
  }

  player.on(["settings"], show);
  show();
  const field = h("label", {}, words.data.own, area);
  const privacy = paragraph(words.data.privacy, { className: "why" });
  return [field, text.says, labelled(words.data.file, file), row(use, drop), asks, says, share.label, privacy];
}

/**
 * The field for a file.
 * @param {(text: string | undefined) => void} taken gets its text; `undefined` for one that is too large
 */
function fileField(taken) {
  const file = h("input", { type: "file", accept: FILES });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    if (chosen.size > LARGEST) return taken(undefined);
    const split = await splitter();
    taken(split.decoded(await chosen.arrayBuffer()));
  });
  return file;
}

/**
 * The choice to put the data into the link.
 * @param {Player} player
 * @param {HTMLElement} says
 */
function sharing(player, says) {
  const { label, box } = checkbox(words.data.share);
  function show() {
    label.hidden = !player.settings.ownData;
    box.checked = player.settings.dataInQuery;
  }
  box.addEventListener("change", () => {
    player.learn((simulator) => {
      const isTaken = simulator.share_data(box.checked);
      says.replaceChildren(isTaken ? "" : words.data.tooLong);
      return isTaken;
    });
    show();
  });
  return { label, show };
}

/**
 * The controls that answer what a table leaves open; none where it is clear.
 * @param {DataRead} read
 * @param {PastedTable} table
 * @param {() => void} answered
 */
function questions({ columns, decimals }, table, answered) {
  const texts = words.data;
  if (columns) {
    const names = columns.map(({ index, name, sample }) => texts.column({ place: index + 1, name, sample }));
    const fields = texts.which.map((label, place) => {
      const list = h("select", {}, ...columns.map(({ index }, at) => new Option(names[at], String(index))));
      // The last two: what comes first is often a count of the rows.
      list.selectedIndex = columns.length - 2 + place;
      return { list, element: labelled(label, list) };
    });
    const [u, v] = fields.map(({ list }) => list);
    const use = button(texts.useColumns, () => {
      table.choose_columns(Number(u?.value), Number(v?.value));
      answered();
    });
    return [paragraph(texts.manyColumns(columns.length)), ...fields.map(({ element }) => element), use];
  }
  if (!decimals) return [];
  const choices = decimals.map(({ sign, numbers }) =>
    button(texts.decimal({ sign, numbers }), () => {
      table.choose_decimal(sign);
      answered();
    }),
  );
  return [paragraph(texts.whichDecimal), row(...choices)];
}

/**
 * What became of a text.
 * @param {DataRead} read
 */
function report({ rows, bad, isTaken, heading, labels }) {
  const texts = words.data;
  const said = [paragraph(isTaken ? texts.taken(rows) : texts.tooFew(rows))];
  if (heading) said.push(paragraph(texts.heading(heading)));
  if (labels) said.push(paragraph(texts.labels(labels)));
  if (bad.length === 0) return said;
  const items = bad.slice(0, NAMED).map((row) => h("li", {}, texts.badRow({ ...row, most: limits.rows })));
  if (bad.length > NAMED) items.push(h("li", {}, texts.moreBadRows(bad.length - NAMED)));
  return [...said, h("ul", {}, ...items)];
}
