// Examples: named situations worth seeing. They come when their list is opened.

import { examples } from "../generated/examples.js";
import { button, h } from "../shared/dom.js";
import { showDialog } from "../shared/dialogs/dialog.js";
import { words } from "../shared/i18n/examples.js";
import { recall } from "./pose.js";

/** @typedef {import("../shared/player.js").Player} Player */

/**
 * Opens the list.
 * @param {Player} player
 */
export function showExamples(player) {
  const list = h("ul", { className: "presets" });
  const dialog = showDialog("presets", words.presets.heading, [list]);
  const items = examples.map(({ id, query, ask }) => {
    const { name, look } = words.presets.each[/** @type {keyof typeof words.presets.each} */ (id)];
    const take = button("", () => {
      dialog.close();
      recall(player, query, ask);
    });
    const asks = ask === undefined ? undefined : h("em", {}, words.presets.asks);
    take.append(h("strong", {}, name), ...(asks ? [" ", asks] : []), h("span", {}, look));
    return h("li", {}, take);
  });
  list.append(...items);
}
