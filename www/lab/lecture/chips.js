// Verdicts on the stage: a chip for each racer, where they hide least of the picture.

import { onAppearance, zoom } from "../../shared/appearance.js";
import { h, paragraph } from "../../shared/dom.js";
import { words } from "../../shared/i18n/lab.js";
import { goal } from "../../shared/panels/goal.js";
import { worded } from "../../shared/worded-verdict.js";
import { swatch } from "../swatch.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("../../shared/stage/picture.js").Picture} Picture */

/** While a run plays, numbers change no faster than they can be read, in milliseconds. */
const PACE = 90;
/** What has not changed for so long is read out, in milliseconds. */
const QUIET = 400;

/**
 * The chips, with the goal where there is one; and what shows them anew.
 * @param {Player} player
 * @param {Picture} picture the stage's
 */
export function chips(player, picture) {
  const task = paragraph("", { className: "goal", hidden: true });
  const list = h("div", { className: "chips-list" });
  const element = h("div", { className: "chips", role: "status", dataset: { part: "verdict" } }, task, list);
  const showTask = goal(player, task);
  const place = placing(player, picture, element);
  let [shown, written, ground] = ["", -Infinity, ""];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  function show() {
    if (!element.isConnected || !player.isReady) return;
    if (player.isPlaying && performance.now() - written < PACE) return;
    written = performance.now();
    const lines = linesOf(player);
    element.hidden = player.settings.hide.includes("verdict");
    showTask();
    const text = JSON.stringify(lines);
    if (text === shown) return;
    shown = text;
    const chip = (/** @type {typeof lines[number]} */ { name, text }, /** @type {number} */ racer) =>
      h("p", { className: "chip" }, swatch(racer), h("b", {}, name), " ", h("span", {}, text));
    list.replaceChildren(...lines.map(chip));
    // Screen readers wait until it has come to rest.
    element.ariaBusy = "true";
    clearTimeout(resting);
    resting = setTimeout(() => (element.ariaBusy = "false"), QUIET);
  }

  function look() {
    const { fn, f, view } = player.settings;
    const next = [fn, f, view].join();
    show();
    if (next === ground) place.put();
    else place.anew();
    ground = next;
  }

  player.on(["settings", "done"], look);
  player.on(["cursor", "playing"], show);
  return {
    element,
    show() {
      shown = "";
      look();
    },
  };
}

/** What each chip says: the racer's verdict at the cursor or, before it has one, that it is under way. @param {Player} player */
function linesOf(player) {
  return player.simulator.verdicts().map((verdict, racer) => {
    const { kind, loss = NaN } = verdict;
    const text = kind === "under-way" ? words.lecture.underWay(loss) : worded(verdict, racer, player).headline;
    return { name: words.racerName(player.settings.racers[racer] ?? { opt: "" }), text };
  });
}

/**
 * What puts an element where it hides least of a picture. On another ground, and at another size, it
 * looks for its place anew; else it keeps to the one that it has.
 * @param {Player} player
 * @param {Picture} picture
 * @param {HTMLElement} element
 */
function placing(player, picture, element) {
  /** In the picture's own pixels. */
  let place = { x: NaN, y: NaN };

  function put() {
    if (!element.isConnected) return;
    const legend = { width: element.offsetWidth / zoom(), height: element.offsetHeight / zoom() };
    const [x = 0, y = 0] = player.simulator.legend_place(legend, { ...place, ...picture.size });
    place = { x, y };
    element.style.transform = `translate(${x * zoom()}px, ${y * zoom()}px)`;
  }

  function anew() {
    place = { x: NaN, y: NaN };
    put();
  }

  onAppearance(anew);
  new ResizeObserver(put).observe(element);
  new ResizeObserver(anew).observe(picture.place);
  return { put, anew };
}
