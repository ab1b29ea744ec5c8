// The widget's side in the notebook's page: the simulator's own page in a sandboxed frame, spoken to by its
// messages. PAGE, that page as a text, stands before this script.

/* global PAGE */

const NAMESPACE = "fall-line";
const VERSION = 1;
const TITLE = "Gradient descent simulator";
/** Until the frame has told its own, in pixels. */
const HEIGHT = 420;
/** What changes within this time is told once, in milliseconds. */
const PAUSE = 150;
/** Characters of one message to Python: servers end connections on which much longer ones come. */
const PART = 1_000_000;
/** Runs with a larger budget are not told unasked. */
const LONG = 5_000;

/** The keys of a query with their pieces, as they are written. @param {string} query @returns {Map<string, string[]>} */
function pieces(query) {
  const all = new Map();
  for (const piece of query.split("&").filter(Boolean)) {
    const [key] = piece.split("=", 1);
    all.set(key, [...(all.get(key) ?? []), piece]);
  }
  return all;
}

/** What makes one query another: a key that it lacks goes back to its default. @param {string} from @param {string} to */
function difference(from, to) {
  const [before, after] = [pieces(from), pieces(to)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const changed = keys.filter((key) => String(before.get(key)) !== String(after.get(key)));
  return changed.flatMap((key) => after.get(key) ?? [`${key}=`]).join("&");
}

/** A query with changes in it. @param {string} query @param {string} changes */
function changed(query, changes) {
  const all = pieces(query);
  for (const [key, values] of pieces(changes)) all.set(key, values.filter((piece) => piece !== `${key}=`));
  return [...all.values()].flat().join("&");
}

/** The theme of the notebook around a place; `auto` where it leaves that to the system. @param {Element} place */
function hostTheme(place) {
  const { jpThemeLight, vscodeThemeKind } = document.body.dataset;
  if (jpThemeLight) return jpThemeLight === "true" ? "light" : "dark";
  if (vscodeThemeKind) return vscodeThemeKind.includes("light") ? "light" : "dark";
  const schemes = getComputedStyle(place).colorScheme.split(" ").filter((word) => word === "light" || word === "dark");
  return schemes.length === 1 ? schemes[0] : "auto";
}

/** The simulator's page, set up by a query. @param {string} query */
function page(query) {
  const escaped = query.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return PAGE.replace(/<html(?=[\s>])/i, (tag) => `${tag} data-query="${escaped}"`);
}

/** One figure of a model; a notebook can show several. */
class Figure {
  #model;
  #frame = document.createElement("iframe");
  /** The query that the frame was made with. */
  #born = "";
  /** The query that it has been told since. */
  #told = "";
  /** What Python has written, with what a learner has changed since. */
  #query = "";
  /** Queries that Python was told and has not repeated yet. @type {string[]} */
  #learnt = [];
  #hasLearnt = false;
  /** The same in the simulator's own words. */
  #canonical = "";
  #isReady = false;
  #natural = HEIGHT;
  /** @type {unknown[]} */
  #problems = [];
  /** @type {Map<string, (reply: any) => void>} */
  #asked = new Map();
  #count = 0;
  /** Which of a notebook's figures answers. */
  #name = String(performance.now());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;
  #observer = new MutationObserver(() => this.#tell());

  constructor(model, place) {
    this.#model = model;
    this.#query = model.get("query");
    const frame = this.#frame;
    frame.title = TITLE;
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-popups");
    frame.referrerPolicy = "no-referrer";
    frame.allow = "fullscreen; clipboard-write";
    Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
    this.#size();
    window.addEventListener("message", this.#hear);
    model.on("change:query", this.#take);
    model.on("change:height", this.#size);
    model.on("msg:custom", this.#pass);
    // Notebooks keep their theme in an attribute of one of these.
    for (const element of [document.documentElement, document.body]) this.#observer.observe(element, { attributes: true });
    place.append(frame);
    // What the theme is at this place shows once the frame is there.
    this.#born = this.#wanted();
    frame.srcdoc = page(this.#born);
  }

  remove() {
    clearTimeout(this.#soon);
    this.#observer.disconnect();
    window.removeEventListener("message", this.#hear);
    this.#model.off("change:query", this.#take);
    this.#model.off("change:height", this.#size);
    this.#model.off("msg:custom", this.#pass);
    this.#frame.remove();
  }

  /** The query, with the notebook's theme where it names none. */
  #wanted() {
    const [theme = "theme="] = pieces(this.#query).get("theme") ?? [];
    return ["theme=", "theme=auto"].includes(theme) ? changed(this.#query, `theme=${hostTheme(this.#frame)}`) : this.#query;
  }

  /** What Python wants. That it repeats what a learner has changed is no news, and may be old by now. */
  #take = () => {
    const query = this.#model.get("query");
    const repeated = this.#learnt.indexOf(query);
    this.#learnt = this.#learnt.slice(repeated + 1);
    if (repeated >= 0) return;
    this.#learnt = [];
    this.#query = query;
    this.#tell();
  };

  /** Tells the frame what has changed since it was told last, and nothing else. */
  #tell() {
    if (!this.#isReady) return;
    const wanted = this.#wanted();
    const changes = difference(this.#told, wanted);
    this.#told = wanted;
    if (changes === "") return;
    this.#problems = [];
    this.#ask({ type: "patch", query: changes }).then(({ config }) => {
      if (config) this.#canonical = config.query;
      this.#reportSoon();
    });
  }

  #size = () => {
    const height = this.#model.get("height") ?? this.#natural;
    this.#frame.style.height = typeof height === "number" ? `${height}px` : height;
  };

  /** @param {Record<string, unknown>} message @returns {Promise<any>} the reply */
  #ask(message) {
    const id = `${NAMESPACE}-${(this.#count += 1)}`;
    return new Promise((resolve) => {
      this.#asked.set(id, resolve);
      this.#frame.contentWindow?.postMessage({ ...message, ns: NAMESPACE, v: VERSION, id }, "*");
    });
  }

  /** What Python asks for. @param {{ id: string, type: string }} message */
  #pass = async ({ id, ...message }) => {
    if (message.type === "report") return this.#report();
    if (message.type === "heard") return this.#wake();
    const text = JSON.stringify(await this.#ask(message));
    const of = Math.ceil(text.length / PART);
    for (let part = 0; part < of; part += 1) {
      this.#model.send({ id, figure: this.#name, part, of, text: text.slice(part * PART, (part + 1) * PART) });
    }
  };

  /** What the frame says. @param {MessageEvent} event */
  #hear = ({ source, data }) => {
    if (source !== this.#frame.contentWindow || data?.ns !== NAMESPACE || data.v !== VERSION) return;
    if (data.type === "reply") this.#settle(data);
    if (data.type === "ready") this.#begin(data.query);
    if (data.type === "changed") this.#learn(data.query);
    if (data.type === "height") {
      this.#natural = data.height;
      this.#size();
    }
    if (data.type === "warning") this.#problems = data.problems;
    // What is hidden until it was played may be told once a question is answered or a task is done.
    const isNews = data.type === "event" ? ["answered", "completed"].includes(data.verb) : ["warning", "verdict"].includes(data.type);
    if (isNews) this.#reportSoon();
    if (data.type === "error" && !this.#isReady) this.#model.send({ type: "report", error: data.message });
  };

  #settle({ id, ...reply }) {
    this.#asked.get(id)?.(reply);
    this.#asked.delete(id);
  }

  /** A frame that was moved within the page begins anew, with the query that it was made with. @param {string} query */
  #begin(query) {
    this.#isReady = true;
    this.#told = this.#born;
    this.#canonical = query;
    this.#tell();
    this.#model.send({ type: "here" });
    this.#reportSoon();
  }

  /** Takes what a learner has changed, and leaves the rest as Python has written it. @param {string} query */
  #learn(query) {
    this.#query = changed(this.#query, difference(this.#canonical, query));
    this.#canonical = query;
    // The frame knows it already.
    this.#told = this.#wanted();
    this.#problems = [];
    this.#hasLearnt = true;
    this.#reportSoon();
  }

  #reportSoon() {
    this.#soon ??= setTimeout(() => this.#report(), PAUSE);
  }

  /**
   * Tells Python of the run, and what a learner has changed, by a message: changes of a model's state wait
   * for the kernel's word that it has taken the last one, and ipykernel 7 does not give that word while a
   * cell awaits something.
   */
  async #report() {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    if (!this.#isReady) return;
    const of = this.#query;
    const [, steps = "0"] = /(?:^|&)steps=(\d+)/.exec(this.#canonical) ?? [];
    const run = Number(steps) > LONG ? undefined : await this.#ask({ type: "export", format: "json" });
    const { verdict } = await this.#ask({ type: "get", what: "verdict" });
    // Another report of what it has become is on its way.
    if (of !== this.#query) return this.#reportSoon();
    if (this.#hasLearnt) this.#learnt.push(of);
    const report = { of, isLearnt: this.#hasLearnt, run: run?.data ?? null, verdict: verdict.racers, problems: this.#problems };
    this.#hasLearnt = false;
    this.#model.send({ type: "report", ...report });
  }

  /** Has cells run again that use the figure, where notebooks do so when a model's state changes. */
  #wake() {
    this.#model.set("_heard", Date.now());
    this.#model.save_changes();
  }
}

export default {
  render({ model, el }) {
    const figure = new Figure(model, el);
    return () => figure.remove();
  },
};
