// The player: the one simulator of a page, the clock that moves its cursor, and the news of both.
// Long because whatever changes a run, its cursor or its question has to keep the others right.

import { Checks } from "./checks.js";
import { Simulator } from "./engine.js";
import { Teller } from "./teller.js";

/** @typedef {import("fall-line").Settings} Settings */
/** @typedef {"author" | "learner"} Source */
/** @typedef {"settings" | "cursor" | "playing" | "done" | "progress" | "seen" | "attempted" | "scored" | "said" | "answered"} News */
/** What was tried in an exercise, or came of it. @typedef {{ lesson?: string, part?: number, variant: number, tries: number, score?: number }} Report */
/** What a learner said of the run before it: in words, how near it came, once that is known, and what it is, where that has an id or is a number. @typedef {{ text: string, score: () => number | undefined, is?: string | number }} Saying */

/** Work that takes longer than this is cut in slices, in milliseconds. */
const SLICE = 8;
/** How often the pictures of a run that takes long are drawn meanwhile, in milliseconds. */
const NEWS = 150;
/** Updates between two looks at the clock: the engine makes fewer where they take long. */
const UPDATES = 256;
/** Some people do not want a page to move by itself. */
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
/** The cursor's place where nothing else is said: the engine knows it once the run is there. */
const REST = Infinity;
/** As many steps as the engine can count. */
const MOST = 0xffffffff;
/** A frame that came later than this is not caught up with, in milliseconds. */
const LONGEST_FRAME = 100;

/** @extends {Teller<News>} */
export class Player extends Teller {
  #simulator;
  /** @type {Settings} */
  settings;
  isPlaying = false;
  /** Whether all of the run has been computed that may be now. */
  isReady = false;
  /** What the learner said of this run. @type {Saying | undefined} */
  saying;
  /** How many runs there have been. */
  begun = 0;
  /** Whether it was the learner who put the question. */
  isPosed = false;
  #checks = new Checks();
  /** Frames of playing so far: what need not come with each takes turns by it. */
  frames = 0;
  /** How well a question was answered, from 0 to 1. */
  score = 0;
  /** The last news of an exercise. @type {Report | undefined} */
  report;
  /** Who changed the settings last. @type {Source} */
  source = "author";
  #isDriven = false;
  /** Whether the clock waits for a hand to let go. */
  #isHeld = false;

  // Until somebody is known to look.
  #isSeen = false;
  #frame = 0;
  #last = 0;
  #due = 0;
  #slice = 0;
  #told = 0;
  /** Where the cursor goes once the run is there. @type {number | undefined} */
  #goal;

  /**
   * @param {string} author
   * @param {string | undefined} learner
   */
  constructor(author, learner) {
    super();
    this.author = author;
    this.#simulator = new Simulator(author, learner);
    this.settings = this.#simulator.settings();
    this.#goal = this.opening();
    this.#compute();
  }

  /** The engine's own simulator, for reading and drawing. */
  get simulator() {
    return this.#simulator;
  }

  /** Whether anyone can see the page. What nobody sees neither moves nor is drawn. */
  get isSeen() {
    return this.#isSeen;
  }

  set isSeen(isSeen) {
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    this.tell("seen");
    if (this.isPlaying) this.#roll();
  }

  get cursor() {
    return this.#simulator.cursor();
  }

  get end() {
    return this.#simulator.end();
  }

  /** Whether the whole run is there, with its verdict. */
  get isDone() {
    return this.isReady && this.#simulator.is_over();
  }

  /** Whether something lies ahead that is not to be seen before it is played. */
  get isHiding() {
    return this.settings.hidesAhead && !this.isDone;
  }

  /** Whether a question waits for its answer; nothing moves before it has one. */
  get isAsking() {
    return this.settings.ask !== undefined && this.saying === undefined;
  }

  /** The last step that the cursor can come to. */
  get last() {
    return this.isHiding ? this.settings.steps : this.end;
  }

  /** Whether it rests where it would if it had just been opened. */
  get isAtRest() {
    return this.isDone && this.cursor === this.#simulator.rest();
  }

  get isAtEnd() {
    return this.isDone && this.cursor >= this.end;
  }

