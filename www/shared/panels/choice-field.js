// A field with a choice from a list.

import { h } from "../dom.js";
import { applyLock, fieldRow } from "./field.js";

/** @typedef {import("../player.js").Player} Player */

/**
 * A choice from a list of ids. A value that is not in the list is shown as it is.
 * @param {Player} player
 * @param {{ key: string, id: string, label: string, ids: string[], name: (id: string) => string, value: () => string, set: (id: string) => void }} choice
 * @returns {import("./field.js").Field}
 */
export function choiceField(player, { key, id, label, ids, name, value, set }) {
  const choice = h("select", { id: `choose-${id}`, onchange: () => set(choice.value) });
  const element = fieldRow(choice.id, label, undefined, choice);
  return {
    element,
    show() {
      const shown = ids.includes(value()) ? ids : [...ids, value()];
      if (choice.options.length !== shown.length) choice.replaceChildren(...shown.map((id) => new Option(name(id), id)));
      choice.value = value();
      applyLock(player, key, [choice], element);
    },
  };
}
