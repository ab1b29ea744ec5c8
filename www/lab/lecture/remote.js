// The keys of lecture mode: those of a presenter's remote lead from the question to the explanation.

import { all, hasModifier, part } from "../../shared/dom.js";
import { singleKeys } from "../shortcuts.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("./drawer.js").Drawer} Drawer */
/**
 * What a key does; where it is left to what has the focus; whether it is a letter, which people may set
 * off unawares; whether it goes on while it is held down.
 * @typedef {{ act: () => void, leaves?: string, isLetter?: boolean, repeats?: boolean }} Command
 */

const root = document.documentElement;

/** Where all keys write. */
const WRITES = "textarea, [contenteditable]";
/** Where keys write, but for those that turn pages: there are none in one line. */
const WRITES_A_LINE = "input:not([type=range], [type=checkbox], [type=radio], [type=button])";
/** What keeps a key for itself: what holds a value, and what somebody has come to by the keyboard. */
const VALUES = "select, [type=range], [type=radio], [role=tab], :is(#stage, .start, .cross):focus-visible";
const PRESSED = "select, [type=checkbox], [type=radio], .primary, :is(button, summary, a):focus-visible";
/** What has keys of its own while it is there: a dialog, a menu, a cross-hair. */
const OTHERS = ["dialog[open]", ".cross-hair:not([hidden])"];
if (CSS.supports("selector(:popover-open)")) OTHERS.push(":popover-open");

/** What stands to be pressed while a question waits. */
const answers = () => all(document, "#question button, .pass button").filter((button) => button.getClientRects().length > 0);

/** Goes to the way on without an answer, and from there back among the answers. */
function choose() {
  const buttons = answers();
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons.at(at < 0 ? -1 : at - 1)?.focus();
}

/** Takes what has the focus: an answer, or what was written. */
function take() {
  const focused = document.activeElement;
  if (focused instanceof HTMLButtonElement && answers().includes(focused)) focused.click();
  else if (focused instanceof HTMLInputElement && focused.value && focused.form) focused.form.requestSubmit();
  else choose();
}

/** One press further. @param {Player} player @param {Drawer} drawer */
function goOn(player, drawer) {
  if (player.isAsking) take();
  else if (player.isPlaying) player.pause();
  else if (player.isAtEnd) drawer.explain();
  else if (player.cursor === 0) player.play();
  else player.step(1);
}

/** One press back. @param {Player} player @param {Drawer} drawer */
function goBack(player, drawer) {
  if (drawer.isExplaining) {
    if (drawer.readBack()) return;
    drawer.isOpen = false;
    part("transport").querySelector("button")?.focus();
  } else if (player.isAsking) choose();
  else if (player.cursor > 0) player.back(1);
  else if (player.settings.ask !== undefined) {
    player.askAgain();
    choose();
  }
}

/**
 * What listens to keys, before all others do.
 * @param {Player} player
 * @param {Drawer} drawer
 * @param {() => void} leave
 */
export function remote(player, drawer, leave) {
  const toggle = () => (player.isPlaying ? player.pause() : player.play());
  /** @type {Record<string, Command>} */
  const commands = {
    " ": { act: toggle, leaves: PRESSED },
    ArrowLeft: { act: () => player.back(1), leaves: VALUES, repeats: true },
    ArrowRight: { act: () => player.step(1), leaves: VALUES, repeats: true },
    PageUp: { act: () => goBack(player, drawer) },
    PageDown: { act: () => goOn(player, drawer) },
    Escape: { act: leave },
    // Remotes have a button for a black screen, which sends one of these.
    ".": { act: toggle, leaves: "select", isLetter: true },
    b: { act: toggle, leaves: "select", isLetter: true },
    d: { act: () => (drawer.isOpen = !drawer.isOpen), leaves: "select", isLetter: true },
  };
  /** A key that was taken when it was pressed does nothing when it is let go. */
  let taken = "";
  return {
    /** @param {KeyboardEvent} event */
    down(event) {
      const command = commandOf(commands, event);
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      taken = event.key;
      if (!event.repeat || command.repeats) command.act();
    },
    /** @param {KeyboardEvent} event */
    up(event) {
      if (event.key !== taken) return;
      taken = "";
      event.preventDefault();
    },
  };
}

/**
 * What a key does where it was pressed; nothing where it is somebody else's.
 * @param {Record<string, Command>} commands
 * @param {KeyboardEvent} event
 */
function commandOf(commands, event) {
  const { key, target } = event;
  const name = key.length === 1 ? key.toLowerCase() : key;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || root.dataset.lecture === undefined) return undefined;
  if (hasModifier(event) || (event.shiftKey && !command.isLetter)) return undefined;
  if (command.isLetter && !singleKeys.areOn) return undefined;
  if (document.querySelector(OTHERS.join())) return undefined;
  if (!(target instanceof Element)) return command;
  const turnsPages = name.startsWith("Page");
  if (target.matches(WRITES) || (!turnsPages && target.matches(WRITES_A_LINE))) return undefined;
  return command.leaves !== undefined && target.matches(command.leaves) ? undefined : command;
}
