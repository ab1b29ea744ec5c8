// Rate × momentum as an instrument: a small map that fills itself while the page is idle, with a cross
// where what runs stands. A rule without momentum has a strip of rates.

import { h, paragraph } from "../../shared/dom.js";
import { framed } from "../../shared/frames.js";
import { words } from "../../shared/i18n/lab.js";
import { isDark, onAppearance, zoom } from "../../shared/appearance.js";
import { isLocked } from "../../shared/panels/lock.js";
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
    if (!work.shown?.is_covered() || !(isDone || now - drawn > REDRAW)) return;
    drawn = now;
    frame.later();
    if (isDone) picture.setAttribute("aria-label", about(player, work));
  }

  function draw() {
    const { shown, isStale, begun } = work;
    picture.dataset.stale = String(isStale);
    handle.show(words.pad.cross(reading(player)));
    if (!shown?.is_covered() || isStale || box.width < 1 || box.height < 1 || !isSeen()) return;
    const ratio = window.devicePixelRatio || 1;
    const next = [begun, shown.revision(), box.width, box.height, ratio, isDark(), zoom()].join();
    if (next === look) return;
    look = next;
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    shown.draw(canvas, { ...size(), ratio: ratio * zoom(), isDark: isDark() });
    canvas.dataset.drawn = String(Number(canvas.dataset.drawn ?? 0) + 1);
  }

  function say() {
    if (place.hidden) return;
    const { racers, steps } = player.settings;
    const isStrip = player.simulator.momentum_key() === undefined;
    picture.dataset.strip = String(isStrip);
    const outcome = player.isDone ? player.simulator.outcome()[0] : undefined;
    // It is about the first one.
    const racer = racers.length > 1 ? racers[0]?.opt : undefined;
    says.textContent = words.pad.says({ ...reading(player), racer, outcome });
    const budget = work.shown?.budget() ?? steps;
    const text = [words.pad.hint(isStrip), budget < steps ? words.pad.cut(budget) : ""].join(" ");
    if (hint.textContent !== text) hint.textContent = text;
  }

  function follow() {
    place.hidden = !isAllowed(player);
    if (place.hidden) return work.drop();
    work.follow();
    work.later();
    say();
    draw();
  }

  player.on(["settings", "done"], follow);
  player.on(["playing", "seen", "progress"], () => work.later());
  new IntersectionObserver((entries) => {
    isVisible = entries.at(-1)?.isIntersecting ?? false;
    work.later();
    frame.later();
  }).observe(picture);
  new ResizeObserver(() => {
    box = { width: picture.clientWidth, height: picture.clientHeight };
    frame.later();
  }).observe(picture);
  onAppearance(() => {
    work.name();
    say();
    frame.later();
  });
  picture.setAttribute("aria-label", words.pad.name);
  follow();
}

/** Whether it may be there: it sets what the sliders set, and shows what lies ahead. @param {Player} player */
function isAllowed(player) {
  const { hide, hidesAhead } = player.settings;
  const keys = ["lr", player.simulator.momentum_key()];
  return !hidesAhead && !hide.includes("controls") && !keys.some((key) => key !== undefined && isLocked(player, key));
}

/** The first racer's rate and momentum, by the names that they have on the page. @param {Player} player */
function reading({ settings: { racers }, simulator }) {
  const key = simulator.momentum_key();
  const { lr = 0, parameters = {} } = racers[0] ?? {};
  return { rate: lr, momentum: key === undefined ? undefined : { name: words.key(key), value: parameters[key] ?? 0 } };
}

/** What the picture shows, for those who do not see it. @param {Player} player @param {PadWork} work */
function about({ simulator }, { shown }) {
  const name = simulator.momentum_key() === undefined ? words.pad.strip : words.pad.name;
  return words.pad.about({ name, shares: shown?.shares() ?? [] });
}
