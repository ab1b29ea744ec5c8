// Tabs: panels of which one is shown; each is built when it is first opened, and rests while it is not.

import { button, h, roving } from "../shared/dom.js";

/** @typedef {import("../shared/player.js").Player} Player */
/**
 * A tab; `part` is what an author can hide it by. One that `tells` how a goal is reached is not there
 * where one is set.
 * @typedef {{ id: string, name: string, build: (panel: HTMLElement) => void, part?: string, tells?: boolean }} Tab
 */

/**
 * Fills a place with tabs, the first one open.
 * @param {HTMLElement} place
 * @param {string} label what the tabs are about
 * @param {Tab[]} tabs
 * @param {Player} [player] whose settings may hide some
 */
export function tabs(place, label, tabs, player) {
  /** @type {Set<string>} */
  const built = new Set();
  const parts = tabs.map(({ id, name, build, part = "", tells = false }) => {
    const ids = { tab: `tab-${id}`, panel: `panel-${id}` };
    const tab = button(name, () => open(id), { id: ids.tab, role: "tab", "aria-controls": ids.panel });
    const panel = h("div", { id: ids.panel, className: "panel", role: "tabpanel", "aria-labelledby": ids.tab });
    return { id, tab, panel, build, part, tells };
  });
  const buttons = parts.map(({ tab }) => tab);
  const list = h("div", { className: "tabs", role: "tablist", "aria-label": label }, ...buttons);
  const find = roving(list, buttons, (tab) => tab.click());
  let isOpen = "";

  /** @param {string} chosen */
  function open(chosen) {
    isOpen = chosen;
    for (const { id, tab, panel, build } of parts) {
      tab.setAttribute("aria-selected", String(id === chosen));
      panel.hidden = id !== chosen;
      if (id !== chosen) continue;
      find(tab);
      if (built.has(id)) continue;
      built.add(id);
      // Whoever goes by headings finds those of the panel below one of its own.
      if (player) panel.append(h("h2", { className: "unseen" }, tab.textContent ?? ""));
      build(panel);
    }
  }

  function show() {
    if (player) {
      const { hide, goal } = player.settings;
      for (const { tab, part, tells } of parts) tab.hidden = hide.includes(part) || (tells && goal !== undefined);
    }
    const left = parts.filter(({ tab }) => !tab.hidden);
    list.hidden = left.length === 0;
    if (left[0] && !left.some(({ id }) => id === isOpen)) open(left[0].id);
  }

  place.append(list, ...parts.map(({ panel }) => panel));
  player?.on(["settings"], show);
  show();
}
