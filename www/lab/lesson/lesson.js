// A lesson: a column of text that drives the stage, with exercises and the progress in them.

import { lessons } from "../../generated/lessons.js";
import { all, button, h, parsed } from "../../shared/dom.js";
import { fillNumbers } from "../../shared/exercises/answer-key.js";
import { focusOn } from "../../shared/exercises/attempts.js";
import { exercise, isStaged } from "../../shared/exercises/exercise.js";
import { words } from "../../shared/i18n/lab.js";
import exerciseStyles from "../../styles/exercises.css";
import textStyles from "../../styles/lesson-text.css";
import { placeVerdict } from "../arrange.js";
import { copyButton } from "../copy-button.js";
import { wanted } from "../wanted.js";
import { discuss } from "./discuss.js";
import { Drive, driveSwitch, exerciseBlock } from "./drive.js";
import { meter } from "./meter.js";
import { followPlace, goToPlace } from "./place.js";
import { Progress } from "./progress.js";
import { sim } from "./sim.js";
import { textOf } from "./text.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {typeof lessons[number]} Facts */

/**
 * Opens a lesson beside the stage.
 * @param {Player} player
 * @param {string} id
 * @param {HTMLElement} column
 * @param {() => void} late is told that its text has not come at once
 */
export async function lesson(player, id, column, late) {
  const index = lessons.findIndex((lesson) => lesson.id === id);
  const facts = lessons[index];
  if (!facts) {
    delete document.body.dataset.lesson;
    placeVerdict();
    return player.check(() => ({ key: "lesson", given: id, used: "", code: "unknown-value" }));
  }
  document.head.append(h("style", {}, textStyles, exerciseStyles));
  const article = parsed(await wanted(() => textOf(facts.file), column, late, words.missing.lesson));
  const progress = new Progress();
  const { bar, end, show } = meter(progress, id, facts.exercises.length);
  article.querySelector("h2")?.after(h("p", { className: "about" }, words.lessons.about(facts)), bar, driveSwitch());
  foldContents(article);
  const drive = new Drive(player);
  const parts = prepare(article, player, drive, { id, progress });
  article.append(end, neighbours(index));
  column.replaceChildren(article);
  column.setAttribute("aria-labelledby", "lesson-title");
  void fillNumbers(article);

  function tick() {
    show();
    for (const { element, part } of parts) element.toggleAttribute("data-done", progress.isDone(id, part));
  }
  progress.on(tick);
  tick();

  const isGiven = player.simulator.names_surface();
  goToPlace(article, progress.placeIn(id), player.settings.part);
  drive.begin(isGiven);
  followPlace(article, (heading) => progress.keepPlace(id, heading));
  // On paper everything is open.
  window.addEventListener("beforeprint", () => {
    for (const details of article.querySelectorAll("details")) details.open = true;
  });
}

/**
 * Makes what can be done of what the text has, in its order; gives the exercises.
 * @param {HTMLElement} article
 * @param {Player} player
 * @param {Drive} drive
 * @param {{ id: string, progress: Progress }} reader
 */
function prepare(article, player, drive, { id, progress }) {
  const parts = [];
  for (const element of all(article, ".sim, [data-part]")) {
    if (element.dataset.part === undefined) {
      sim(element, player, drive, id);
      continue;
    }
    const part = Number(element.dataset.part);
    const block = isStaged(element) ? exerciseBlock(element, drive) : { element, show() {} };
    begin(player.settings.variant);
    parts.push({ element, part });

    /** With the numbers of that variant. @param {number} variant */
    function begin(variant) {
      exercise(element, {
        player,
        show: (query, at) => drive.put(block, query, at),
        tried() {},
        done(result) {
          progress.finish(id, part, result);
          if (result.how === "shown") offerAgain(element, () => begin(variant + 1));
        },
        variant,
        again: begin,
      });
    }
  }
  for (const program of all(article, ".program")) program.append(copyProgram(program));
  for (const element of all(article, ".discuss")) {
    const { question = "" } = element.dataset;
    const keep = (/** @type {string} */ text) => progress.keepWritten(id, question, text);
    discuss(element, { wrote: progress.wroteIn(id, question), keep });
  }
  return parts;
}

/** A way to do what was shown, where no other numbers offer it. @param {HTMLElement} element @param {() => void} act */
function offerAgain(element, act) {
  if (element.dataset.deal !== undefined) return;
  const again = button(words.lessons.tryAgain, () => {
    act();
    focusOn(all(element, "h4")[0] ?? element);
  });
  element.append(again);
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
