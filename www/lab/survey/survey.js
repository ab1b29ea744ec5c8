// Surveys: many runs side by side. They are done in slices, drawn as they come, and each cell can
// be read and chosen, by pointer and by keys.

import { button } from "../../shared/dialogs/dialog.js";
import { isLocked } from "../../shared/panels/fields.js";
import { named, number, percent, point, say } from "../../shared/i18n/lab.js";
import { isDark, zoom } from "../../shared/stage/picture.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */
/** @typedef {import("fall-line").Surveyor} Surveyor */
/** @typedef {"sweep" | "map" | "basins"} Subject */

/** Work is cut in slices of so many milliseconds. */
const SLICE = 8;
/** Updates between two looks at the clock. */
const UPDATES = 4096;
/** A picture that is still growing is drawn so often, in milliseconds. */
const REDRAW = 100;
/** The key has at most so many entries for minima. */
const MOST_MINIMA = 9;
/** Browsers refuse canvases that are much larger. */
const LARGEST = 8192;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
/** With Shift the cursor moves by so many cells. */
const FAR = 10;

/**
 * Calls `work` again and again, with a breath for the page between, until it says that it is done.
 * @param {() => boolean} work
 * @returns {{ stop: () => void }}
 */
function inSlices(work) {
  const { port1, port2 } = new MessageChannel();
  const stop = () => port1.close();
  port1.onmessage = () => {
    if (work()) stop();
    else port2.postMessage(null);
  };
  port2.postMessage(null);
  return { stop };
}

/**
 * Advances a survey for one slice; says whether it is done.
 * @param {Surveyor} surveyor
 */
function slice(surveyor) {
  const begin = performance.now();
  do surveyor.advance(UPDATES);
  while (!surveyor.is_done() && performance.now() - begin < SLICE);
  return surveyor.is_done();
}

/**
 * Gives every racer the rate with which it converges in the fewest steps, found by a sweep; a racer
 * that never converges keeps its own.
 * @param {Player} player
 * @param {(text: string) => void} tell says how it went
 */
export function tuneButton(player, tell) {
  const tune = button(say("tune each"), () => {
    const surveyor = player.simulator.survey("sweep");
    if (!surveyor) return;
    tune.disabled = true;
    tell(say("tuning"));
    inSlices(() => {
      const isDone = slice(surveyor);
      if (isDone) {
        tune.disabled = false;
        // What was changed meanwhile is not overruled.
        if (surveyor.follow(player.simulator)) tell(apply(player, surveyor));
        surveyor.free();
      }
      return isDone;
    });
  });
  const show = () => (tune.hidden = isLocked(player, "lr") || isLocked(player, "vs"));
  player.on(["settings"], show);
  show();
  return tune;
}

/**
 * @param {Player} player
 * @param {Surveyor} surveyor
 */
function apply(player, surveyor) {
  const { racers } = player.settings;
  const parts = racers.map(({ opt }, racer) => {
    const [rate, step] = surveyor.best(racer) ?? [];
    const name = named("optimizer", opt);
    return rate === undefined || step === undefined
      ? say("tuned none", { name })
      : say("tuned", { name, rate: number(rate), step });
  });
  player.choose(surveyor.tuning());
  return parts.join(" ");
}

/**
 * A panel with one survey.
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {Subject} subject
 * @param {Picture} [stage] what a survey can be laid over
 */
