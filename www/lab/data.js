// The data behind a data surface: what is fitted to what, and data of one's own.

import { button } from "../shared/dialogs/dialog.js";
import { LabLayers } from "./layers.js";
import { say } from "../shared/i18n/lab.js";
import { Picture } from "../shared/stage/picture.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("fall-line").BadRow} BadRow */

/** So many bad rows are named one by one. */
const NAMED = 10;
/** Larger files hold more rows than can be used, in bytes. */
const LARGEST = 2_000_000;

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function data(player, place) {
  const none = document.createElement("div");
  const hint = document.createElement("p");
  hint.textContent = say("no data");
  none.append(hint, button(say("take data"), () => player.choose("fn=linear-regression")));

  const some = document.createElement("div");
  some.className = "data";
  const picture = document.createElement("div");
  picture.className = "picture chart";
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", say("data chart"));
  some.append(picture, ...ownData(player));
  place.append(none, some);
  new Picture(player, "data", picture, LabLayers);

  function show() {
    none.hidden = player.settings.batches;
    some.hidden = !player.settings.batches;
  }

  player.on(["settings"], show);
  show();
}

/** Fields for data of one's own. They stay in the page. @param {Player} player */
function ownData(player) {
  const label = document.createElement("label");
  label.textContent = say("own data");
  const area = document.createElement("textarea");
  area.rows = 4;
  area.spellcheck = false;
  area.placeholder = "0.5, 5.4\n1.2, 7.9";
  label.append(area);
  const fileLabel = document.createElement("label");
  const file = document.createElement("input");
  file.type = "file";
  file.accept = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";
  fileLabel.append(`${say("data file")} `, file);
  const says = document.createElement("div");
  says.setAttribute("role", "status");

  function take() {
    says.replaceChildren();
    player.learn((simulator) => {
      const { rows, bad } = simulator.set_data(area.value);
      says.append(...report(rows, bad));
      return rows >= 2;
    });
  }

  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    if (chosen.size > LARGEST) {
      says.replaceChildren(say("data too large"));
      return;
    }
    area.value = await chosen.text();
    take();
  });

  const use = button(say("use data"), take);
  const drop = button(say("drop data"), () => {
    says.replaceChildren();
    player.learn((simulator) => simulator.drop_data());
  });
  const row = document.createElement("div");
  row.className = "row";
  row.append(use, drop);

  const shareLabel = document.createElement("label");
  const share = document.createElement("input");
  share.type = "checkbox";
  shareLabel.append(share, ` ${say("share data")}`);
  share.addEventListener("change", () => {
    player.learn((simulator) => {
      const isTaken = simulator.share_data(share.checked);
      says.replaceChildren(isTaken ? "" : say("data too long"));
      return isTaken;
    });
    show();
  });
  const privacy = document.createElement("p");
  privacy.className = "why";
  privacy.textContent = say("data privacy");

  function show() {
    const { ownData, dataInQuery } = player.settings;
    drop.hidden = !ownData;
    shareLabel.hidden = !ownData;
    share.checked = dataInQuery;
  }

  player.on(["settings"], show);
  show();
  return [label, fileLabel, row, says, shareLabel, privacy];
}

/**
 * What became of a text.
 * @param {number} rows
 * @param {BadRow[]} bad
 */
function report(rows, bad) {
  const sum = document.createElement("p");
  sum.textContent = rows >= 2 ? say("data taken", { rows }) : say("data too few", { rows });
  if (bad.length === 0) return [sum];
  const list = document.createElement("ul");
  list.append(
    ...bad.slice(0, NAMED).map(({ line, code, text }) => {
      const item = document.createElement("li");
      item.textContent = say("bad row", { line, text, why: say(/** @type {"row number"} */ (`row ${code}`)) });
      return item;
    }),
  );
  if (bad.length > NAMED) {
    const more = document.createElement("li");
    more.textContent = say("more bad rows", { count: bad.length - NAMED });
    list.append(more);
  }
  return [sum, list];
}
