// Elements, made in one call each.

/** What is set as an attribute though its name has no hyphen: it is no property, or one that cannot be set. */
const ATTRIBUTES = ["list", "role"];

/**
 * @typedef {string | Node | undefined} Child
 * @typedef {{ [attribute: `aria-${string}`]: string | undefined, role?: string, list?: string, dataset?: Record<string, string> }} Attributes
 */
/**
 * What an element is made with: its own properties, `onclick` and the like among them, and attributes.
 * @template {keyof HTMLElementTagNameMap} T
 * @typedef {Partial<Omit<HTMLElementTagNameMap[T], keyof Attributes>> & Attributes} Properties
 */

/**
 * An element with its content.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Properties<T>} [properties] those that are `undefined` are not set
 * @param {...Child} children those that are `undefined` are left out
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, properties = /** @type {Properties<T>} */ ({}), ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) set(element, name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {any} value
 */
function set(element, name, value) {
  if (value === undefined) return;
  if (name === "dataset") Object.assign(element.dataset, value);
  else if (name.includes("-") || ATTRIBUTES.includes(name)) element.setAttribute(name, value);
  else Object.assign(element, { [name]: value });
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {Properties<"button">} [properties]
 */
export function button(text, act, properties) {
  return h("button", { type: "button", onclick: act, ...properties }, text);
}

/** @param {string} text @param {Properties<"p">} [properties] */
export function paragraph(text, properties) {
  return h("p", properties, text);
}

/** A line that screen readers read out when it changes. @param {"p" | "span" | "div"} [tag] @param {string} [className] */
export function status(tag = "span", className = "") {
  return h(tag, { role: "status", className });
}

/** Things side by side. @param {...Child} children */
export function row(...children) {
  return h("div", { className: "row" }, ...children);
}

/** A control within its label, the name in front. @param {string} name @param {Node} control */
export function labelled(name, control) {
  return h("label", {}, `${name} `, control);
}

/**
 * A checkbox within its label.
 * @param {string} name
 * @param {Properties<"input">} [properties] of the box
 */
export function checkbox(name, properties) {
  const box = h("input", { type: "checkbox", ...properties });
  const text = new Text(` ${name}`);
  return { label: h("label", {}, box, text), box, text };
}

/**
 * A list to choose from.
 * @template {string} T
 * @param {readonly T[]} ids
 * @param {(id: T) => string} name
 * @param {Properties<"select">} [properties]
 */
export function select(ids, name, properties) {
  return h("select", properties, ...ids.map((id) => new Option(name(id), id)));
}

/** The cells of a table's head, or a line of its body whose first cell is its heading. */
export const cells = {
  /** @param {string[]} texts */
  head: (texts) => h("tr", {}, ...texts.map((text) => h("th", { scope: "col" }, text))),
  /** @param {Child} first @param {string[]} texts */
  line: (first, texts) => h("tr", {}, h("th", { scope: "row" }, first), ...texts.map((text) => h("td", {}, text))),
};

/**
 * A drawing of filled or stroked paths, for those who see it.
 * @param {string} viewBox
 * @param {...Record<string, string>} paths the attributes of each
 */
export function icon(viewBox, ...paths) {
  const drawing = svg("svg", { viewBox, "aria-hidden": "true" });
  drawing.append(...paths.map((attributes) => svg("path", attributes)));
  return drawing;
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 */
function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** HTML that the build has made, as its one element. @param {string} html */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return /** @type {HTMLElement} */ (template.content.firstElementChild);
}

/**
 * All elements that match, as HTML elements.
 * @param {ParentNode} place
 * @param {string} selector
 */
export function all(place, selector) {
  return [...place.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

/** The page's part of that id. @param {string} id */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no part “${id}”`);
  return found;
}

/**
 * Makes controls that stand in a row one stop for the Tab key: arrow keys, Home and End move among
 * those that are shown.
 * @param {HTMLElement} row
 * @param {HTMLElement[]} controls
 * @param {(control: HTMLElement) => void} [moved] is told which one has come to have the focus
 * @returns {(control: HTMLElement) => void} makes a control the one that Tab finds
 */
export function roving(row, controls, moved) {
  /** @param {HTMLElement} found */
  function find(found) {
    for (const control of controls) control.tabIndex = control === found ? 0 : -1;
  }
  row.addEventListener("keydown", (event) => {
    const shown = controls.filter(({ hidden }) => !hidden);
    const at = shown.findIndex((control) => control === document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0 || hasModifier(event)) return;
    event.preventDefault();
    const next = shown.at(to % shown.length);
    if (!next) return;
    find(next);
    next.focus();
    moved?.(next);
  });
  if (controls[0]) find(controls[0]);
  return find;
}

/** Whether a place is open: nothing around it is hidden, nor is it folded. @param {HTMLElement} place */
export const isOpen = (place) => !place.closest("[hidden], details:not([open])");

/** Whether a key goes with a modifier, and so belongs to the browser. @param {KeyboardEvent} event */
export const hasModifier = (event) => event.altKey || event.ctrlKey || event.metaKey;
