// What was measured: for each table, subject and measure one value a round.

import { median } from "./statistics.js";

/**
 * Where a value belongs. `table` is a heading within a section, `subject` who was measured, and
 * `measure` what of it, with its unit.
 * @typedef {{ section: string, table: string, subject: string, measure: string, unit: string }} Place
 * @typedef {Place & { values: number[] }} Row
 */

export class Record {
  /** @type {Map<string, Row>} */
  #rows = new Map();
  /** Which subjects a table compares, the first as a part of the second. @type {Map<string, [string, string][]>} */
  #pairs = new Map();
  /** What a reader has to know of a section. @type {Map<string, string[]>} */
  notes = new Map();

  /** @param {Place} place @param {number} value of this round; not a number where there was none */
  add(place, value) {
    const key = name(place);
    const row = this.#rows.get(key) ?? { ...place, values: [] };
    row.values.push(value);
    this.#rows.set(key, row);
  }

  /** @param {string} section @param {string} table @param {[string, string][]} pairs */
  compare(section, table, pairs) {
    this.#pairs.set(`${section}|${table}`, pairs);
  }

  /** @param {string} section @param {string} text */
  note(section, text) {
    const notes = this.notes.get(section) ?? [];
    if (!notes.includes(text)) this.notes.set(section, [...notes, text]);
  }

  rows() {
    return [...this.#rows.values()];
  }

  /** @param {string} section @param {string} table */
  pairs(section, table) {
    return this.#pairs.get(`${section}|${table}`) ?? [];
  }

  /** @param {Omit<Place, "unit">} place */
  values(place) {
    return this.#rows.get(name(place))?.values ?? [];
  }

  /**
   * One subject as a part of another, a number a round: what else the machine does falls on both.
   * @param {Omit<Place, "unit">} one
   * @param {Omit<Place, "unit">} other
   */
  ratios(one, other) {
    const others = this.values(other);
    return this.values(one).map((value, round) => value / (others[round] ?? NaN));
  }

  /** @param {Omit<Place, "unit">} one @param {Omit<Place, "unit">} other */
  ratio(one, other) {
    return median(this.ratios(one, other));
  }
}

/** @param {Omit<Place, "unit">} place */
const name = ({ section, table, subject, measure }) => [section, table, subject, measure].join("|");
