// A worker: the engine once more, beside the page, which works out blocks of surveys. It is sent the wasm,
// then plans of surveys, and after them which blocks to work out; what it has found it sends back.

import { SurveyShare, load } from "../../shared/engine.js";

/** @typedef {import("fall-line").SurveyPlan} SurveyPlan */
/** Some blocks of a survey. @typedef {{ id: number, first: number, count: number }} Blocks */
/** What was found in them, and how many milliseconds it took. @typedef {{ id: number, first: number, found: Float64Array, took: number }} Found */
/** @typedef {{ module: WebAssembly.Module } | { id: number, plan: SurveyPlan } | { end: number } | Blocks} Told */

const page = /** @type {{ postMessage: (message: unknown, transfer?: Transferable[]) => void }} */ (/** @type {unknown} */ (self));
/** @type {Map<number, SurveyShare>} */
const shares = new Map();
/** @type {Blocks[]} */
const waiting = [];
// Between two pieces of work it hears what the page has to say: a survey may have come to its end.
const { port1, port2 } = new MessageChannel();
port1.onmessage = work;

self.onmessage = ({ data: told }) => {
  const message = /** @type {Told} */ (told);
  if ("module" in message) {
    load(message.module).then(() => page.postMessage("ready"), reportError);
  } else if ("plan" in message) {
    const { subject, from, query, data } = message.plan;
    const share = SurveyShare.begin(subject, from, query, data);
    if (!share) throw new Error(`no survey: ${query}`);
    shares.set(message.id, share);
  } else if ("end" in message) {
    shares.get(message.end)?.free();
    shares.delete(message.end);
  } else {
    waiting.push(message);
    port2.postMessage(null);
  }
};

function work() {
  const blocks = waiting.shift();
  if (!blocks) return;
  const { id, first, count } = blocks;
  const begin = performance.now();
  const found = shares.get(id)?.work_out(first, count) ?? new Float64Array();
  page.postMessage({ id, first, found, took: performance.now() - begin }, [found.buffer]);
}
