// Everything that is measured, in one run: `cargo xtask bench`. It writes report.md and report.json
// beside this file if all sections were run, and prints the report otherwise.

import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { read, USAGE } from "./lib/arguments.js";
import { inPage, peers } from "./lib/build.js";
import { machine } from "./lib/machine.js";
import { Record } from "./lib/record.js";
import { json, markdown } from "./lib/report.js";
import { serve } from "./lib/server.js";
import { embeds } from "./sections/embeds.js";
import { engine } from "./sections/engine.js";
import { field } from "./sections/field.js";
import { frames } from "./sections/frames.js";
import { growth } from "./sections/growth.js";
import { load } from "./sections/load.js";
import { memory } from "./sections/memory.js";
import { rows } from "./sections/rows.js";
import { steps } from "./sections/steps.js";
import { surveys } from "./sections/surveys.js";
import { TARGETS } from "./targets.js";

/**
 * What a section is given; `isDue` says whether a subject has its turn in a round: what no target is
 * about has it in the first few alone.
 * @typedef {{
 *   options: ReturnType<typeof read>, record: Record, rounds: number, server: Awaited<ReturnType<typeof serve>>,
 *   isDue: (subject: string, round: number) => boolean,
 * }} Bench
 */

/** In so many rounds everything is measured. */
const FEW = 2;
/** What the targets are about. */
const AIMS = new Set(TARGETS.flatMap(({ ratios = [], values = [] }) => [...ratios.flat(), ...values]).map(({ section, subject }) => `${section}|${subject}`));

/** In the report's order; `rounds` is how many there are unless the command line says, `isInPage` whether engines are called. */
const SECTIONS = /** @type {{ name: string, title: string, rounds: number, isInPage?: boolean, run: (bench: Bench) => Promise<void> }[]} */ ([
  { name: "load", title: "Loading", rounds: 11, run: load },
  { name: "frames", title: "Frames", rounds: 11, run: frames },
  { name: "steps", title: "Steps", rounds: 11, isInPage: true, run: steps },
  { name: "field", title: "The field", rounds: 11, isInPage: true, run: field },
  { name: "surveys", title: "Surveys", rounds: 11, isInPage: true, run: surveys },
  { name: "memory", title: "Memory", rounds: 3, isInPage: true, run: memory },
  { name: "embeds", title: "Thirty in a page", rounds: 11, run: embeds },
  { name: "growth", title: "Growth", rounds: 3, isInPage: true, run: growth },
  { name: "rows", title: "Data of one's own", rounds: 11, run: rows },
  { name: "engine", title: "The engine, natively", rounds: 3, run: engine },
]);

/** @param {ReturnType<typeof read>} options */
async function run(options) {
  const begin = Date.now();
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  const wanted = SECTIONS.filter(({ name }) => options.sections.includes(name));
  const engines = wanted.some(({ isInPage }) => isInPage) ? await inPage() : undefined;
  const folders = { ours: dist, peers: await peers(), "in-page": engines, against: options.against, given: options.peers };
  const server = await serve(Object.fromEntries(Object.entries(folders).flatMap(([name, folder]) => (folder ? [[name, folder]] : []))));
  const record = new Record();
  const about = { date: new Date(begin).toISOString().slice(0, 16).replace("T", " "), machine: await machine() };
  for (const { name, title, rounds, run } of wanted) {
    console.error(`${title} …`);
    const start = Date.now();
    const isDue = (subject, round) => round < FEW || AIMS.has(`${name}|${subject}`);
    try {
      await run({ options, record, rounds: options.rounds ?? rounds, server, isDue });
    } catch (error) {
      // What the others found is not lost by it.
      const why = `${error instanceof Error ? error.message : error}`.split("\n", 1)[0] ?? "";
      console.error(`${title}: ${why.slice(0, 400)}`);
      record.note(name, `**Stopped before its end**: ${why.slice(0, 400)}`);
      process.exitCode = 1;
    }
    console.error(`${title}: ${((Date.now() - start) / 1000).toFixed(0)} s`);
  }
  server.close();
  const titles = Object.fromEntries(SECTIONS.map(({ name, title }) => [name, title]));
  const command = ["cargo xtask bench", ...process.argv.slice(2)].join(" ");
  return { record, about: { ...about, command, titles, minutes: (Date.now() - begin) / 60_000 } };
}

const names = SECTIONS.map(({ name }) => name);
/** @type {ReturnType<typeof read>} */
let options;
try {
  options = read(process.argv.slice(2), names);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}\nsections: ${names.join(", ")}`);
  process.exit(2);
}
const { record, about } = await run(options);
const targets = options.against ? [] : TARGETS;
const text = markdown(record, targets, about);
console.log(text);
if (options.sections.length === names.length) {
  await writeFile(new URL("report.md", import.meta.url), text);
  await writeFile(new URL("report.json", import.meta.url), json(record, targets, about));
}
