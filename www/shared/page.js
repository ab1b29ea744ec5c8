// What both pages do: wait for the engine, read the address, and keep title, theme and hash in step.

import { authorQuery, keep, learnerQuery } from "./address.js";
import { announce } from "./announce.js";
import { enlarge } from "./appearance.js";
import { all, button, paragraph, part } from "./dom.js";
import { speak, tableFor, words } from "./i18n/words.js";
import { goal } from "./panels/goal.js";
import { notice } from "./panels/notice.js";
import { transport } from "./panels/transport.js";
import { verdict } from "./panels/verdict.js";
import { Player } from "./player.js";
import { question } from "./ask/question.js";
import { rulesOf } from "./racers.js";
import { roomIn } from "./stage/picture.js";
import { stage } from "./stage/stage.js";

/** @typedef {import("fall-line").Settings} Settings */

const root = document.documentElement;
/** A page that is not there by then says so, in milliseconds. */
const PATIENCE = 8000;

/**
 * Opens a page: what both have, then what `more` adds, then `ready`.
 * @param {() => Promise<unknown>} engine loads it
 * @param {(player: Player, picture: import("./stage/picture.js").Picture) => void | Promise<void>} more gets the stage's picture too
 */
export async function open(engine, more) {
  const late = setTimeout(() => giveUp(words.late), PATIENCE);
  const place = part("stage");
  // Nothing has been changed yet, and hardly anything will be that the stage gives way to.
  const size = roomIn(place);
  const follow = watchSight();
  try {
    await engine();
    clearTimeout(late);
    // What comes late comes all the same.
    if (root.dataset.state === "error") root.dataset.state = "loading";
    const player = new Player(authorQuery(), learnerQuery());
    followSettings(player);
    const picture = stage(player, place, size);
    transport(player, part("transport"));
    announce(player, part("outcome"), [goal(player, part("goal")), verdict(player, part("verdict"))]);
    notice(player, part("notice"));
    question(player, part("question"), picture);
    wayBack(player, part("restore"));
    await more(player, picture);
    // The run may take a while; only then is there something to be ready with.
    const ready = () => (root.dataset.state = "ready");
    if (player.isReady) ready();
    else player.on(["done"], ready);
    // Whoever waits for `ready` need not wait for the first drawing, too.
    await undefined;
    follow(player);
    if (player.startsByItself) player.play();
  } catch (error) {
    clearTimeout(late);
    giveUp(whyNot(error));
    throw error;
  }
}

/** Says why there is no simulator, with a way to try again. @param {string} why */
function giveUp(why) {
  root.dataset.state = "error";
  const place = part("notice");
  place.hidden = false;
  place.replaceChildren(paragraph(why), button(words.tryAgain, () => location.reload()));
}

/**
 * Why there is no simulator, in words.
 * @param {unknown} error
 */
export function whyNot(error) {
  return mayCompile() ? words.noStart(error instanceof Error ? error.message : String(error)) : words.noEngine;
}

/** Whether there can be an engine: browsers may lack WebAssembly, and a page's policy may forbid it. */
function mayCompile() {
  try {
    // The smallest module there is: its magic number and its version.
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** Language, theme, size, title, what is hidden, the words on the pictures, and the hash. @param {Player} player */
function followSettings(player) {
  const title = part("title");

  function show() {
    const { settings } = player;
    const lang = speak(settings.lang ?? navigator.language);
    // To set what is set already would have the whole page styled anew.
    if (root.lang !== lang) root.lang = lang;
    // In the lab a learner may have chosen others.
    if (root.dataset.themeChosen === undefined && root.dataset.theme !== settings.theme) {
      root.dataset.theme = settings.theme;
    }
    if (root.dataset.sizeChosen === undefined && (root.dataset.size ?? "normal") !== settings.size) enlarge(settings.size);
    showTitle(title, settings);
    for (const element of all(document, "[data-part]")) {
      element.hidden = settings.hide.includes(element.dataset.part ?? "");
    }
    player.simulator.say(words.pictures);
  }

  player.on(["settings"], () => {
    show();
    keep(player.simulator.learner_query());
  });
  show();
  player.check(({ lang }) =>
    lang === undefined || tableFor(lang) !== undefined
      ? undefined
      : { key: "lang", given: lang, used: root.lang, code: "unknown-language" },
  );
  // Another link to this very page: its settings come with the hash.
  window.addEventListener("hashchange", () => {
    if (learnerQuery() !== undefined) location.reload();
  });
}

/** @param {HTMLElement} place @param {Settings} settings */
function showTitle(place, { title, racers, fn }) {
  place.dataset.by = title === undefined ? "page" : "author";
  const text = title ?? words.title({ optimizers: rulesOf(racers), surface: fn });
  if (place.textContent !== text) place.textContent = text;
}

/** Watches whether anyone can see the page, while the engine is on its way; what it returns tells a player. */
function watchSight() {
  // In the embed that is known from the first frame.
  let isOnScreen = root.hasAttribute("data-seen");
  // A frame without a size is on the screen, as browsers see it.
  const hasSize = () => root.clientWidth > 0 && root.clientHeight > 0;
  let isThere = hasSize();
  /** @type {Player | undefined} */
  let told;
  function look() {
    if (told) told.isSeen = isOnScreen && isThere && !document.hidden;
  }
  new IntersectionObserver((entries) => {
    isOnScreen = entries.at(-1)?.isIntersecting ?? false;
    look();
  }).observe(document.body);
  new ResizeObserver(() => {
    isThere = hasSize();
    look();
  }).observe(root);
  document.addEventListener("visibilitychange", look);
  return (/** @type {Player} */ player) => {
    told = player;
    look();
  };
}

/**
 * The way back to the author's settings, while there is one.
 * @param {Player} player
 * @param {HTMLElement} button
 */
function wayBack(player, button) {
  button.textContent = words.restore;
  button.addEventListener("click", () => {
    player.restore();
    part("title").focus({ preventScroll: true });
  });
  const show = () => (button.hidden = player.simulator.learner_query() === undefined);
  player.on(["settings"], show);
  show();
}
