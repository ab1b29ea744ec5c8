// The engine's pad: begun anew once it is about something else, and filled by workers, or while the page is
// idle, as long as the page rests and somebody sees it.

import { words } from "../../shared/i18n/lab.js";
import { Pad } from "../../shared/engine.js";
import { work } from "../survey/work.js";
import { inIdleTime } from "./idle.js";

/** @typedef {import("../../shared/player.js").Player} Player */

/** Nothing is done until settings have stood still for so long, in milliseconds. */
const REST = 50;

export class PadWork {
  #player;
  #isSeen;
  #worked;
  /** @type {Pad | undefined} */
  #pad;
  #isStale = false;
  isDone = false;
  /** @type {{ stop: () => void } | undefined} */
  #work;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  /** How many there have been. */
  begun = 0;

  /**
   * @param {Player} player
   * @param {() => boolean} isSeen
   * @param {(isDone: boolean) => void} worked is told when it has come further
   */
  constructor(player, isSeen, worked) {
    this.#player = player;
    this.#isSeen = isSeen;
    this.#worked = worked;
  }

  /** The last one there was, which may be about something else by now. */
  get shown() {
    return this.#pad;
  }

  get isStale() {
    return this.#isStale;
  }

  /** The pad of what runs. */
  get current() {
    if (this.#pad && !this.#isStale) return this.#pad;
    this.stop();
    this.#pad?.free();
    this.#pad = this.#player.simulator.pad(this.#player.drivenFrom);
    this.#isStale = this.isDone = false;
    this.begun += 1;
    this.name();
    return this.#pad;
  }

  /** Has it say what it shows, in the language of the page. */
  name() {
    const { names, limit } = words.pad;
    const key = this.#player.simulator.momentum_key();
    this.#pad?.say(words.key("lr"), key ? words.key(key) : "", limit, Pad.kinds().map(names));
  }

  /** Forgets all of it. */
  drop() {
    this.stop();
    this.#pad?.free();
    this.#pad = undefined;
    this.#isStale = this.isDone = false;
  }

  stop() {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.#work?.stop();
    this.#work = undefined;
  }

  /** Follows what runs. */
  follow() {
    if (!this.#pad || this.#isStale) return;
    this.#isStale = !this.#pad.follow(this.#player.simulator, this.#player.drivenFrom);
    if (this.#isStale) this.isDone = false;
  }

  /** Works on once nothing has changed for a while. */
  later() {
    this.stop();
    if (this.#hasWork) this.#rest = setTimeout(() => this.resume(), REST);
  }

  /** Works on, where there is work, somebody sees it, and nothing else goes on. */
  resume() {
    if (this.#work || !this.#hasWork) return;
    this.stop();
    const pad = this.current;
    if (!pad || pad.is_done()) return this.#tell(true);
    const worked = (/** @type {boolean} */ isDone) => this.#tell(isDone);
    this.#work = work(pad, worked, { own: inIdleTime, isFirst: false });
  }

  /** @param {boolean} isDone */
  #tell(isDone) {
    this.isDone = isDone;
    if (isDone) this.#work = undefined;
    this.#worked(isDone);
  }

  get #hasWork() {
    const { isPlaying, isReady } = this.#player;
    return isReady && !isPlaying && this.#isSeen() && !this.isDone;
  }
}
