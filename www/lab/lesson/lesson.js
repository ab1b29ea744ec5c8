// A lesson: a column of text that drives the stage, with exercises and the progress in them.

import { lessons } from "../../generated/lessons.js";
import { all, button, h, paragraph, parsed } from "../../shared/dom.js";
import { fillNumbers } from "../../shared/exercises/answer-key.js";
import { exercise, stage } from "../../shared/exercises/exercise.js";
import { words } from "../../shared/i18n/lab.js";
import styles from "../../styles/exercises.css";
import { placeVerdict } from "../arrange.js";
import { copyButton } from "../copy-button.js";
import { meter } from "./meter.js";
import { followPlace, goToPlace } from "./place.js";
import { Progress } from "./progress.js";
import { textOf } from "./text.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {typeof lessons[number]} Facts */

/**
 * Opens a lesson beside the stage.
 * @param {Player} player
 * @param {string} id
 */
export async function lesson(player, id) {
  const index = lessons.findIndex((lesson) => lesson.id === id);
  const facts = lessons[index];
  if (!facts) return player.check(() => ({ key: "lesson", given: id, used: "", code: "unknown-value" }));
  const column = makeRoom();
  document.head.append(h("style", {}, styles));
  const text = await textIn(column, facts.file);
  if (text === undefined) return undefined;
  const article = parsed(text);
  const progress = new Progress();
  const { bar, show } = meter(progress, id, facts.exercises.length);
  article.querySelector("h2")?.after(h("p", { className: "about" }, words.lessons.about(facts)), bar);
  foldContents(article);
  article.append(neighbours(index));
  const parts = all(article, "[data-part]").map((element) => ({ element, part: Number(element.dataset.part) }));
  prepareRuns(article, player);
  for (const { element, part } of parts) {
    begun(element, part, part === player.settings.part ? player.settings.variant : 0);
  }

  /** @param {HTMLElement} element @param {number} part @param {number} variant */
  function begun(element, part, variant) {
    exercise(element, {
      player,
      show: (query, at) => stage(player, query, at),
      tried() {},
      done: ({ score }) => progress.finish(id, part, score),
      variant,
      again: (variant) => begun(element, part, variant),
    });
  }

  for (const program of all(article, ".program")) program.append(copyProgram(program));
  column.replaceChildren(article);
  void fillNumbers(article);

  function tick() {
    show();
    for (const { element, part } of parts) element.toggleAttribute("data-done", progress.isDone(id, part));
  }
  progress.on(tick);
  tick();

  begin(article, player);
  goToPlace(article, progress.placeIn(id), player.settings.part);
  followPlace(article, (heading) => progress.keepPlace(id, heading));
  // On paper everything is open.
  window.addEventListener("beforeprint", () => {
    for (const details of article.querySelectorAll("details")) details.open = true;
  });
}

/**
 * A lesson's text; `undefined` where it does not come: then the column says so.
 * @param {HTMLElement} column
 * @param {string} file
 */
async function textIn(column, file) {
  try {
    return await textOf(file);
  } catch {
    const again = button(words.tryAgain, () => location.reload());
    column.replaceChildren(h("h2", { id: "lesson-title" }, words.missing.name), paragraph(words.missing.lesson), again);
    return undefined;
  }
}

/** The column, and the bench beside it: the picture with its verdict stays in sight. */
function makeRoom() {
  const column = h("section", { id: "lesson", "aria-labelledby": "lesson-title" });
  const bench = h("div", { className: "bench" }, ...document.querySelectorAll("main > .scene, main > .side, #more"));
  document.querySelector("main")?.append(column, bench);
  document.body.dataset.lesson = "";
  placeVerdict();
  return column;
}

/** The first run of the lesson, unless the address brings one. @param {HTMLElement} article @param {Player} player */
function begin(article, player) {
  const first = all(article, "[data-query]:is(.sim, .exercise, li)")[0]?.dataset;
  if (first && !player.simulator.names_surface()) stage(player, first.query ?? "", Number(first.at ?? 0));
}

/** Runs that a button puts on the stage. @param {HTMLElement} article @param {Player} player */
function prepareRuns(article, player) {
  all(article, ".sim").forEach((run, index) => {
    const { query = "", at } = run.dataset;
    const act = () => stage(player, query, at === undefined ? undefined : Number(at));
    const put = button(words.exercises.putOnStage, act);
    const caption = run.querySelector("p");
    if (caption) {
      // There are many such buttons: each says which run it is about.
      caption.id = `sim-${index}`;
      put.setAttribute("aria-describedby", caption.id);
    }
    run.append(put);
  });
}

/** @param {HTMLElement} article */
function foldContents(article) {
  const list = article.querySelector(".contents");
  if (!list) return;
  const { contents } = words.lessons;
  const nav = h("nav", { "aria-label": contents });
  list.replaceWith(nav);
  nav.append(h("details", {}, h("summary", {}, contents), list));
}

/** Links to the lessons before and after. @param {number} index */
function neighbours(index) {
  const { others, previous, next } = words.lessons;
  /** @param {Facts | undefined} to @param {string} rel @param {(title: string) => string} name */
  const link = (to, rel, name) => to && h("a", { href: `?lesson=${to.id}`, rel }, name(to.title));
  return h(
    "nav",
    { className: "neighbours", "aria-label": others },
    link(lessons[index - 1], "prev", previous),
    link(lessons[index + 1], "next", next),
  );
}

/** @param {HTMLElement} program */
function copyProgram(program) {
  const code = program.querySelector("code");
  return copyButton(words.lessons.copyProgram, () => code?.textContent ?? "", () => {
    if (code) getSelection()?.selectAllChildren(code);
    return words.copying.byHand;
  });
}
