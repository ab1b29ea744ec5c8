// The list of lessons: what there is, how far one has come, and progress to take along or drop.

import { lessons } from "../../generated/lessons.js";
import { button, h, labelled, paragraph, row } from "../../shared/dom.js";
import { showDialog } from "../../shared/dialogs/dialog.js";
import { words } from "../../shared/i18n/lab.js";
import { Progress } from "./progress.js";

/** @typedef {typeof lessons[number]} Facts */

/** Shows the list in a dialog. */
export function showLessons() {
  const texts = words.lessons;
  const progress = new Progress();
  const entries = lessons.map((facts) => entry(facts, progress));
  const sum = paragraph("", { role: "status" });

  /** @param {string} [note] what has just been done */
  function show(note) {
    for (const { show } of entries) show();
    const done = lessons.reduce((sum, { id, exercises }) => sum + progress.count(id, exercises.length), 0);
    const total = lessons.reduce((sum, { exercises }) => sum + exercises.length, 0);
    const sentences = [texts.allDone({ done, total })];
    if (note) sentences.push(note);
    sentences.push(progress.isStored ? texts.stored : texts.notStored);
    if (progress.wasDamaged) sentences.push(texts.wasDamaged);
    sum.textContent = sentences.join(" ");
  }

  const list = h("ol", { className: "lessons" }, ...entries.map(({ element }) => element));
  const tools = row(saveLink(progress), takeField(progress, show), resetButton(progress, show));
  showDialog("lessons", texts.name, [sum, list, tools]);
  show();
}

/** @param {Facts} facts @param {Progress} progress */
function entry(facts, progress) {
  const { id, title, summary, exercises } = facts;
  const says = paragraph("", { className: "about" });
  const element = h("li", {}, h("a", { href: `?lesson=${id}` }, title), paragraph(summary), says);
  function show() {
    const done = progress.count(id, exercises.length);
    says.textContent = `${words.lessons.about(facts)} ${words.lessons.done({ done, total: exercises.length })}`;
  }
  return { element, show };
}

/** @param {Progress} progress */
function saveLink(progress) {
  const save = h("a", { download: "fall-line-progress.json" }, words.lessons.save);
  const renew = () => (save.href = `data:application/json,${encodeURIComponent(progress.text())}`);
  progress.on(renew);
  renew();
  return save;
}

/** @param {Progress} progress @param {(note: string) => void} show */
function takeField(progress, show) {
  const { take, taken, notTaken } = words.lessons;
  const file = h("input", { type: "file", accept: ".json,application/json" });
  file.addEventListener("change", async () => {
    const text = await file.files?.[0]?.text();
    if (text === undefined) return;
    show(progress.take(text) ? taken : notTaken);
    file.value = "";
  });
  return labelled(take, file);
}

/** It asks once more before it forgets. @param {Progress} progress @param {(note: string) => void} show */
function resetButton(progress, show) {
  const texts = words.lessons;
  const reset = button(texts.reset, () => {
    if (reset.dataset.sure === undefined) {
      reset.dataset.sure = "";
      reset.textContent = texts.resetSure;
      return;
    }
    delete reset.dataset.sure;
    reset.textContent = texts.reset;
    progress.reset();
    show(texts.wasReset);
  });
  return reset;
}
