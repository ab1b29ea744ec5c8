// A lesson: a column of text that drives the stage, with exercises and the progress in them.

import { fillNumbers } from "../../shared/exercises/answer-key.js";
import { learnerQuery } from "../../shared/address.js";
import { copyButton } from "../copy-button.js";
import { button } from "../../shared/dialogs/dialog.js";
import { exercise, stage } from "../../shared/exercises/exercise.js";
import { all } from "../../shared/exercises/parts.js";
import { lessons } from "../../generated/lessons.js";
import { say } from "../../shared/i18n/lab.js";
import { Progress } from "./progress.js";

/** @typedef {import("../../shared/player.js").Player} Player */

/** A heading counts as read once it is this far up, as a part of the window's height. */
const READ = 0.4;

/** The lessons' texts, as far as they were asked for. @type {Map<string, Promise<string>>} */
const texts = new Map();

/** @param {string} file */
function textOf(file) {
  const text = texts.get(file) ?? fetchText(file);
  texts.set(file, text);
  return text;
}

/** @param {string} file */
async function fetchText(file) {
  const answer = await fetch(`assets/${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.text();
}

/**
 * Begins to fetch the lesson that a query seems to name. Whether that fails, its opening tells.
 * @param {string} query
 */
export function foresee(query) {
  const id = new URLSearchParams(query).get("lesson");
  const facts = lessons.find((lesson) => lesson.id === id);
  if (facts) textOf(facts.file).catch(() => {});
}

/**
 * Opens a lesson beside the stage.
 * @param {Player} player
 * @param {string} id
 */
export async function lesson(player, id) {
  const index = lessons.findIndex((lesson) => lesson.id === id);
  const facts = lessons[index];
  if (!facts) return player.remark({ key: "lesson", given: id, used: "", code: "unknown-value" });
  const column = makeRoom();
  const template = document.createElement("template");
  template.innerHTML = await textOf(facts.file);
  const progress = new Progress();
  const article = /** @type {HTMLElement} */ (template.content.firstElementChild);
  const { bar, show } = meter(progress, id, facts.exercises.length);
  article.querySelector("h2")?.after(about(facts), bar);
  contents(article);
  article.append(neighbours(index));

  all(article, ".sim").forEach((sim, index) => {
    const { query = "", at } = sim.dataset;
    const put = button(say("put on stage"), () => stage(player, query, at === undefined ? undefined : Number(at)));
    const caption = sim.querySelector("p");
    if (caption) {
      // There are many such buttons: each says which run it is about.
      caption.id = `sim-${index}`;
      put.setAttribute("aria-describedby", caption.id);
    }
    sim.append(put);
  });
  for (const element of all(article, "[data-part]")) {
    const part = Number(element.dataset.part);
    exercise(element, {
      player,
      show: (query, at) => stage(player, query, at),
      done: (score) => progress.finish(id, part, score),
    });
  }
  for (const program of all(article, ".program")) program.append(copyProgram(program));
  column.replaceChildren(article);
  void fillNumbers(article);

  function ticks() {
    show();
    for (const element of all(article, "[data-part]")) {
      element.toggleAttribute("data-done", progress.isDone(id, Number(element.dataset.part)));
    }
  }
  progress.on(ticks);
  ticks();

  const first = all(article, "[data-query]:is(.sim, .exercise, li)")[0]?.dataset;
  const isSet = learnerQuery() !== undefined || /[?&](fn|f)=/.test(location.search);
  if (first && !isSet) stage(player, first.query ?? "", Number(first.at ?? 0));
  goToPlace(article, progress.placeIn(id), player.settings.part);
  followPlace(article, (heading) => progress.keepPlace(id, heading));
  // On paper everything is open.
  window.addEventListener("beforeprint", () => {
    for (const details of article.querySelectorAll("details")) details.open = true;
  });
}

/** The column, and the bench beside it that stays in sight. */
function makeRoom() {
  const main = document.querySelector("main");
  const column = document.createElement("section");
  column.id = "lesson";
  column.setAttribute("aria-labelledby", "lesson-title");
  const bench = document.createElement("div");
  bench.className = "bench";
  bench.append(...document.querySelectorAll("main > .scene, main > .side"));
  main?.append(column, bench);
  document.body.dataset.lesson = "";
  return column;
}

/** @param {typeof lessons[number]} facts */
function about({ minutes, level }) {
  const line = document.createElement("p");
  line.className = "about";
  line.textContent = say("lesson about", { minutes, level: say(/** @type {"level hard"} */ (`level ${level}`)) });
  return line;
}

/**
 * How far the reader has come, in words and as a bar.
 * @param {Progress} progress
 * @param {string} id
 * @param {number} total
 */
function meter(progress, id, total) {
  const bar = document.createElement("div");
  bar.className = "meter";
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  const gauge = document.createElement("progress");
  gauge.max = total;
  gauge.setAttribute("aria-label", say("lesson progress"));
  bar.append(words, gauge);
  function show() {
    const done = progress.count(id, total);
    const text = [say("exercises done", { done, total })];
    if (done === total) text.push(say("lesson done"));
    if (!progress.isStored) text.push(say("not stored"));
    if (progress.wasDamaged) text.push(say("was damaged"));
    words.textContent = text.join(" ");
    gauge.value = done;
  }
  return { bar, show };
}

/** @param {HTMLElement} article */
function contents(article) {
  const list = article.querySelector(".contents");
  if (!list) return;
  const nav = document.createElement("nav");
  nav.setAttribute("aria-label", say("lesson contents"));
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = say("lesson contents");
  list.replaceWith(nav);
  details.append(summary, list);
  nav.append(details);
}

/** Links to the lessons before and after. @param {number} index */
function neighbours(index) {
  const nav = document.createElement("nav");
  nav.className = "neighbours";
  nav.setAttribute("aria-label", say("other lessons"));
  for (const [to, name] of /** @type {const} */ ([[lessons[index - 1], "previous"], [lessons[index + 1], "next"]])) {
    if (!to) continue;
    const link = document.createElement("a");
    link.href = `?lesson=${to.id}`;
    link.rel = name === "previous" ? "prev" : "next";
    link.textContent = say(name, { title: to.title });
    nav.append(link);
  }
  return nav;
}

/** @param {HTMLElement} program */
function copyProgram(program) {
  const code = program.querySelector("code");
  return copyButton(say("copy program"), () => code?.textContent ?? "", () => {
    if (code) getSelection()?.selectAllChildren(code);
    return say("copy yourself");
  });
}

/**
 * Scrolls to what the address names, or to an exercise, or to where the reader was.
 * @param {HTMLElement} article
 * @param {string | undefined} kept
 * @param {number | undefined} part
 */
function goToPlace(article, kept, part) {
  const hash = decodeURIComponent(location.hash.slice(1));
  const anchor = hash.includes("=") ? "" : hash;
  const id = anchor || (part === undefined ? kept : `part-${part}`);
  const target = id ? document.getElementById(id) : null;
  if (target && article.contains(target)) target.scrollIntoView({ behavior: "instant" });
}

/**
 * @param {HTMLElement} article
 * @param {(heading: string) => void} keep
 */
function followPlace(article, keep) {
  const headings = all(article, "h3[id]");
  let last = "";
  const observer = new IntersectionObserver(
    () => {
      const read = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight * READ).at(-1);
      const id = read?.id ?? headings[0]?.id ?? "";
      if (id !== last && last !== "") keep(id);
      last = id;
    },
    { rootMargin: `0px 0px -${100 - READ * 100}% 0px` },
  );
  for (const heading of headings) observer.observe(heading);
}
