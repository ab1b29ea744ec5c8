// A survey at work: begun, worked on while somebody can see it, and stale once what it is about
// has changed.

import { work } from "./work.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("fall-line").Surveyor} Surveyor */
/** @typedef {"sweep" | "map" | "basins"} Subject */
/**
 * Who follows a survey: whether they see it; what they do when it has come further, and when it is done.
 * @typedef {{ isSeen: () => boolean, worked: () => void, done: () => void }} Follower
 */

export class SurveyRun {
  #player;
  #subject;
  #follower;
  /** @type {Surveyor | undefined} */
  surveyor;
  isStale = false;
  /** @type {{ stop: () => void } | undefined} */
  #work;

  /**
   * @param {Player} player
   * @param {Subject} subject
   * @param {Follower} follower
   */
  constructor(player, subject, follower) {
    this.#player = player;
    this.#subject = subject;
    this.#follower = follower;
  }

  get isRunning() {
    return this.#work !== undefined;
  }

  /** Begins anew, with the settings as they are; gives `undefined` where they allow no such survey. */
  begin() {
    this.drop();
    const next = this.#player.simulator.survey(this.#subject);
    this.surveyor = next;
    this.isStale = false;
    return next;
  }

  /** Forgets what was found. */
  drop() {
    this.stop();
    this.surveyor?.free();
    this.surveyor = undefined;
  }

  stop() {
    this.#work?.stop();
    this.#work = undefined;
  }

  /** Works on, where there is work and somebody sees it. */
  resume() {
    if (this.#work || !this.surveyor || this.isStale || this.surveyor.is_done() || !this.#follower.isSeen()) return;
    this.#work = work(this.surveyor, (isDone) => this.#worked(isDone));
  }

  /** @param {boolean} isDone */
  #worked(isDone) {
    if (isDone || !this.#follower.isSeen()) this.stop();
    this.#follower.worked();
    if (isDone) this.#follower.done();
  }

  /** Follows the settings; says whether they have just made it stale. */
  follow() {
    if (!this.surveyor || this.isStale) return false;
    this.isStale = !this.surveyor.follow(this.#player.simulator);
    if (this.isStale) this.stop();
    return this.isStale;
  }
}
