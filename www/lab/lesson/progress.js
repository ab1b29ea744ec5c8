// Progress: which exercises are done, kept in the browser where it can be kept.

/**
 * How an exercise was done: right at once, after a hint, or with an answer shown.
 * @typedef {"once" | "hint" | "shown"} How
 * What is kept of a lesson: the best score of each exercise done and how that was, by its number, the
 * heading that was read last, and what the reader wrote of open questions.
 * @typedef {{ done: Record<string, number>, how?: Record<string, How>, at?: string, wrote?: Record<string, string> }} Lesson
 * @typedef {{ v: 1, lessons: Record<string, Lesson> }} Kept
 */

const KEY = "fall-line.lessons";
/** Where what could not be read is set aside. */
const ASIDE = "fall-line.lessons.damaged";
const VERSION = 1;

/** What has been done so far, in this browser or at least in this visit. */
export class Progress {
  /** @type {Kept} */
  #kept = { v: VERSION, lessons: {} };
  /** Whether it outlives the visit. */
  isStored = true;
  /** Whether what was stored could not be read. */
  wasDamaged = false;
  /** @type {(() => void)[]} */
  #listeners = [];

  constructor() {
    try {
      const text = localStorage.getItem(KEY);
      const kept = text === null ? undefined : read(text);
      if (kept) this.#kept = kept;
      if (text !== null && !kept) {
        this.wasDamaged = true;
        localStorage.setItem(ASIDE, text);
      }
      // Some browsers have a storage that takes nothing.
      this.#store();
    } catch {
      this.isStored = false;
    }
    // Another tab may have got further.
    window.addEventListener("storage", ({ key, newValue }) => {
      const kept = key === KEY && newValue !== null ? read(newValue) : undefined;
      if (!kept) return;
      this.#kept = kept;
      this.#tell();
    });
  }

  /** @param {() => void} listener */
  on(listener) {
    this.#listeners.push(listener);
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }

  #store() {
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#kept));
      this.isStored = true;
    } catch {
      this.isStored = false;
    }
  }

  #changed() {
    this.#store();
    this.#tell();
  }

  /** @param {string} id @returns {Lesson} */
  #lesson(id) {
    const lesson = (Object.hasOwn(this.#kept.lessons, id) && this.#kept.lessons[id]) || { done: {} };
    this.#kept.lessons[id] = lesson;
    return lesson;
  }

  /** @param {string} id @param {number} part */
  isDone(id, part) {
    return Object.hasOwn(this.#lesson(id).done, String(part));
  }

  /** How many of a lesson's exercises are done. @param {string} id @param {number} of */
  count(id, of) {
    return Object.keys(this.#lesson(id).done).filter((part) => Number(part) <= of).length;
  }

  /** How many of them were done in which way; those of older files by their score. @param {string} id @param {number} of */
  ways(id, of) {
    const { done, how = {} } = this.#lesson(id);
    const ways = { once: 0, hint: 0, shown: 0 };
    for (const [part, score] of Object.entries(done)) {
      if (Number(part) <= of) ways[how[part] ?? (score === 1 ? "once" : "hint")] += 1;
    }
    return ways;
  }

  /** @param {string} id @param {number} part @param {{ score: number, how: How }} result */
  finish(id, part, { score, how }) {
    better(this.#lesson(id), String(part), score, how);
    this.#changed();
  }

  /** What the reader wrote of an open question. @param {string} id @param {string} question */
  wroteIn(id, question) {
    return this.#lesson(id).wrote?.[question] ?? "";
  }

  /** @param {string} id @param {string} question @param {string} text */
  keepWritten(id, question, text) {
    const lesson = this.#lesson(id);
    lesson.wrote = { ...lesson.wrote, [question]: text };
    this.#store();
  }

  /** The heading that was read last. @param {string} id */
  placeIn(id) {
    return this.#lesson(id).at;
  }

  /** @param {string} id @param {string} heading */
  keepPlace(id, heading) {
    this.#lesson(id).at = heading;
    this.#store();
  }

  /** Forgets one lesson, or all. @param {string} [id] */
  reset(id) {
    if (id === undefined) this.#kept.lessons = {};
    else delete this.#kept.lessons[id];
    this.#changed();
  }

  /** As a small file. */
  text() {
    return JSON.stringify(this.#kept);
  }

  /** Takes such a file in, beside what there is; says whether it could. @param {string} text */
  take(text) {
    const kept = read(text);
    if (!kept) return false;
    for (const [id, { done, how, at, wrote }] of Object.entries(kept.lessons)) {
      const lesson = this.#lesson(id);
      for (const [part, score] of Object.entries(done)) better(lesson, part, score, how?.[part]);
      lesson.at ??= at;
      lesson.wrote = { ...wrote, ...lesson.wrote };
    }
    this.#changed();
    return true;
  }
}

/** Keeps a score that is better than the one before. @param {Lesson} lesson @param {string} part @param {number} score @param {How} [how] */
function better(lesson, part, score, how) {
  const { done } = lesson;
  if (score < (done[part] ?? 0)) return;
  done[part] = score;
  if (how) lesson.how = { ...lesson.how, [part]: how };
}

/**
 * Progress from its text; nothing where it is not what it should be.
 * @param {string} text
 * @returns {Kept | undefined}
 */
function read(text) {
  try {
    const found = JSON.parse(text);
    if (found?.v !== VERSION || typeof found.lessons !== "object" || found.lessons === null) return undefined;
    /** @type {Kept} */
    const kept = { v: VERSION, lessons: {} };
    for (const [id, lesson] of Object.entries(/** @type {Record<string, any>} */ (found.lessons))) {
      const entries = Object.entries(lesson.done);
      if (!entries.every(([part, score]) => /^\d{1,3}$/.test(part) && isScore(score))) return undefined;
      kept.lessons[id] = { done: Object.fromEntries(entries) };
      if (typeof lesson.at === "string") kept.lessons[id].at = lesson.at;
      for (const [key, isGood] of Object.entries(MORE)) {
        const more = Object.entries(lesson[key] ?? {}).filter(([, value]) => isGood(value));
        if (more.length > 0) Object.assign(kept.lessons[id], { [key]: Object.fromEntries(more) });
      }
    }
    return kept;
  } catch {
    return undefined;
  }
}

/** What later versions keep beside it, and which values make sense. @type {Record<string, (value: unknown) => boolean>} */
const MORE = {
  how: (how) => how === "once" || how === "hint" || how === "shown",
  wrote: (text) => typeof text === "string",
};

/** @param {unknown} score */
function isScore(score) {
  return typeof score === "number" && score >= 0 && score <= 1;
}
