// Work on surveys: in workers, where there can be some, else on the page's own thread.

import { Pool } from "./pool.js";
import { inSlices } from "./slices.js";

/** @typedef {import("./worker.js").Found} Found */
/** @typedef {Pick<import("fall-line").Surveyor, "plan" | "blocks" | "known_blocks" | "take" | "advance" | "is_done">} Survey */
/** How the page's own thread does it. @typedef {(piece: () => boolean, worked: (isDone: boolean) => void) => { stop: () => void }} Own */
/**
 * A survey that is worked on: the next block to be given out, and how many are at a time.
 * @typedef {{ id: number, survey: Survey, worked: (isDone: boolean) => void, own: Own, next: number, lot: number, slices?: { stop: () => void } }} Job
 */

/** The page does not wait for workers longer than this, in milliseconds. */
const PATIENCE = 2_000;
/** A worker has so much to do, that it need not wait for the page. */
const AHEAD = 2;
/** Blocks are given out for about so many milliseconds at a time. */
const [SHORT, LONG] = [8, 24];

const pool = new Pool({ ready, found, failed: onOurOwn });
/** Those that somebody waits for come first. @type {Job[]} */
let jobs = [];
let last = 0;

/**
 * Works on a survey until it is done.
 * @param {Survey} survey
 * @param {(isDone: boolean) => void} worked is told when it has come further
 * @param {{ own?: Own, isFirst?: boolean }} [how] how it is done where there are no workers; whether it goes before others
 * @returns {{ stop: () => void }} to be called before the survey is freed
 */
export function work(survey, worked, { own = inSlices, isFirst = true } = {}) {
  const job = { id: (last += 1), survey, worked, own, next: survey.known_blocks(), lot: 1 };
  if (isFirst) jobs.unshift(job);
  else jobs.push(job);
  if (pool.isPossible) {
    pool.begin();
    deal();
    if (pool.hands.length === 0) setTimeout(() => pool.hands.length || onOurOwn(), PATIENCE);
  } else {
    onOurOwn();
  }
  return { stop: () => end(job) };
}

/** A worker has come, and goes on with what the page has begun by itself. */
function ready() {
  for (const job of jobs) {
    job.slices?.stop();
    if (job.slices) job.next = job.survey.known_blocks();
    delete job.slices;
  }
  deal();
}

/** Gives blocks to all who have time. */
function deal() {
  for (const hand of pool.hands) {
    while (hand.load < AHEAD) {
      const job = jobs.find(({ survey, next }) => next < survey.blocks());
      if (!job) return;
      give(hand, job);
    }
  }
}

/** @param {import("./pool.js").Hand} hand @param {Job} job */
function give(hand, job) {
  const { id, survey, next: first, lot } = job;
  if (!hand.known.has(id)) pool.tell(hand, { id, plan: survey.plan() });
  hand.known.add(id);
  // Towards the end there is something for each of them.
  const share = Math.ceil((survey.blocks() - first) / (AHEAD * pool.hands.length));
  const count = Math.min(lot, share);
  pool.tell(hand, { id, first, count });
  hand.load += 1;
  job.next += count;
}

/** @param {Found} answer */
function found({ id, first, found, took }) {
  const job = jobs.find((one) => one.id === id);
  if (!job) return deal();
  const isDone = job.survey.take(first, found);
  if (took < SHORT) job.lot *= 2;
  else if (took > LONG) job.lot = Math.ceil(job.lot / 2);
  if (isDone) end(job);
  deal();
  job.worked(isDone);
}

/** @param {Job} job */
function end(job) {
  if (!jobs.includes(job)) return;
  jobs = jobs.filter((one) => one !== job);
  job.slices?.stop();
  for (const hand of pool.hands) {
    if (hand.known.delete(job.id)) pool.tell(hand, { end: job.id });
  }
  if (jobs.length === 0) pool.rest();
}

/** Without workers the page goes on where they have stopped, until one comes. */
function onOurOwn() {
  for (const job of jobs) {
    const { survey, worked, own } = job;
    job.slices ??= own(
      () => survey.advance(),
      (isDone) => {
        if (isDone) end(job);
        worked(isDone);
      },
    );
  }
}