  /** What of the settings could not be taken as it stood. */
  get problems() {
    return [...this.#simulator.problems(), ...this.#checks.found];
  }

  /** Has these settings looked at, and all that an author sets. @param {import("./checks.js").Check} check */
  check(check) {
    if (this.#checks.add(check, this.settings)) this.tell("settings");
  }

  /** Says that something wrong was tried in an exercise, or with a score that it is done. @param {Report} report */
  reports(report) {
    this.report = report;
    this.tell(report.score === undefined ? "attempted" : "scored");
  }

  /** Takes what the learner says of the run before it is played. @param {Saying} saying */
  say(saying) {
    this.saying = saying;
    this.tell("said");
  }

  /** The same question of the same run, from the beginning. */
  askAgain() {
    this.pause();
    this.#simulator.forget();
    this.#changed("learner", 0);
  }

  /** Whether the learner has nothing against pages that move by themselves. */
  get mayMove() {
    return !stillness.matches;
  }

  /** Whether the author wants it to play, and it may. */
  get startsByItself() {
    return this.settings.play && this.mayMove;
  }

  /** Whether the learner's numbers hold from the cursor on, and not from the start. */
  get isDriven() {
    // A question was put of the whole run.
    return this.#isDriven && this.settings.ask === undefined;
  }

  set isDriven(isDriven) {
    this.#isDriven = isDriven;
    this.tell("settings");
  }

  /** The first racer's numbers: those that a learner's change would replace. */
  get numbers() {
    const from = this.drivenFrom;
    const [first] = this.settings.racers;
    return from === 0 && first ? first : this.#simulator.held(from);
  }

  /**
   * A learner's change of the first racer's numbers, from the start or from here on; says whether that
   * could be.
   * @param {string} numbers
   */
  setNumbers(numbers) {
    const from = this.drivenFrom;
    if (from === 0) {
      this.choose(numbers);
      return true;
    }
    if (!this.#simulator.drive(from, numbers)) return false;
    this.#hold();
    this.#changed("learner", from);
    return true;
  }

  /** The update from which a learner's numbers hold: where the cursor stands, or will once the run is there. */
  get drivenFrom() {
    const goal = this.#goal ?? this.cursor;
    return this.isDriven && Number.isFinite(goal) ? goal : 0;
  }

  /** One pull at a slider is one change: the clock goes on once the hand lets go. */
  #hold() {
    if (this.#isHeld || !this.isPlaying) return;
    this.#isHeld = true;
    const letGo = new AbortController();
    const release = () => {
      this.#isHeld = false;
      letGo.abort();
    };
    for (const end of ["pointerup", "pointercancel", "keyup", "blur"]) {
      window.addEventListener(end, release, { signal: letGo.signal });
    }
  }

  /** The step that the settings open at. */
  opening() {
    if (this.settings.ask !== undefined) return 0;
    return this.settings.at ?? (this.startsByItself ? 0 : REST);
  }

  /**
   * Everything anew, or only what the query names, as the author means it. The cursor goes where the
   * page would open, unless only looks change.
   * @param {"set" | "patch"} how
   * @param {string} query
   */
  configure(how, query) {
    if (this.isPosed) this.#simulator.pose("");
    this.isPosed = false;
    const before = this.settings;
    if (how === "patch" && this.#simulator.patch(query)) {
      this.author = this.#simulator.query();
      this.#take("author", before);
      this.tell("settings");
      return;
    }
    this.pause();
    if (how === "set") this.#simulator.set(query);
    this.author = how === "set" ? query : this.#simulator.query();
    this.#changed("author", undefined, how === "patch" ? before : undefined);
  }

  /**
   * A learner's change. The cursor stays where it rests, at the end, or where it is.
   * @param {string} changes
   */
  choose(changes) {
    this.learn(() => this.#simulator.choose(changes));
  }

  /** Drops what the learner changed. */
  restore() {
    this.pause();
    this.isPosed = false;
    this.#simulator.restore();
    this.reopen();
  }

  /** Takes what the simulator's settings have become by the learner, and opens where these want it. */
  reopen() {
    this.#changed("learner", undefined);
  }

  /**
   * Anything that a learner changes in the simulator.
   * @param {(simulator: Simulator) => unknown} change
   */
  learn(change) {
    const goal = this.#goal ?? (this.isAtRest ? REST : this.isAtEnd ? MOST : this.cursor);
    if (change(this.#simulator) === false) return;
    // What has not been played of the new run stays hidden.
    this.#changed("learner", this.settings.hidesAhead ? Math.min(goal, this.end) : goal);
  }

  /**
   * @param {Source} source
   * @param {number | undefined} goal that of the settings where there is none
   * @param {Settings} [before] where an author has changed only some of them
   */
  #changed(source, goal, before) {
    this.#take(source, before);
    this.#goal = goal ?? this.opening();
    // What was said was of the run before.
    const begun = this.#simulator.begun();
    if (begun !== this.begun || source === "author") this.saying = undefined;
    this.begun = begun;
    if (this.isAsking) this.pause();
    this.#compute();
    this.tell("settings");
    this.tell("cursor");
    if (this.isDone) this.tell("done");
  }

  /** @param {Source} source @param {Settings} [before] */
  #take(source, before) {
    this.source = source;
    this.settings = this.#simulator.settings();
    this.#checks.forget();
    if (source === "author") this.#checks.look(this.settings, before);
  }

  /** Runs to the budget: at once where that is short, else in slices that leave the page alive. */
  #compute() {
    clearTimeout(this.#slice);
    this.isReady = false;
    this.#work();
  }

  #work() {
    const begin = performance.now();
    while (!this.isReady && performance.now() - begin < SLICE) {
      this.isReady = this.#simulator.advance(UPDATES);
    }
    if (!this.isReady) {
      this.#slice = setTimeout(() => {
        this.#work();
        const now = performance.now();
        if (this.isReady || now > this.#told + NEWS) {
          this.#told = now;
          this.tell("progress");
        }
        if (this.isReady) {
          this.tell("cursor");
          this.tell("done");
        }
      });
      return;
    }
    this.#arrive();
  }

  /** Puts the cursor where the settings want it, now that the run is there. */
  #arrive() {
    const goal = this.#goal === REST ? this.#simulator.rest() : this.#goal;
    if (goal !== undefined) this.#simulator.seek(goal);
    this.#goal = undefined;
  }