export function survey(player, place, subject, stage) {
  const about = paragraph("why", say(`survey about ${subject}`));
  const start = button(say("survey start"), begin);
  const stop = button(say("survey stop"), () => {
    halt();
    lay();
  });
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", say("survey progress"));
  bar.max = 1;
  const tools = document.createElement("div");
  tools.className = "row";
  const state = paragraph("survey-state", "");
  state.setAttribute("role", "status");
  tools.append(start, stop, bar, state);
  const cover = document.createElement("input");
  cover.type = "checkbox";
  cover.checked = true;
  const coverLabel = document.createElement("label");
  coverLabel.className = "cover";
  coverLabel.append(cover, ` ${say("survey on stage")}`);

  const picture = document.createElement("div");
  picture.className = "picture survey";
  picture.tabIndex = 0;
  picture.setAttribute("role", "application");
  picture.setAttribute("aria-label", say(`survey picture ${subject}`));
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  picture.append(canvas);
  const reading = paragraph("survey-reading", "");
  reading.setAttribute("role", "status");
  const hint = paragraph("why", say("survey hint"));
  hint.id = `survey-hint-${subject}`;
  picture.setAttribute("aria-describedby", hint.id);
  const key = document.createElement("ul");
  key.className = "key";
  key.setAttribute("aria-label", say("survey key"));
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = say("survey table");
  const scroller = document.createElement("div");
  scroller.className = "scroller";
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", say("survey table"));
  details.append(summary, scroller);
  const result = document.createElement("div");
  result.className = "survey-result";
  result.append(...(stage ? [coverLabel] : []), picture, reading, hint, key, details);
  place.append(about, tools, result);

  /** @type {Surveyor | undefined} */
  let surveyor;
  /** @type {{ stop: () => void } | undefined} */
  let work;
  let isStale = false;
  let isVisible = false;
  let drawn = 0;
  let frame = 0;
  /** @type {{ column: number, row: number } | undefined} */
  let at;
  /** The patches of the key, each with the number of its entry. @type {Map<HTMLCanvasElement, number>} */
  let patches = new Map();

  function begin() {
    halt();
    const next = player.simulator.survey(subject);
    surveyor?.free();
    surveyor = next;
    isStale = false;
    at = undefined;
    reading.textContent = "";
    if (surveyor) {
      const momentum = surveyor.momentum_key() === "beta1" ? say("beta1") : say("momentum");
      const up = subject === "sweep" ? say("survey steps") : momentum;
      surveyor.say(say("lr"), up, say("survey limit"));
      state.textContent = "";
      run();
    } else {
      state.textContent = say("survey no momentum", { name: named("optimizer", player.settings.racers[0]?.opt ?? "") });
    }
    show();
    // What lay there is of the survey before.
    lay();
  }

  function halt() {
    work?.stop();
    work = undefined;
    show();
  }

  /** Lays what is known over the stage, or lifts it. */
  function lay() {
    if (!stage) return;
    const isLaid = Boolean(surveyor && !work && !isStale && cover.checked);
    if (isLaid && surveyor) {
      const kinds = surveyor.key().filter(({ minimum }) => minimum === undefined);
      player.simulator.lay_basins(surveyor, kinds.map(({ kind }) => named("outcome", kind)));
    } else if (player.simulator.has_basins()) {
      player.simulator.lift_basins();
    }
    stage.later();
  }
  cover.addEventListener("change", lay);

  /** Works on while somebody can see it. */
  function run() {
    if (work || !surveyor || isStale || surveyor.is_done() || !isSeen()) return;
    drawn = 0;
    work = inSlices(() => {
      if (!surveyor || !isSeen()) {
        work = undefined;
        return true;
      }
      const isDone = slice(surveyor);
      bar.value = surveyor.advance(0);
      if (isDone || performance.now() - drawn > REDRAW) {
        drawn = performance.now();
        later();
      }
      if (isDone) {
        work = undefined;
        state.textContent = say("survey done");
        show();
        lay();
      }
      return isDone;
    });
  }

  const isSeen = () => isVisible && player.isSeen;

  function show() {
    const isRunning = Boolean(work);
    start.textContent = say(surveyor ? "survey again" : "survey start");
    start.hidden = isRunning;
    stop.hidden = bar.hidden = !isRunning;
    result.hidden = !surveyor;
    result.dataset.stale = String(isStale);
    if (surveyor && !isRunning) {
      showKey(surveyor);
      showTable(surveyor);
    }
    later();
  }

  /** Draws with the next frame, once, however often it is asked. */
  function later() {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  }

  function draw() {
    const { clientWidth: width, clientHeight: height } = picture;
    if (!surveyor || width < 1 || height < 1 || !isSeen()) return;
    const ratio = Math.min(window.devicePixelRatio || 1, LARGEST / Math.max(width, height));
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    surveyor.mark(at?.column, at?.row);
    surveyor.draw(canvas, isDark(), ratio * zoom());
    picture.dataset.drawn = String(Number(picture.dataset.drawn ?? 0) + 1);
    for (const [patch, entry] of patches) {
      patch.width = Math.round(patch.clientWidth * ratio);
      patch.height = Math.round(patch.clientHeight * ratio);
      surveyor.draw_key(patch, entry, isDark(), ratio);
    }
  }

  /** @param {Surveyor} surveyor */
  function showKey(surveyor) {
    let fewest = 1;
    const all = surveyor.key();
    const minima = all.filter(({ minimum }) => minimum !== undefined).length;
    const isShown = ({ minimum = 0 }) => minima <= MOST_MINIMA || minimum < MOST_MINIMA - 1;
    const rest = all.filter((entry) => !isShown(entry));
    // The table names them all.
    const more = document.createElement("li");
    more.textContent = say("key more", {
      count: rest.length,
      share: percent(Number(rest.reduce((sum, { share }) => sum + share, 0).toPrecision(2))),
    });
    // Patches are drawn by their place in the whole key.
    patches = new Map();
    key.replaceChildren(
      ...all.flatMap((entry, index) => {
        if (!isShown(entry)) return [];
        const { kind, most, minimum, point: place, share } = entry;
        const item = document.createElement("li");
        const patch = document.createElement("canvas");
        patch.setAttribute("aria-hidden", "true");
        let text = named("outcome", kind);
        if (minimum !== undefined) text = say("key minimum", { number: minimum + 1, point: point(place ?? []) });
        else if (most !== undefined) {
          text = say("key steps", { fewest, most });
          fewest = most + 1;
        }
        item.append(patch, say("key share", { text, share: percent(Number(share.toPrecision(2))) }));
        patches.set(patch, index);
        return [item];
      }),
      ...(rest.length > 0 ? [more] : []),
    );
  }

  /** @param {Surveyor} surveyor */
  function showTable(surveyor) {
    const table = document.createElement("table");
    const caption = document.createElement("caption");
    caption.textContent = say(`survey caption ${subject}`);
    /** @type {string[]} */
    let head = [];
    /** @type {string[][]} */
    let lines = [];
    if (subject === "sweep") {
      const { racers } = player.settings;
      head = [say("lr"), ...racers.map(({ opt }) => named("optimizer", opt))];
      lines = [...surveyor.rates()].map((rate, column) => [
        number(rate),
        ...racers.map((_, racer) => outcome(surveyor.cell(column, racer), surveyor)),
      ]);
    } else if (subject === "map") {
      const momentum = surveyor.momentum_key() === "beta1" ? say("beta1") : say("momentum");
      head = [momentum, say("smallest rate"), say("fastest rate"), say("its steps"), say("largest rate")];
      const text = (/** @type {number | undefined} */ value) => (value === undefined ? "–" : number(value));
      lines = surveyor.rows().map(({ momentum, smallest, best, step, largest }) => [
        number(momentum),
        ...[smallest, best, step, largest].map(text),
      ]);
    } else {
      head = [say("where it ends"), say("column loss"), say("share of starts"), say("its steps")];
      lines = surveyor.key().map(({ kind, minimum, point: place, loss, share, fewest, slowest }) => [
        minimum === undefined ? named("outcome", kind) : say("key minimum", { number: minimum + 1, point: point(place ?? []) }),
        loss === undefined ? "–" : number(loss),
        percent(Number(share.toPrecision(3))),
        minimum === undefined || fewest === undefined ? "–" : say("from to", { from: fewest, to: slowest ?? fewest }),
      ]);
    }
    const body = document.createElement("tbody");
    body.append(...lines.map((line) => row(line, "row")));
    const top = document.createElement("thead");
    top.append(row(head, "col"));
    table.append(caption, top, body);
    scroller.replaceChildren(table);
  }

  /**
   * @param {string[]} texts
   * @param {"row" | "col"} scope
   */
  function row(texts, scope) {
    const line = document.createElement("tr");
    line.append(
      ...texts.map((text, index) => {
        const cell = document.createElement(scope === "col" || index === 0 ? "th" : "td");
        if (cell.tagName === "TH") cell.setAttribute("scope", scope);
        cell.textContent = text;
        return cell;
      }),
    );
    return line;
  }

  /**
   * @param {ReturnType<Surveyor["cell"]>} cell
   * @param {Surveyor} surveyor
   */
  function outcome({ kind, step = 0, minimum }, surveyor) {
    if (kind === undefined) return say("outcome unknown");
    if (kind === "converged") {
      const text = say("outcome converges", { step });
      return subject === "basins" && minimum !== undefined ? say("outcome reaches", { number: minimum + 1, text }) : text;
    }
    return kind === "descending" ? say("outcome not there", { steps: surveyor.budget() }) : named("outcome", kind);
  }

  /** Puts the cursor on a cell and says what is there. @param {number} column @param {number} line */
  function read(column, line) {
    if (!surveyor) return;
    const [columns = 1, rows = 1] = surveyor.shape();
    at = { column: Math.min(Math.max(column, 0), columns - 1), row: Math.min(Math.max(line, 0), rows - 1) };
    const cell = surveyor.cell(at.column, at.row);
    const { rate, momentum, racer, start } = cell;
    const where =
      start !== undefined
        ? say("reading start", { point: point(start) })
        : momentum !== undefined
          ? say("reading map", { rate: number(rate ?? 0), momentum: number(momentum) })
          : say("reading sweep", { rate: number(rate ?? 0), name: named("optimizer", player.settings.racers[racer ?? 0]?.opt ?? "") });
    const text = say("survey reading", { where, outcome: outcome(cell, surveyor) });
    if (reading.textContent !== text) reading.textContent = text;
    later();
  }

  function take() {
    const changes = at && !isStale ? surveyor?.changes(at.column, at.row) : undefined;
    if (changes === undefined) return;
    player.pause();
    player.choose(changes);
  }

  /** @param {MouseEvent} event */
  function under(event) {
    const box = picture.getBoundingClientRect();
    const [column = 0, line = 0] =
      surveyor?.cell_under(
        (event.clientX - box.left) / zoom(),
        (event.clientY - box.top) / zoom(),
        picture.clientWidth / zoom(),
        picture.clientHeight / zoom(),
        at?.row ?? 0,
      ) ?? [];
    read(column, line);
  }

  picture.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse") under(event);
  });
  picture.addEventListener("click", (event) => {
    under(event);
    take();
  });
  picture.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !surveyor) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      event.preventDefault();
      const [column = 0, line = 0] = at ? [at.column, at.row] : (surveyor.own(0) ?? surveyor.shape().map((count) => count >> 1));
      const far = event.shiftKey ? FAR : 1;
      // The racers of a sweep stand one below the other.
      const up = subject === "sweep" ? -arrow[1] : arrow[1] * far;
      read(column + arrow[0] * far, line + up);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      take();
    }
  });
  picture.addEventListener("focus", () => {
    if (at || !surveyor || !picture.matches(":focus-visible")) return;
    const [column = 0, line = 0] = surveyor.own(0) ?? surveyor.shape().map((count) => count >> 1);
    read(column, line);
  });

  function follow() {
    if (!surveyor || isStale) return;
    isStale = !surveyor.follow(player.simulator);
    if (isStale) {
      work?.stop();
      work = undefined;
      state.textContent = say("survey stale");
      show();
    }
    later();
  }

  player.on(["settings", "done"], follow);
  const resume = () => {
    run();
    later();
  };
  player.on(["seen"], resume);
  new IntersectionObserver(([entry]) => {
    isVisible = entry?.isIntersecting ?? true;
    resume();
  }).observe(place);
  new ResizeObserver(later).observe(picture);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", later);
  new MutationObserver(later).observe(document.documentElement, { attributeFilter: ["data-theme", "data-zoom"] });
  show();
}

/**
 * @param {string} name
 * @param {string} text
 */
function paragraph(name, text) {
  const paragraph = document.createElement("p");
  paragraph.className = name;
  paragraph.textContent = text;
  return paragraph;
}
