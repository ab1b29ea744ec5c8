// A survey as a table, for those who would rather read it.

import { cells, h } from "../../shared/dom.js";
import { words } from "../../shared/i18n/survey.js";
import { outcome } from "./outcome.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("fall-line").Surveyor} Surveyor */
/** @typedef {import("./run.js").Subject} Subject */
/** @typedef {{ head: string[], lines: string[][] }} Content */

/** What stands where there is no number. */
const NONE = "–";

/** @type {Record<Subject, (surveyor: Surveyor, player: Player) => Content>} */
const CONTENTS = { sweep, map, basins };

/**
 * @param {Surveyor} surveyor
 * @param {Subject} subject
 * @param {Player} player
 */
export function surveyTable(surveyor, subject, player) {
  const { head, lines } = CONTENTS[subject](surveyor, player);
  const rows = lines.map(([first, ...others]) => cells.line(first, others));
  const caption = h("caption", {}, words.survey.tables.captions[subject]);
  return h("table", {}, caption, h("thead", {}, cells.head(head)), h("tbody", {}, ...rows));
}

/** A number, if there is one. @param {number | undefined} value */
const written = (value) => (value === undefined ? NONE : words.number(value));

/** The name of what a survey calls momentum. @param {Surveyor} surveyor */
export const momentumName = (surveyor) => words.key(surveyor.momentum_key() === "beta1" ? "beta1" : "momentum");

/** Each rate, and how each racer ends at it. @type {(surveyor: Surveyor, player: Player) => Content} */
function sweep(surveyor, player) {
  const { racers } = player.settings;
  return {
    head: [words.key("lr"), ...racers.map(words.racerName)],
    lines: Array.from(surveyor.rates(), (rate, column) => [
      words.number(rate),
      ...racers.map((_, racer) => outcome(surveyor.cell(column, racer), surveyor, "sweep")),
    ]),
  };
}

/** Some momenta, and the rates that converge with each. @type {(surveyor: Surveyor) => Content} */
function map(surveyor) {
  const { smallest, fastest, steps, largest } = words.survey.tables;
  return {
    head: [momentumName(surveyor), smallest, fastest, steps, largest],
    lines: surveyor
      .rows()
      .map((row) => [row.momentum, row.smallest, row.best, row.step, row.largest].map(written)),
  };
}

/** Where the starts end. @type {(surveyor: Surveyor) => Content} */
function basins(surveyor) {
  const { keys, outcomes, tables } = words.survey;
  return {
    head: [tables.end, words.table.loss, tables.share, tables.steps],
    lines: surveyor.key().map(({ kind, minimum, point, loss, share, fewest, slowest }) => [
      minimum === undefined ? outcomes.kind(kind) : keys.minimum(minimum, point ?? []),
      written(loss),
      words.percent(share, 3),
      minimum === undefined || fewest === undefined ? NONE : tables.range({ from: fewest, to: slowest ?? fewest }),
    ]),
  };
}
