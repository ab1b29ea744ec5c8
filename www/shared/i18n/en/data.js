// Data of one's own, in English.

import { nameIn } from "../names.js";
import { grouped, plural } from "./numbers.js";

/** What is wrong with a row of pasted data. */
const badRows = {
  columns: "it has other columns than most lines",
  empty: "is empty",
  number: "is not a number",
  size: "is too large a number",
  label: "is not 0 or 1",
};

/** @param {{ line: number, cell?: number, code: string, text: string, most: number }} row */
function badRow({ line, cell, code, text, most }) {
  if (code === "many") return `Line ${line} is left out: only ${grouped(most)} rows can be used.`;
  const said = text === "" ? "" : `, “${text}”,`;
  if (cell === undefined) return `Line ${line}${said} is left out: ${nameIn(badRows, code)}.`;
  return `Line ${line} is left out: its cell ${cell}${said} ${nameIn(badRows, code)}.`;
}

export const en = {
  none: "This surface is a formula. A data surface is the loss of a model on points.",
  fit: "Fit a line to points",
  chart: "The points, with what the model makes of them at this step and at the start.",
  own: "Your own data: two columns, u and v",
  beginning: "Only the beginning of this text is shown. All of it is used.",
  file: "From a file:",
  use: "Use these data",
  drop: "Back to the data of the surface",
  share: "Put the data into the link",
  privacy: "Your data stay in this page. They are never sent anywhere, and a link holds them only if you say so.",
  /** @param {number} rows */
  taken: (rows) => `${rows} rows are in use.`,
  /** @param {number} rows */
  tooFew: (rows) =>
    `Two good rows are needed; ${rows} ${plural(rows, { one: "was", other: "were" })} found. Nothing has changed.`,
  /** @param {number} rows */
  tooLarge: (rows) => `This file is too large. Up to ${grouped(rows)} rows can be used.`,
  tooLong: "There are too many data for a link.",
  badRow,
  /** @param {{ line: number, text: string }} row */
  heading: ({ line, text }) => `Line ${line}, “${text}”, is taken for a heading.`,
  /** What two kinds of labels became. @param {string[]} kinds */
  labels: ([zero, one]) => `“${zero}” is 0, and “${one}” is 1.`,
  /** @param {number} count */
  manyColumns: (count) => `There are ${count} columns. Which two are meant?`,
  which: ["u, the input:", "v, what was measured:"],
  /** @param {{ place: number, name: string, sample: string }} column */
  column: ({ place, name, sample }) => `${name || `Column ${place}`} (${sample || "empty"})`,
  useColumns: "Use these columns",
  whichDecimal: "These numbers can be read in two ways. Which one is meant?",
  /** @param {{ sign: string, numbers: { text: string, number: number }[] }} reading */
  decimal: ({ sign, numbers }) =>
    `${sign === "," ? "Comma" : "Point"} for decimals: ${numbers.map(({ text, number }) => `${text} is ${number}`).join(", ")}`,
  /** @param {number} count */
  moreBadRows: (count) => `And ${count} more.`,
};
