// What Chromium's own trace says of a page's own thread, in milliseconds that the processor spent on
// it: what waits for other threads, or for other programs on the machine, is left out.

import { traced } from "../../tests/browser/page.js";

export { traced };

const CATEGORIES = "devtools.timeline,disabled-by-default-devtools.timeline,blink.user_timing";

/** What drawing is called in the trace. */
const DRAWING = new Set(["PrePaint", "Paint", "PaintImage", "UpdateLayer", "Layerize", "Commit"]);
/** What script is called there, its garbage with it. */
const SCRIPT = new Set(["FireAnimationFrame", "TimerFire", "EventDispatch", "FunctionCall", "RunMicrotasks", "EvaluateScript", "MinorGC", "MajorGC"]);

/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur: number, tdur?: number, args: any }} Event
 * @typedef {{ all: number, drawing: number, script: number }} Cost
 */

/** @param {Page} page @param {() => Promise<unknown>} act @returns {Promise<Event[]>} */
export const trace = (page, act) => traced(page, CATEGORIES, act);

/**
 * What the page's thread worked from the coming of its document to a mark of its own.
 * @param {Event[]} events @param {string} address @param {string} mark
 */
export function spentUntil(events, address, mark) {
  const commit = events.find(({ name, args }) => name === "CommitLoad" && args.data.url === address);
  const end = events.find(({ name, pid }) => name === mark && pid === commit?.pid);
  if (!commit || !end) throw new Error(`the trace of ${address} lacks its beginning or “${mark}”`);
  const isBetween = ({ name, pid, tid, ts, dur }) =>
    name === "RunTask" && pid === commit.pid && tid === commit.tid && ts + dur >= commit.ts && ts <= end.ts;
  return events.filter(isBetween).reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
}

/**
 * The tasks of the busiest thread with animation frames, which is the page's, in order.
 * @param {Event[]} events
 */
function own(events) {
  const spans = events.filter(({ ph }) => ph === "X");
  const ticks = spans.filter(({ name }) => name === "FireAnimationFrame");
  const of = ({ pid, tid }) => ticks.filter((tick) => tick.pid === pid && tick.tid === tid);
  const mine = ticks.map(of).reduce((one, other) => (other.length > one.length ? other : one), []);
  const { pid, tid } = mine[0] ?? {};
  if (pid === undefined) throw new Error("the page drew nothing while it was traced");
  const inside = spans.filter((span) => span.pid === pid && span.tid === tid).sort((one, other) => one.ts - other.ts);
  return { ticks: mine, inside, tasks: inside.filter(({ name }) => name === "RunTask") };
}

/**
 * What each frame cost while `act` went on: all of the thread's work since the frame before, its
 * script and its drawing, and script alone. What is neither is style, layout, looking for what lies
 * under the pointer, and going from task to task.
 * @param {Page} page @param {() => Promise<unknown>} act @returns {Promise<Cost[]>}
 */
export async function frames(page, act) {
  const { ticks, inside, tasks } = own(await trace(page, act));
  const timed = inside.filter(({ tdur }) => tdur !== undefined);
  /** The time of spans with these names between two points in time; what lies in another counts once. */
  const time = (names, from, to) => {
    let [sum, end] = [0, from];
    for (const { name, ts, dur, tdur = 0 } of timed) {
      if (ts >= to) break;
      if (!names.has(name) || ts < end) continue;
      sum += tdur / 1000;
      end = ts + dur;
    }
    return sum;
  };
  const costs = [];
  let cost = { all: 0, drawing: 0, script: 0 };
  for (const { ts, dur, tdur = 0 } of tasks) {
    cost.all += tdur / 1000;
    cost.drawing += time(DRAWING, ts, ts + dur);
    cost.script += time(SCRIPT, ts, ts + dur);
    if (!ticks.some((tick) => tick.ts >= ts && tick.ts < ts + dur)) continue;
    costs.push(cost);
    cost = { all: 0, drawing: 0, script: 0 };
  }
  // The first one has the start of the trace before it.
  return costs.slice(1);
}

/**
 * The longest task of the page's own thread while `act` went on: by the processor, and by the clock.
 * @param {Page} page @param {() => Promise<unknown>} act
 */
export async function longest(page, act) {
  const events = await trace(page, act);
  const { tasks } = own(events);
  const most = (time) => tasks.reduce((longest, task) => Math.max(longest, time(task) / 1000), 0);
  return { processor: most(({ tdur = 0 }) => tdur), clock: most(({ dur = 0 }) => dur) };
}
