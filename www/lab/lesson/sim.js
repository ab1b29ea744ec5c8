// A run that the text is about: put on the stage and, where it asks, answered before it is seen.

import { all, button, h, paragraph, row, status } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";
import { visit } from "./visit.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("./drive.js").Drive} Drive */
/** @typedef {import("./drive.js").Block} Block */

/** So long an answered run plays, in milliseconds; then it is seen as a whole. */
const LONGEST = 4000;

let made = 0;

/**
 * @param {HTMLElement} element
 * @param {Player} player
 * @param {Drive} drive
 * @param {string} id the lesson's
 */
export function sim(element, player, drive, id) {
  const { query = "", at, ask } = element.dataset;
  /** @type {Block} */
  const block = { element, show: () => drive.put(block, query, at === undefined ? undefined : Number(at)) };
  const put = button(words.exercises.putOnStage, () => block.show());
  // There are many such buttons: each says which run it is about.
  const about = all(element, "p")[0] ?? element;
  about.id = `sim-${++made}`;
  put.setAttribute("aria-describedby", about.id);
  const tools = row(put);
  if (ask) asking(block, tools, player, drive, `${id}-${made}`);
  else element.append(tools);
  drive.add(block);
}

/**
 * Has a run asked about first: what the text says of it comes once it was seen.
 * @param {Block} block
 * @param {HTMLElement} tools
 * @param {Player} player
 * @param {Drive} drive
 * @param {string} key what it is kept by
 */
function asking(block, tools, player, drive, key) {
  const { element, show } = block;
  const { query = "", ask = "" } = element.dataset;
  const { answered } = visit.kept;
  const question = h("div", { className: "asks" });
  const said = h("div", { className: "question", hidden: true });
  const list = all(element, ".replies")[0];
  const reply = status("div", "reply");
  const told = h("div", { className: "told" }, reply, ...all(element, ".replies, .explained"));
  told.tabIndex = -1;
  if (list) list.hidden = false;
  question.append(said);
  question.tabIndex = -1;
  block.question = question;
  block.show = () => (answered[key] ? show() : drive.put(block, `${query}&ask=${ask}`, 0));

  const { showMe } = words.lessons;
  const skip = button(showMe, () => seen({ lines: [] }), { "aria-describedby": about(element) });
  const again = button(words.ask.again, () => {
    delete answered[key];
    visit.keep();
    look();
    block.show();
    all(question, "button, input")[0]?.focus();
  });
  const play = button(words.transport.play, () => {
    player.play();
    question.focus({ preventScroll: true });
    // Many a run has long come to its verdict by then.
    setTimeout(() => isHere() && player.isPlaying && player.finish(), LONGEST);
  });
  again.className = "again";
  tools.append(play, skip, again);
  element.append(h("div", { className: "ask", dataset: { kind: ask } }, question, told), tools);

  /** What was said and how it went stay in this visit. @param {import("./visit.js").Answered} what */
  function seen(what) {
    answered[key] = what;
    visit.keep();
    look();
    // Where the answer stands on the picture, or in a chart, it stays there beside the run.
    if (what.id === undefined || ["verdict", "steps"].includes(ask)) show();
  }

  /** Shows what is known by now. */
  function look() {
    const known = answered[key];
    element.dataset.state = known ? "told" : "asked";
    skip.hidden = known !== undefined;
    again.hidden = !known;
    told.hidden = false;
    said.replaceChildren(...(known?.lines ?? []).map((line, index) => paragraph(line, { className: index ? "why" : "said" })));
    said.hidden = !known?.lines.length;
    reply.replaceChildren(...(known?.id === undefined ? [] : replyTo(list, known.id)));
  }

  const isHere = () => drive.current === block && player.settings.ask !== undefined && !player.isPosed;

  player.on(["settings", "said", "playing", "done"], () => {
    const isSaid = isHere() && player.saying !== undefined && !player.isDone;
    play.hidden = !isSaid || player.isPlaying;
    skip.hidden = isSaid || answered[key] !== undefined;
    // It was asked once more, by its own button.
    if (!answered[key] || !isHere() || !player.isAsking) return;
    delete answered[key];
    look();
  });
  player.on(["said"], () => {
    if (!isHere()) return;
    play.focus({ preventScroll: true });
  });
  player.on(["answered"], () => {
    // Of a run that the learner has changed, the text says nothing.
    if (!isHere() || player.simulator.learner_query() !== undefined) return;
    const wasHere = element.contains(document.activeElement);
    const lines = all(question, "#question > p").map(({ textContent }) => textContent ?? "");
    const id = idOf(player, ask);
    // The clock that brought it here stops first.
    queueMicrotask(() => {
      seen({ id, lines });
      if (wasHere) told.focus({ preventScroll: true });
    });
  });
  play.hidden = true;
  look();
}

/** @param {HTMLElement} element */
const about = (element) => element.querySelector("p")?.id;

/** The reply that fits. @param {HTMLElement | undefined} list @param {string} id */
function replyTo(list, id) {
  const replies = list ? all(list, "li") : [];
  const fit = replies.find(({ dataset }) => dataset.said === id) ?? replies.find(({ dataset }) => dataset.said === "else");
  return fit?.cloneNode(true).childNodes ?? [];
}

/** What replies are listed by. @param {Player} player @param {string} ask */
function idOf({ saying, simulator }, ask) {
  const { is, score } = saying ?? {};
  if (ask === "verdict") return String(is);
  const near = score?.() ?? 0;
  if (ask !== "steps") return near >= 0.5 ? "near" : "far";
  if (near === 1) return "near";
  const { kind, step = 0 } = simulator.outcome()[0] ?? {};
  if (typeof is !== "number") return "never";
  return kind === "converged" && is > step ? "more" : "fewer";
}