  /** @param {number} count */
  step(count) {
    this.#go(() => this.#simulator.step(count));
  }

  /** @param {number} count */
  back(count) {
    this.#go(() => this.#simulator.back(count));
  }

  /** @param {number} step */
  seek(step) {
    this.#go(() => this.#simulator.seek(step));
  }

  reset() {
    this.seek(0);
  }

  /** Computes what is left and may be computed, at once. */
  complete() {
    if (this.isReady) return;
    while (!this.#simulator.advance(UPDATES));
    this.isReady = true;
    clearTimeout(this.#slice);
    this.#arrive();
    this.tell("cursor");
    this.tell("done");
  }

  /** Computes what is left, and goes to the end of the run, at once. */
  finish() {
    this.complete();
    this.seek(this.last);
  }

  /** @param {() => number} move */
  #go(move) {
    this.pause();
    this.#goal = undefined;
    this.#move(move);
  }

  /** Moves the cursor, with the run where that comes along. @param {() => number} move */
  #move(move) {
    if (this.isAsking) return;
    const wasDone = this.isDone;
    move();
    this.tell("cursor");
    if (wasDone || !this.isDone) return;
    this.tell("done");
    if (this.saying) this.#score(this.saying);
  }

  /** @param {Saying} saying */
  #score(saying) {
    this.score = saying.score() ?? 0;
    this.tell("answered");
  }

  play() {
    if (this.isPlaying || this.isAsking) return;
    if (this.isAtEnd || this.isAtRest) {
      this.#simulator.seek(0);
      this.tell("cursor");
    }
    this.isPlaying = true;
    this.#due = 0;
    this.#roll();
    this.tell("playing");
  }

  /** Lets the clock run, from now on. Time that nobody saw is not caught up with. */
  #roll() {
    cancelAnimationFrame(this.#frame);
    if (!this.#isSeen) return;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  pause() {
    if (!this.isPlaying) return;
    this.isPlaying = false;
    cancelAnimationFrame(this.#frame);
    this.tell("playing");
  }

  /** @param {number} now */
  #tick(now) {
    const passed = Math.min(Math.max(now - this.#last, 0), LONGEST_FRAME);
    this.#last = now;
    this.frames += 1;
    if (!this.#isHeld) this.#due += (passed / 1000) * this.settings.speed;
    const steps = Math.floor(this.#due);
    if (steps > 0) {
      this.#due -= steps;
      this.#move(() => this.#simulator.step(steps));
    }
    if (this.isAtEnd) return this.pause();
    this.#frame = requestAnimationFrame((next) => this.#tick(next));
  }
}
