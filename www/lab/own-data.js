// Fields for data of one's own. They stay in the page.

import { limits } from "../generated/catalogue.js";
import { button, checkbox, h, labelled, paragraph, row, status } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("fall-line").BadRow} BadRow */

/** So many bad rows are named one by one. */
const NAMED = 10;
/** Larger files hold more rows than can be used, in bytes. */
const LARGEST = 2_000_000;
const FILES = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";

/** @param {Player} player */
export function ownData(player) {
  const says = status("div");
  const area = h("textarea", { rows: 4, spellcheck: false, placeholder: "0.5, 5.4\n1.2, 7.9" });

  function take() {
    says.replaceChildren();
    player.learn((simulator) => {
      const { rows, bad, isTaken } = simulator.set_data(area.value);
      says.append(...report(rows, bad, isTaken));
      return isTaken;
    });
  }

  const file = h("input", { type: "file", accept: FILES });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    if (chosen.size > LARGEST) return says.replaceChildren(words.data.tooLarge(limits.rows));
    area.value = await chosen.text();
    take();
  });

  const use = button(words.data.use, take);
  const drop = button(words.data.drop, () => {
    says.replaceChildren();
    player.learn((simulator) => simulator.drop_data());
  });
  const share = sharing(player, says);

  function show() {
    drop.hidden = !player.settings.ownData;
    share.show();
  }

  player.on(["settings"], show);
  show();
  return [
    h("label", {}, words.data.own, area),
    labelled(words.data.file, file),
    row(use, drop),
    says,
    share.label,
    paragraph(words.data.privacy, { className: "why" }),
  ];
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
 * What became of a text.
 * @param {number} rows how many were good
 * @param {BadRow[]} bad
 * @param {boolean} isTaken
 */
function report(rows, bad, isTaken) {
  const sum = paragraph(isTaken ? words.data.taken(rows) : words.data.tooFew(rows));
  if (bad.length === 0) return [sum];
  const items = bad.slice(0, NAMED).map((row) => h("li", {}, words.data.badRow({ ...row, most: limits.rows })));
  if (bad.length > NAMED) items.push(h("li", {}, words.data.moreBadRows(bad.length - NAMED)));
  return [sum, h("ul", {}, ...items)];
}
