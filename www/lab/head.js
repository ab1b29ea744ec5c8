// What stands in the head, and in its menu: the whole page's own buttons.

import { menu } from "../shared/dialogs/menu.js";
import { button, part, row } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { onWidth } from "./arrange.js";
import { fullScreenButton, themeChoice } from "./look.js";
import { shortcutsButton } from "./shortcuts.js";
import { undoButtons } from "./undo.js";
import { wanted } from "./wanted.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** Whether the author has left everything to the learner. @param {Player} player */
function isFree({ settings, isPosed }) {
  const { lock, hide, hidesAhead } = settings;
  return lock.length === 0 && (isPosed || !hidesAhead) && !["controls", "verdict"].some((part) => hide.includes(part));
}

/** @type {import("../shared/dialogs/export.js").Films} */
const FILMS = {
  names: words.film.names,
  async offer(format, player, making) {
    making.place.replaceChildren();
    const kind = format === "gif" ? () => import("./film/gif.js") : () => import("./film/video.js");
    const load = () => Promise.all([kind(), import("./film/film.js")]);
    const [chosen, { film }] = await wanted(load, making.place);
    return making.signal.aborted ? undefined : film(chosen.kind, player, making);
  },
};

/** Resolves once all has been run that may be: what is taken away needs it, and at once it could take long. @param {Player} player */
const arrived = (player) =>
  new Promise((resolve) => {
    if (player.isReady) return resolve(undefined);
    const stop = player.on(["done"], () => resolve(stop()));
  });

/**
 * What not everybody wants is loaded when somebody does.
 * @param {Player} player
 * @param {ReturnType<typeof import("./size.js").sizes>} sizes
 */
export function head(player, { choice, opener: lecture }) {
  part("tagline").textContent = words.tagline;
  const { undo, redo } = undoButtons(player);
  const examples = button(words.examples, async () => {
    player.pause();
    (await wanted(() => import("./examples.js"))).showExamples(player);
  });
  const full = fullScreenButton();
  /** @type {(() => void) | undefined} */
  let showGuide;
  const steps = button(words.firstSteps, async () => {
    showGuide ??= (await wanted(() => import("./guide.js"))).guide(player, part("question"));
    showGuide?.();
  });
  // They need every control, and to see what comes of it.
  const offer = () => (steps.hidden = !isFree(player));
  player.on(["settings"], offer);
  offer();
  const first = [
    steps,
    button(words.lessons.name, async () => (await wanted(() => import("./lesson/list.js"))).showLessons()),
    examples,
    button(words.shareName, async () => {
      player.pause();
      await arrived(player);
      (await wanted(() => import("./desk/desk.js"))).desk(player);
    }),
  ];
  const { opener, list } = menu(
    "menu",
    words.menu,
    row(undo, redo),
    button(words.export.name, async () => {
      player.pause();
      await arrived(player);
      (await wanted(() => import("../shared/dialogs/export.js"))).showExport(player, FILMS);
    }),
    shortcutsButton(player, { undo, redo, examples, lecture }),
    lecture,
    ...(full ? [full] : []),
    choice,
    themeChoice(),
  );
  const links = part("links");
  links.append(opener, list);
  // Where there is no room for them in the head, they stand first in its menu.
  onWidth((isNarrow) => (isNarrow ? list : links).prepend(...first));
}
