// Tabs: panels of which one is shown; each is built when it is first opened.

import { button, h } from "../shared/dom.js";

/** @typedef {{ id: string, name: string, build: (panel: HTMLElement) => void }} Tab */

/**
 * Fills a place with tabs, the first one open.
 * @param {HTMLElement} place
 * @param {string} label what the tabs are about
 * @param {Tab[]} tabs
 */
export function tabs(place, label, tabs) {
  /** @type {Set<string>} */
  const built = new Set();
  const parts = tabs.map(({ id, name, build }) => {
    const ids = { tab: `tab-${id}`, panel: `panel-${id}` };
    const tab = button(name, () => open(id), { id: ids.tab, role: "tab", "aria-controls": ids.panel });
    const panel = h("div", { id: ids.panel, className: "panel", role: "tabpanel", "aria-labelledby": ids.tab });
    return { id, tab, panel, build };
  });
  const list = h(
    "div",
    { className: "tabs", role: "tablist", "aria-label": label, onkeydown: move },
    ...parts.map(({ tab }) => tab),
  );

  /** @param {string} chosen */
  function open(chosen) {
    for (const { id, tab, panel, build } of parts) {
      const isOpen = id === chosen;
      tab.setAttribute("aria-selected", String(isOpen));
      // One stop for the Tab key; arrow keys move between the tabs.
      tab.tabIndex = isOpen ? 0 : -1;
      panel.hidden = !isOpen;
      if (!isOpen || built.has(id)) continue;
      built.add(id);
      build(panel);
    }
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const at = parts.findIndex(({ tab }) => tab === document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = parts.at(to % parts.length);
    if (!next) return;
    next.tab.focus();
    open(next.id);
  }

  place.append(list, ...parts.map(({ panel }) => panel));
  if (tabs[0]) open(tabs[0].id);
}
