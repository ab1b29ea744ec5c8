// How far the reader of a lesson has come, in words and as a bar.

import { h, paragraph } from "../../shared/dom.js";
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
  function show() {
    const done = progress.count(id, total);
    const sentences = [texts.done({ done, total })];
    if (done === total) sentences.push(texts.finished);
    if (!progress.isStored) sentences.push(texts.notStored);
    if (progress.wasDamaged) sentences.push(texts.wasDamaged);
    says.textContent = sentences.join(" ");
    gauge.value = done;
  }
  return { bar: h("div", { className: "meter" }, says, gauge), show };
}
