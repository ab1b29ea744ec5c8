// The attributes of <fall-line>: the keys of the query, each a property too, as frameworks set them.

import { keys } from "../generated/catalogue.js";

export { keys };

/** The keys that may come several times. */
const SEVERAL = ["vs", "then"];
/** Between two of these: space that stands beside no comma, as `adam, lr:0.05` is one. */
const BETWEEN = /(?<![\s,:])\s+(?![\s,:])/;
/** What every element has, and HTML gives no property of the same name. */
const COMMON = ["class", "part", "exportparts", "is", "role"];

/** @typedef {string | number | boolean | readonly string[] | null | undefined} Value */

/**
 * The attributes as pairs of a query.
 * @param {Element} element
 * @param {Iterable<string>} [names] only these; of one that is not there the value is empty, its default
 */
export function pairs(element, names) {
  const query = new URLSearchParams();
  for (const key of names ?? keys) {
    const value = element.getAttribute(key);
    if (value === null && names === undefined) continue;
    const values = value !== null && SEVERAL.includes(key) ? value.trim().split(BETWEEN) : [value ?? ""];
    for (const one of values) query.append(key, one);
  }
  return query;
}

/** Makes a query the attributes. @param {Element} element @param {URLSearchParams} query */
export function put(element, query) {
  for (const key of keys) {
    const values = query.getAll(key);
    setAttribute(element, key, values.length === 0 ? null : SEVERAL.includes(key) ? values : values[0]);
  }
}

/** @param {Element} element @param {string} name @param {Value} value */
function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "1" : Array.isArray(value) ? value.join(" ") : String(value));
}

/**
 * Gives a class a property for each of its attributes, but for those that every element has. It reads as
 * a text, empty where there is none; numbers, `true`, lists and nothing can be set as well.
 * @param {CustomElementConstructor} element
 * @param {readonly string[]} names
 */
export function reflect({ prototype }, names) {
  for (const name of names) {
    if (name in prototype) continue;
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      /** @this {Element} */
      get() {
        return this.getAttribute(name) ?? "";
      },
      /** @this {Element} @param {Value} value */
      set(value) {
        setAttribute(this, name, value);
      },
    });
  }
}

/** Takes what was set while the element was not defined yet, as plain properties. @param {Element} element @param {readonly string[]} names */
export function adopt(element, names) {
  for (const name of [...names, "query"]) {
    if (!Object.hasOwn(element, name)) continue;
    const value = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

/**
 * The attributes that nothing knows: neither a setting nor one that every element may have.
 * @param {Element} element
 * @param {readonly string[]} names
 */
export function unknown(element, names) {
  const known = new Set([...names, ...COMMON]);
  for (const name in element) known.add(name.toLowerCase());
  // Other people's own: data-*, aria-*, v-bind, on:click, @click, _ngcontent-…
  return element.getAttributeNames().filter((name) => /^[a-z]+\d*$|^[a-z]+_[a-z]+$/.test(name) && !known.has(name));
}
