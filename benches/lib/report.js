// The report: what was measured, as Markdown and as JSON. Every figure and every “reached” comes from
// the record.

import { median, summary } from "./statistics.js";

/** @typedef {import("./record.js").Record} Record */
/** @typedef {import("../targets.js").Target} Target */

/**
 * Whether a target is reached, by the worst of its medians.
 * @param {Record} record @param {Target} target
 */
function judged(record, { what, limit, unit = "", ratios = [], values = [] }) {
  const where = ({ table, subject }) => `${subject}, ${table}`;
  const found = [
    ...ratios.map(([one, other]) => ({ where: where(one), values: record.ratios(one, other) })),
    ...values.map((place) => ({ where: where(place), values: record.values(place) })),
  ].filter(({ values }) => values.some(Number.isFinite));
  const worst = found.reduce(
    (worst, { where, values }) => (worst && worst.median >= median(values) ? worst : { where, ...summary(values) }),
    /** @type {{ where: string, median: number, quartiles: number[], rounds: number } | undefined} */ (undefined),
  );
  const isWhole = found.length === ratios.length + values.length;
  const verdict = !worst ? "not measured" : worst.median > limit ? "not reached" : isWhole ? "reached" : "reached in part";
  return { what, limit, unit, worst, of: found.length, verdict };
}

/** @param {number} value @param {string} unit */
function shown(value, unit) {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 || unit === "B" || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 4;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** @param {number[]} values @param {string} unit */
function cell(values, unit) {
  const { median, quartiles, rounds } = summary(values);
  const [low = NaN, high = NaN] = quartiles;
  if (!Number.isFinite(median)) return "–";
  return rounds === 1 || low === high ? shown(median, unit) : `${shown(median, unit)} (${shown(low, unit)}–${shown(high, unit)})`;
}

/** @param {string[]} cells */
const line = (cells) => `| ${cells.join(" | ")} |`;

/** @param {string[]} head @param {string[][]} rows */
const grid = (head, rows) => [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");

/** @template T @param {T[]} list */
const distinct = (list) => [...new Set(list)];

/** @param {Record} record @param {string} section @param {string} table */
function tableOf(record, section, table) {
  const rows = record.rows().filter((row) => row.section === section && row.table === table);
  const measures = distinct(rows.map(({ measure, unit }) => (unit ? `${measure}, ${unit}` : measure)));
  const subjects = distinct(rows.map(({ subject }) => subject));
  const cellOf = (subject, name) => {
    const row = rows.find((row) => row.subject === subject && (row.unit ? `${row.measure}, ${row.unit}` : row.measure) === name);
    return row ? cell(row.values, row.unit) : "";
  };
  const lines = subjects.map((subject) => [subject, ...measures.map((name) => cellOf(subject, name))]);
  const pairs = record.pairs(section, table).map(([one, other]) => {
    const ratio = ({ measure }) => record.ratios({ section, table, subject: one, measure }, { section, table, subject: other, measure });
    return [`*${one} / ${other}*`, ...measures.map((name) => cell(ratio(rows.find((row) => name.startsWith(row.measure)) ?? rows[0]), "x"))];
  });
  return grid(["", ...measures], [...lines, ...pairs]);
}

/**
 * @param {Record} record @param {Target[]} targets
 * @param {{ date: string, minutes: number, command: string, machine: { [name: string]: string | number }, titles: { [section: string]: string } }} about
 */
export function markdown(record, targets, { date, minutes, command, machine, titles }) {
  const verdicts = targets.map((target) => judged(record, target));
  const rows = verdicts.map(({ what, limit, unit, worst, verdict }) => [
    what, `${limit}${unit && ` ${unit}`}`, worst ? `${shown(worst.median, "x")} (${worst.quartiles.map((value) => shown(value, "x")).join("–")})` : "–", worst?.where ?? "", verdict,
  ]);
  const sections = distinct([...record.rows().map(({ section }) => section), ...record.notes.keys()]).map((section) => {
    const tables = distinct(record.rows().filter((row) => row.section === section).map(({ table }) => table));
    const notes = record.notes.get(section) ?? [];
    return [`## ${titles[section] ?? section}`, ...notes, ...tables.map((table) => `### ${table}\n\n${tableOf(record, section, table)}`)].join("\n\n");
  });
  return `${[
    "# How fast Fall Line is, beside others",
    `Made by \`${command}\` on ${date}, in ${minutes.toFixed(1)} minutes. [README.md](README.md) says what each figure is and what would make it unfair. Medians over the rounds, quartiles in brackets; ratios are worked out round by round, and their median is given. Less is better.`,
    "## Targets",
    "Of several places the one that is farthest off.",
    grid(["what", "at most", "found", "where", ""], rows),
    "## Machine",
    grid(["", ""], Object.entries(machine).map(([name, value]) => [name, String(value)])).replace("---:", "---"),
    ...sections,
  ].join("\n\n")}\n`;
}

/**
 * @param {Record} record @param {Target[]} targets
 * @param {{ date: string, minutes: number, command: string, machine: { [name: string]: string | number } }} about
 */
export function json(record, targets, { date, minutes, command, machine }) {
  const rows = record.rows().map((row) => ({ ...row, ...summary(row.values) }));
  const found = { date, minutes, command, machine, targets: targets.map((target) => judged(record, target)), rows };
  return `${JSON.stringify(found, (_, value) => (typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(6)) : value), 1)}\n`;
}
