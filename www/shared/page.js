// What both pages do: load the engine, read the address, and keep title, theme and hash in step.

import { calmly } from "./announce.js";
import { authorQuery, keep, learnerQuery } from "./address.js";
import { load } from "../engine.js";
import { goal } from "./panels/goal.js";
import { named, say, speak } from "./i18n/shared.js";
import { notice } from "./panels/notice.js";
import { Player } from "./player.js";
import { stage } from "./stage/stage.js";
import { transport } from "./panels/transport.js";
import { verdict } from "./panels/verdict.js";

const root = document.documentElement;

/**
 * Opens a page: what both have, then what `more` adds, then `ready`.
 * @param {() => Promise<Response>} wasm
 * @param {(player: Player, picture: import("./stage/picture.js").Picture) => void | Promise<void>} more gets the stage's picture too
 * @param {new (player: Player, name: string, place: HTMLElement) => import("./stage/layers.js").Drawing} Layers what its pictures are made of
 */
export async function open(wasm, more, Layers) {
  try {
    await load(await wasm());
    const player = new Player(authorQuery(), learnerQuery());
    frame(player);
    const picture = stage(player, part("stage"), Layers);
    transport(player, part("transport"));
    calmly(player, [goal(player, part("goal")), verdict(player, part("verdict"))]);
    notice(player, part("notice"));
    back(player, part("restore"));
    await more(player, picture);
    // The run may take a while; only then is there something to be ready with.
    const ready = () => (root.dataset.state = "ready");
    if (player.isDone) ready();
    else player.on(["done"], ready);
    if (player.startsByItself) player.play();
  } catch (error) {
    root.dataset.state = "error";
    const place = part("notice");
    place.hidden = false;
    place.textContent = whyNot(error);
    throw error;
  }
}

/**
 * Why there is no simulator, in words.
 * @param {unknown} error
 */
export function whyNot(error) {
  // Browsers may lack it, and a page's policy may forbid it.
  const isRefused = typeof WebAssembly === "undefined" || error instanceof WebAssembly.CompileError;
  return isRefused ? say("no engine") : say("no start", { reason: error instanceof Error ? error.message : String(error) });
}

/**
 * The part of the page of that name.
 * @param {string} name
 */
export function part(name) {
  const found = document.getElementById(name);
  if (!found) throw new Error(`the page has no part “${name}”`);
  return found;
}

/** Language, theme, title, what is hidden, and the hash. @param {Player} player */
function frame(player) {
  const title = part("title");

  function show() {
    const { settings } = player;
    const lang = speak(settings.lang ?? navigator.language);
    // To set what is set already would have the whole page styled anew.
    if (root.lang !== lang) root.lang = lang;
    // In the lab a learner may have chosen another one.
    if (root.dataset.themeChosen === undefined && root.dataset.theme !== settings.theme) {
      root.dataset.theme = settings.theme;
    }
    const optimizer = settings.racers.map((racer) => named("optimizer", racer.opt)).join(", ");
    title.dataset.by = settings.title === undefined ? "page" : "author";
    const text = settings.title ?? say("title", { optimizer, surface: named("on", settings.fn) });
    if (title.textContent !== text) title.textContent = text;
    for (const element of document.querySelectorAll("[data-part]")) {
      if (element instanceof HTMLElement) element.hidden = settings.hide.includes(element.dataset.part ?? "");
    }
    player.simulator.say({
      start: say("picture start"),
      minimum: say("picture minimum"),
      left: say("picture left"),
      step: say("picture step"),
      loss: say("picture loss"),
      gap: say("picture gap"),
      tolerance: say("picture tolerance"),
      rate: say("picture rate"),
      gradient: say("picture gradient"),
      epoch: say("picture epoch"),
      against: say("picture against"),
      memory: say("picture memory"),
      taken: say("picture taken"),
    });
  }

  player.on(["settings"], () => {
    show();
    keep(player.simulator.learner_query());
  });
  show();

  let isOnScreen = false;
  const look = () => (player.isSeen = isOnScreen && !document.hidden && root.clientWidth > 0 && root.clientHeight > 0);
  new IntersectionObserver((entries) => {
    isOnScreen = entries.at(-1)?.isIntersecting ?? false;
    look();
  }).observe(document.body);
  // A frame without a size is on the screen, as browsers see it.
  new ResizeObserver(look).observe(root);
  document.addEventListener("visibilitychange", look);
  // Another link to this very page: its settings come with the hash.
  window.addEventListener("hashchange", () => {
    if (learnerQuery() !== undefined) location.reload();
  });
}

/**
 * The way back to the author's settings, while there is one.
 * @param {Player} player
 * @param {HTMLElement} button
 */
function back(player, button) {
  button.textContent = say("restore");
  button.addEventListener("click", () => {
    player.restore();
    part("title").focus({ preventScroll: true });
  });
  const show = () => (button.hidden = player.simulator.learner_query() === undefined);
  player.on(["settings"], show);
  show();
}
