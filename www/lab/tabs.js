// Tabs: panels of which one is shown; each is built when it is first opened.

/** @typedef {{ id: string, name: string, build: (panel: HTMLElement) => void }} Tab */

/**
 * Fills a place with tabs, the first one open.
 * @param {HTMLElement} place
 * @param {string} label what the tabs are about
 * @param {Tab[]} tabs
 */
export function tabs(place, label, tabs) {
  const list = document.createElement("div");
  list.className = "tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", label);
  /** @type {Set<string>} */
  const built = new Set();

  const parts = tabs.map(({ id, name, build }) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${id}`;
    tab.setAttribute("role", "tab");
    tab.textContent = name;
    const panel = document.createElement("div");
    panel.id = `panel-${id}`;
    panel.className = "panel";
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.setAttribute("aria-controls", panel.id);
    tab.addEventListener("click", () => open(id));
    list.append(tab);
    return { id, tab, panel, build };
  });

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

  list.addEventListener("keydown", (event) => {
    const at = parts.findIndex(({ tab }) => tab === document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = parts.at(to % parts.length);
    if (!next) return;
    next.tab.focus();
    open(next.id);
  });

  place.append(list, ...parts.map(({ panel }) => panel));
  if (tabs[0]) open(tabs[0].id);
  return { open };
}
