// The step taken apart: folded at first, and fetched once somebody unfolds it.

import { h } from "../shared/dom.js";
import { words } from "../shared/i18n/lab.js";
import { details, whileOpen } from "../shared/panels/details.js";
import { wanted } from "./wanted.js";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/stage/picture.js").Picture} Picture */

/**
 * @param {Player} player
 * @param {Picture} picture the stage's
 * @param {HTMLElement} rule where the rule stands
 * @param {() => number} racer whose step it is
 */
export function takeApart(player, picture, rule, racer) {
  const fold = h("details", { className: "apart" });
  const place = details(fold, words.tools.takeApart);
  rule.before(fold);
  /** @param {() => void} show */
  const follow = (show) => whileOpen(player, place, show);
  /** @type {Promise<unknown> | undefined} */
  let part;
  fold.addEventListener("toggle", async () => {
    part ??= wanted(() => import("./anatomy.js"), place).then((part) => part.anatomy({ player, picture, rule, place, racer, follow }));
    await part;
    // The panel may have come to stand elsewhere, and has become longer.
    if (fold.open) fold.scrollIntoView({ block: "nearest" });
  });
}
