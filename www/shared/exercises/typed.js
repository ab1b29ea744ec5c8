// Answers as learners type them: words, numbers and expressions, each taken for what it means.

import { constant, same_value } from "../engine.js";
import { words } from "../i18n/words.js";

/** What stands between two sides that are said to be equal. */
const EQUAL = /[=≈≃←~]/;
/** What parts words without a meaning of its own. */
const PARTING = /[\s\-_.,!?"'’“”]/g;
/** Signs by their looks, each with its plain form. @type {[RegExp, string][]} */
const SIGNS = [
  [/[−‐‑‒–—﹣]/g, "-"],
  [/[·×∙⋅∗]/g, "*"],
  // What LaTeX marks names and formulas by.
  [/[\\${}]/g, ""],
];
/** The engine's sign for the first symbol; those of the others follow. */
const FIRST_SYMBOL = "①".charCodeAt(0);

/** A text in small letters and plain signs. @param {string} text */
function plain(text) {
  return SIGNS.reduce((text, [looks, sign]) => text.replace(looks, sign), text.toLowerCase());
}

/** A pattern for any of these names, the longest first; what parts their words may be a hyphen or nothing. @param {string[]} names */
function oneOf(names) {
  const longest = [...names].sort((one, other) => other.length - one.length);
  return longest.map((name) => name.replace(/[$()*+./?[\\\]^{|}]/g, "\\$&").replace(/\s+/g, "[\\s_-]?")).join("|");
}

/** Which table a name stands in, whatever parts its words. @param {string} name */
const key = (name) => name.replace(/(?<=.)[\s_-](?=.)/g, "");

/**
 * Puts what they stand for in the place of names: signs by their words, and others besides.
 * @param {string} text in plain signs
 * @param {[string, string][]} names
 */
function putIn(text, names = []) {
  const all = [...names, ...Object.entries(words.exercises.signs)];
  const instead = new Map(all.map(([name, sign]) => [key(name), sign]));
  const name = oneOf(all.map(([name]) => name));
  // Names may follow each other without a space, as in `ηg`; a part of another word is none.
  const run = new RegExp(`(?<![\\p{L}_])(?:${name})+(?![\\p{L}\\p{Nd}_])`, "gu");
  const each = new RegExp(name, "gu");
  return text.replace(run, (found) => found.replace(each, (name) => instead.get(key(name)) ?? name));
}

/** Spaces are kept only where they part numbers or words. @param {string} text */
const packed = (text) => text.trim().replace(/(?<![\p{L}\p{Nd}_])\s+|\s+(?![\p{L}\p{Nd}_])/gu, "");

/**
 * Whether a word is one of several, apart by `|`: in any case, with or without hyphens, signs by
 * their names.
 * @param {string} given
 * @param {string} answers
 */
export function sameWord(given, answers) {
  const { signs, articles } = words.exercises;
  /** @param {string} text */
  function bare(text) {
    const word = plain(text).trim();
    if (Object.hasOwn(signs, word)) return signs[word];
    const [first = "", ...rest] = word.split(" ");
    // A sign alone is the word.
    return (rest.length > 0 && articles.includes(first) ? rest.join("") : word).replace(PARTING, "") || word;
  }
  const word = bare(given);
  return word !== "" && answers.split("|").some((answer) => bare(answer) === word);
}

/**
 * Whether an expression comes to the same as the right one, whatever the quantities are that its
 * names stand for; `undefined` if it cannot be read.
 * @param {string} given
 * @param {string} right
 * @param {string} names each symbol's other names: `rate=lr|step size;gradient=slope`
 */
export function sameExpression(given, right, names) {
  const known = symbolsOf(plain(names));
  /** @param {string} text */
  const read = (text) => packed(putIn(text, known).replace(/(?<=\d),(?=\d)/g, "."));
  return same_value(read(assigned(plain(given))), read(plain(right)));
}

/** Symbols whose names may say where they are taken: `∇L(w)`. */
const TAKEN_AT = ["gradient", "loss"];

/**
 * Each name with the engine's sign for what it stands for.
 * @param {string} names
 * @returns {[string, string][]}
 */
function symbolsOf(names) {
  const entries = names.split(";").map((entry) => entry.split(/[=|]/).map((name) => name.trim()));
  const places = entries.find(([symbol]) => symbol === "old") ?? [];
  return entries.flatMap((all, index) => {
    const sign = `(${String.fromCharCode(FIRST_SYMBOL + index)})`;
    const taken = TAKEN_AT.includes(all[0] ?? "") ? all.flatMap((name) => places.map((place) => `${name}(${place})`)) : [];
    return [...all, ...taken].filter(Boolean).map((name) => /** @type {[string, string]} */ ([name, sign]));
  });
}

/** What is given to a name: what stands behind `new =`, and `w - 2` of `w -= 2`. @param {string} text */
function assigned(text) {
  const sides = text.split(EQUAL).map((side) => side.trim().replace(/:$/, "").trim()).filter(Boolean);
  const [head = "", last = ""] = [sides.at(-2), sides.at(-1)];
  if (/[+-]$/.test(head)) return `${head}(${last})`;
  /** @param {string} side */
  const isReckoned = (side) => /[+\-*/]/.test(side);
  return isReckoned(head) && !isReckoned(last) ? head : last;
}

/**
 * Every number that a text may mean: of `w = 2,4` one, of `1,000` two. What is not reckoned yet, such
 * as `7 - 0.1 * 8`, is the number that it comes to.
 * @param {string} text
 */
export function readAnswer(text) {
  // What stands last is what it came to; `2.4 = w` has it in front.
  const sides = plain(text).split(EQUAL).reverse().map(numbers);
  return sides.find(({ length }) => length > 0) ?? [];
}

/** The numbers of one side. @param {string} side in plain signs */
function numbers(side) {
  const said = oneOf(words.exercises.around);
  const bare = side.trim().replace(new RegExp(`^(?:(?:${said})\\s+)+`, "u"), "").replace(/\.$/, "");
  const text = packed(putIn(bare.replace(new RegExp(`(?:\\s+(?:${said}))+$`, "u"), "")));
  // A comma marks decimals or thousands.
  const comma = text.replace(/(?<=\d),(?=\d)/g, ".");
  const readings = /\d,\d{3}(?!\d)/.test(text) ? [text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, ""), comma] : [comma];
  const found = readings.map((reading) => constant(reading)).filter((number) => Number.isFinite(number));
  return /** @type {number[]} */ (found);
}
