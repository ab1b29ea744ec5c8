// Which surface is descended: a named one, or a formula of one's own.

import { surfaces } from "../generated/catalogue.js";
import { words } from "../shared/i18n/lab.js";
import { choiceField } from "../shared/panels/choice-field.js";
import { formulaField } from "./formula-field.js";

/** @typedef {import("../shared/player.js").Player} Player */

/** What the list calls a formula. */
const FORMULA = "formula";

/**
 * @param {Player} player
 * @param {HTMLElement} place
 */
export function surface(player, place) {
  const formula = formulaField(player);
  let isWriting = player.settings.fn === FORMULA;
  const choice = choiceField(player, {
    key: "fn",
    id: "fn",
    label: words.surfaceField,
    ids: [...surfaces.map(({ id }) => id), FORMULA],
    name: words.surface,
    value: () => (isWriting ? FORMULA : player.settings.fn),
    set(id) {
      isWriting = id === FORMULA;
      if (!isWriting) return player.choose(`fn=${id}`);
      show();
      formula.begin();
    },
  });
  place.replaceChildren(choice.element, formula.element);

  function show() {
    choice.show();
    formula.element.hidden = !isWriting;
    formula.show();
  }

  player.on(["settings"], () => {
    isWriting = player.settings.fn === FORMULA;
    show();
  });
  show();
}
