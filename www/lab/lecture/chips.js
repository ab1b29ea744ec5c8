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
 * @param {Player} player
 * @param {Picture} picture the stage's
 */
export function chips(player, picture) {
  const task = paragraph("", { className: "goal", hidden: true });
  const list = h("div", { className: "chips-list" });
  const element = h("div", { className: "chips", role: "status", dataset: { part: "verdict" } }, task, list);
  const showTask = goal(player, task);
  let [shown, kinds, written] = ["", "", -Infinity];
  /** Where it lies, in the picture's own pixels. */
  let place = { x: NaN, y: NaN };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  function show() {
    if (!element.isConnected || !player.isReady) return;
    const { settings, simulator, isPlaying } = player;
    const verdicts = simulator.verdicts();
    const next = verdicts.map(({ kind }) => kind).join();
    // A verdict comes at its step, numbers at their pace.
    if (isPlaying && next === kinds && performance.now() - written < PACE) return;
    [kinds, written] = [next, performance.now()];
    const lines = verdicts.map((verdict, racer) => ({
      name: words.optimizer(settings.racers[racer]?.opt ?? ""),
      text: verdict.kind === "under-way" ? words.lecture.underWay(verdict.loss ?? NaN) : worded(verdict, racer, player).headline,
    }));
    element.hidden = settings.hide.includes("verdict");
    showTask();
    const text = JSON.stringify(lines);
    if (text === shown) return;
    shown = text;
    list.replaceChildren(
      ...lines.map(({ name, text }, racer) =>
        h("p", { className: "chip" }, swatch(racer), h("b", {}, name), " ", h("span", {}, text)),
      ),
    );
    rest();
  }

  /** Screen readers wait until it has come to rest. */
  function rest() {
    element.ariaBusy = "true";
    clearTimeout(resting);
    resting = setTimeout(() => (element.ariaBusy = "false"), QUIET);
  }

  /** Puts it where it hides least; while a run plays it stays. */
  function put() {
    if (!element.isConnected || player.isPlaying) return;
    const legend = { width: element.offsetWidth / zoom(), height: element.offsetHeight / zoom() };
    const [x = 0, y = 0] = player.simulator.legend_place(legend, { ...place, ...picture.size });
    place = { x, y };
    element.style.transform = `translate(${x * zoom()}px, ${y * zoom()}px)`;
  }

  /** On another ground it looks for its place anew. */
  function anew() {
    place = { x: NaN, y: NaN };
    put();
  }

  let ground = "";
  function look() {
    const { fn, f, view } = player.settings;
    const next = [fn, f, view].join();
    show();
    if (next === ground) return put();
    ground = next;
    anew();
  }

  player.on(["settings", "done"], look);
  player.on(["cursor", "playing"], show);
  onAppearance(anew);
  const sized = new ResizeObserver(put);
  sized.observe(element);
  new ResizeObserver(anew).observe(picture.place);
  return {
    element,
    show() {
      shown = "";
      look();
    },
  };
}
