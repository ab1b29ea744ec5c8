// How far the reader of a lesson has come, in words and as a bar, and what is said at its end.

import { h, paragraph, status } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";

/**
 * @param {import("./progress.js").Progress} progress
 * @param {string} id the lesson's
 * @param {number} total its exercises
 */
export function meter(progress, id, total) {
  const texts = words.lessons;
  const says = paragraph("", { role: "status" });
  const gauge = h("progress", { max: total, "aria-label": texts.progress });
  const end = status("p", "ending");

  /** What has changed is set anew, so that it is read out once. @param {HTMLElement} line @param {string[]} sentences */
  function say(line, sentences) {
    const text = sentences.join(" ");
    if (line.textContent !== text) line.textContent = text;
  }

  function show() {
    const done = progress.count(id, total);
    const ways = texts.ways(progress.ways(id, total));
    const isOver = done === total;
    const sentences = [texts.done({ done, total })];
    if (done > 0 && !isOver) sentences.push(ways);
    if (!progress.isStored) sentences.push(texts.notStored);
    if (progress.wasDamaged) sentences.push(texts.wasDamaged);
    say(says, sentences);
    say(end, isOver ? [texts.finished, ways] : []);
    gauge.value = done;
  }
  return { bar: h("div", { className: "meter" }, says, gauge), end, show };
}
