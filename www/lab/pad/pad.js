// Rate × momentum as an instrument: a small map that fills itself while the page is idle, with a cross
// where what runs stands. A rule without momentum has a strip of rates.

import { h, paragraph } from "../../shared/dom.js";
import { Pad } from "../../shared/engine.js";
import { framed } from "../../shared/frames.js";
import { words } from "../../shared/i18n/lab.js";
import { isDark, onAppearance, zoom } from "../../shared/appearance.js";
import { cross } from "./cross.js";
import { PadWork } from "./work.js";

/** @typedef {import("../../shared/player.js").Player} Player */

/** A picture that is still growing is drawn so often, in milliseconds. */
const REDRAW = 100;

/** @param {Player} player @param {HTMLElement} place */
export function pad(player, place) {
  const canvas = h("canvas", { "aria-hidden": "true" });
  const picture = h("div", { className: "picture", role: "group" }, canvas);
  const says = paragraph("");
  const hint = paragraph("", { className: "why", id: "pad-hint" });
  place.append(picture, says, hint);

  let isVisible = false;
  /** In CSS pixels; to ask for it with each frame of a drag would have the page laid out each time. */
  let box = { width: 0, height: 0 };
  const size = () => ({ width: box.width / zoom(), height: box.height / zoom() });
  const isSeen = () => isVisible && player.isSeen && !place.hidden;
  const work = new PadWork(player, isSeen, worked);
  const handle = cross(player, picture, work, size, hint.id);
  const frame = framed(draw);
  let [drawn, look] = [-Infinity, ""];

  /** @param {boolean} isDone */
  function worked(isDone) {
    const now = performance.now();
    // What stood there stays until there is something to see everywhere.
    if (!work.shown?.revision() || !(isDone || now - drawn > REDRAW)) return;
    drawn = now;
    show();
  }

  function draw() {
    const { shown, isStale, begun } = work;
    if (!shown?.revision() || isStale || box.width < 1 || box.height < 1 || !isSeen()) return;
    const ratio = window.devicePixelRatio || 1;
    const next = [begun, shown.revision(), box.width, box.height, ratio, isDark(), zoom()].join();
    if (next === look) return;
    look = next;
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    shown.draw(canvas, { ...size(), ratio: ratio * zoom(), isDark: isDark() });
    canvas.dataset.drawn = String(Number(canvas.dataset.drawn ?? 0) + 1);
  }

  function show() {
    if (place.hidden) return;
    const now = reading(player);
    handle.show(words.pad.cross(now));
    tell(player, work, now, { picture, says, hint });
    frame.later();
  }

  function follow() {
    if (place.hidden) return work.drop();
    work.follow();
    work.later();
    show();
  }

  player.on(["settings", "done"], follow);
  // Where numbers hold from here on, it is about another branch with each step.
  player.on(["cursor", "playing"], () => player.isDriven && !player.isPlaying && follow());
  player.on(["playing", "seen", "progress"], () => work.later());
  new IntersectionObserver((entries) => {
    isVisible = entries.at(-1)?.isIntersecting ?? false;
    work.later();
    frame.later();
  }).observe(picture);
  new ResizeObserver(() => {
    box = { width: picture.clientWidth, height: picture.clientHeight };
    show();
  }).observe(picture);
  onAppearance(() => (work.name(), show()));
  follow();
}

/**
 * Says what the picture shows, what the cross stands on, and how it is used.
 * @param {Player} player
 * @param {PadWork} work
 * @param {ReturnType<typeof reading>} now
 * @param {{ picture: HTMLElement, says: HTMLElement, hint: HTMLElement }} elements
 */
function tell({ settings, simulator, isDone }, { shown, isStale, isDone: isFull }, now, { picture, says, hint }) {
  const { racers, steps } = settings;
  const isStrip = now.momentum === undefined;
  const name = isStrip ? words.pad.strip : words.pad.name;
  const known = isFull ? shown : undefined;
  const budget = known?.budget() ?? steps;
  // It is about the first one.
  const racer = racers.length > 1 ? racers[0]?.opt : undefined;
  const outcome = isDone ? simulator.outcome()[0] : undefined;
  picture.dataset.stale = String(isStale);
  put(says, words.pad.says({ ...now, racer, outcome }));
  put(hint, `${words.pad.hint(now.momentum?.name)} ${budget < steps ? words.pad.cut(budget) : ""}`.trim());
  const about = known ? words.pad.about({ name, shares: sharesOf(known) }) : name;
  if (picture.getAttribute("aria-label") !== about) picture.setAttribute("aria-label", about);
}

/** How its runs end, the largest part first. @param {Pad} pad */
function sharesOf(pad) {
  const shares = pad.shares();
  const all = Pad.kinds().map((kind, index) => ({ kind, share: shares[index] ?? 0 }));
  return all.filter(({ share }) => share > 0).sort((one, other) => other.share - one.share);
}

/** What is set anew is laid out anew. @param {HTMLElement} element @param {string} text */
function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The first racer's rate and momentum, by the names that they have on the page. @param {Player} player */
function reading({ numbers: { lr, parameters }, drivenFrom: from, simulator }) {
  const key = simulator.momentum_key();
  return { from, rate: lr, momentum: key === undefined ? undefined : { name: words.key(key), value: parameters[key] ?? 0 } };
}
