// What is to be reached, in one place. The report works out whether it is, from what was measured.

import { PEERS } from "./sections/load.js";

/**
 * `ratios` are pairs of places, the first as a part of the second; `values` are places by themselves.
 * Where there are several, the worst of their medians counts. What was not measured is not judged.
 * @typedef {{ section: string, table: string, subject: string, measure: string }} Place
 * @typedef {{ what: string, limit: number, unit?: string, ratios?: [Place, Place][], values?: Place[] }} Target
 */

/** @param {string} section @param {string} table @returns {(subject: string, measure: string) => Place} */
const at = (section, table) => (subject, measure) => ({ section, table, subject, measure });

/** Cold loads, plain and on a slow processor. @param {string} measure @param {string} peer @returns {[Place, Place][]} */
const loads = (measure, peer) =>
  ["plain, cold", "4x slower processor, cold"].map((table) => {
    const place = at("load", table);
    return [place("embed", measure), place(peer, measure)];
  });

/** @type {Target[]} */
export const TARGETS = [
  { what: "embed: first paint / the d3 page's", limit: 1.25, ratios: loads("first paint", PEERS.d3) },
  { what: "embed: ready / the d3 page's", limit: 0.8, ratios: loads("ready", PEERS.d3) },
  { what: "embed: ready / Dupont's page's", limit: 1.1, ratios: loads("ready", "given: dupont") },
  { what: "embed: first live contour / the d3 page's", limit: 0.9, ratios: loads("live contour", PEERS.d3) },
];
