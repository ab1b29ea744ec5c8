// What is to be reached, in one place. The report works out whether it is, from what was measured.

import * as embeds from "./sections/embeds.js";
import * as field from "./sections/field.js";
import * as frames from "./sections/frames.js";
import { PEERS } from "./sections/load.js";
import * as rows from "./sections/rows.js";
import * as steps from "./sections/steps.js";
import * as surveys from "./sections/surveys.js";

/**
 * `ratios` are pairs of places, the first as a part of the second; `values` are places by themselves.
 * Where there are several, the worst of their medians counts. What was not measured is not judged.
 * @typedef {{ section: string, table: string, subject: string, measure: string }} Place
 * @typedef {{ what: string, limit: number, unit?: string, ratios?: [Place, Place][], values?: Place[] }} Target
 */

/** The same measure of two subjects. @param {string} section @param {string} table @param {string} measure @param {[string, string][]} pairs @returns {[Place, Place][]} */
const pairs = (section, table, measure, pairs) =>
  pairs.map(([one, other]) => [{ section, table, measure, subject: one }, { section, table, measure, subject: other }]);

/** Cold loads, plain and on a slow processor. @param {string} measure @param {string} peer */
const loads = (measure, peer) => ["plain, cold", "4x slower processor, cold"].flatMap((table) => pairs("load", table, measure, [["embed", peer]]));

const BUILDS = ["lab", "embed"];
const PAGES = Object.keys(frames.PAGES);

/** @param {boolean} isDrawn */
const fields = (isDrawn) => field.SURFACES.flatMap((surface) => pairs("field", field.table(surface, isDrawn), "time", [[field.OURS, field.D3]]));

/** @param {string} rule */
const kept = (rule) => pairs("steps", steps.table(rule), "time", BUILDS.map((build) => [build, "JavaScript, objects"]));

/** @param {(page: string) => [string, string][]} which */
const playing = (which) => pairs("frames", frames.PLAYING, "thread, 95th", PAGES.flatMap(which));

/** @param {string} one @param {string} other */
const surveyed = (one, other) => pairs("surveys", surveys.TABLE, "time", [[one, other]]);

/** @type {Target[]} */
export const TARGETS = [
  { what: "embed: first paint / the d3 page's", limit: 1.25, ratios: loads("first paint", PEERS.d3) },
  { what: "embed: ready / the d3 page's", limit: 0.8, ratios: loads("ready", PEERS.d3) },
  { what: "embed: ready / Dupont's page's, where that is given", limit: 1.1, ratios: loads("ready", "given: dupont") },
  { what: "embed: first live contour / the d3 page's", limit: 0.9, ratios: loads("live contour", PEERS.d3) },
  { what: "field alone / d3-contour", limit: 0.33, ratios: fields(false) },
  { what: "field on a canvas / d3-contour", limit: 0.6, ratios: fields(true) },
  { what: "100,000 steps of momentum, kept / JavaScript with an object a step", limit: 1, ratios: kept("momentum") },
  { what: "100,000 steps of Adam, kept / JavaScript with an object a step", limit: 1, ratios: kept("adam") },
  { what: "a frame, four racers of 1,000 steps / Playground's", limit: 0.4, ratios: playing((page) => [[`${page}, 1,000 steps`, frames.PLAYGROUND]]) },
  {
    what: "a frame at 10,000 steps, zigzag or not / at 1,000",
    limit: 1.5,
    ratios: playing((page) => ["", ", zigzag"].map((path) => [`${page}, 10,000 steps${path}`, `${page}, 1,000 steps`])),
  },
  {
    what: "dragging the start on any surface / on the bowl",
    limit: 1.5,
    ratios: pairs("frames", frames.DRAGGING, "thread, 95th", PAGES.flatMap((page) => frames.SURFACES.slice(1).map((name) => /** @type {[string, string]} */ ([`${page}, ${name}`, `${page}, bowl`])))),
  },
  { what: "a map in wasm / natively, one thread each", limit: 1.3, ratios: surveyed("ravine, wasm", "ravine, native") },
  { what: "the map of linear regression / the ravine's", limit: 4, ratios: surveyed("linear regression, wasm", "ravine, wasm") },
  { what: "the map of logistic regression / the ravine's", limit: 40, ratios: surveyed("logistic regression, wasm", "ravine, wasm") },
  { what: "thirty embeds ready / thirty d3 pages", limit: 1, ratios: pairs("embeds", embeds.TABLE, "all ready", [["embed", "d3 page"]]) },
  { what: "thirty embeds idle, of one core", limit: 0.2, unit: "%", values: [{ section: "embeds", table: embeds.TABLE, subject: "embed", measure: "idle, of one core" }] },
  {
    what: "longest task with 10,000 rows of one's own",
    limit: 50,
    unit: "ms",
    values: rows.SUBJECTS.flatMap((subject) => ["pasting", "dragging the start"].map((name) => ({ section: "rows", table: rows.TABLE, subject, measure: `${name}: longest task, clock` }))),
  },
];
