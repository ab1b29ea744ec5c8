// The list of lessons: what there is, how far one has come, and progress to take along or drop.

import { button, showDialog } from "../../shared/dialogs/dialog.js";
import { lessons } from "../../generated/lessons.js";
import { say } from "../../shared/i18n/lab.js";
import { Progress } from "./progress.js";

/** Shows the list in a dialog. */
export function showLessons() {
  const progress = new Progress();
  const list = document.createElement("ol");
  list.className = "lessons";
  const rows = lessons.map(({ id, title, summary, minutes, level, exercises }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `?lesson=${id}`;
    link.textContent = title;
    const about = document.createElement("p");
    about.textContent = summary;
    const facts = document.createElement("p");
    facts.className = "about";
    item.append(link, about, facts);
    list.append(item);
    return () => {
      const done = progress.count(id, exercises.length);
      const words = say("lesson about", { minutes, level: say(/** @type {"level hard"} */ (`level ${level}`)) });
      facts.textContent = `${words} ${say("exercises done", { done, total: exercises.length })}`;
    };
  });

  const total = lessons.reduce((sum, { exercises }) => sum + exercises.length, 0);
  const sum = document.createElement("p");
  sum.setAttribute("role", "status");
  function show(note = "") {
    for (const row of rows) row();
    const done = lessons.reduce((sum, { id, exercises }) => sum + progress.count(id, exercises.length), 0);
    const words = [say("all done", { done, total }), note];
    words.push(say(progress.isStored ? "stored" : "not stored"));
    if (progress.wasDamaged) words.push(say("was damaged"));
    sum.textContent = words.filter((text) => text !== "").join(" ");
  }

  const save = document.createElement("a");
  save.download = "fall-line-progress.json";
  save.textContent = say("save progress");
  const file = document.createElement("input");
  file.type = "file";
  file.accept = ".json,application/json";
  file.addEventListener("change", async () => {
    const text = await file.files?.[0]?.text();
    if (text === undefined) return;
    show(say(progress.take(text) ? "progress taken" : "progress not taken"));
    file.value = "";
  });
  const take = document.createElement("label");
  take.append(say("take progress"), " ", file);
  const reset = button(say("reset progress"), () => {
    if (reset.dataset.sure === undefined) {
      reset.dataset.sure = "";
      reset.textContent = say("reset sure");
      return;
    }
    delete reset.dataset.sure;
    reset.textContent = say("reset progress");
    progress.reset();
    show(say("progress reset"));
  });
  const renew = () => (save.href = `data:application/json,${encodeURIComponent(progress.text())}`);
  progress.on(renew);
  renew();
  const tools = document.createElement("div");
  tools.className = "row";
  tools.append(save, take, reset);
  showDialog("lessons", say("lessons"), [sum, list, tools]);
  show();
}
