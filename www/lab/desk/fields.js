// What an author ticks and fills in, one key of the query each.

import { choices } from "../../generated/catalogue.js";
import { checkbox, h, labelled, select } from "../../shared/dom.js";
import { variant_of } from "../../shared/engine.js";
import { words } from "../../shared/i18n/desk.js";
import { nameIn } from "../../shared/i18n/names.js";
import { languages } from "../../shared/i18n/words.js";
import { hintFor } from "../../shared/panels/number-field.js";
import { rulesOf } from "../../shared/racers.js";

/** @typedef {import("../../shared/player.js").Player} Player */
/** @typedef {import("fall-line").Problem} Problem */
/** @typedef {import("./draft.js").Draft} Draft */
/** What shows a group, and says what was wrong with it. @typedef {{ element: HTMLElement, show: (problems: Problem[]) => void }} Group */

/** What is locked in most figures; the numbers of what runs come after these. */
const LOCKS = ["fn", "start", "opt", "lr"];
const MORE_LOCKS = ["vs", "schedule", "noise", "steps"];

/**
 * A text beside which stands what was wrong with it.
 * @param {string} id
 * @param {string} name
 * @param {import("../../shared/dom.js").Properties<"input">} properties
 */
export function textField(id, name, properties) {
  const hint = h("p", { className: "hint", id: `desk-${id}-hint`, "aria-live": "polite" });
  const box = h("input", { type: "text", autocomplete: "off", "aria-describedby": hint.id, ...properties });
  const element = h("div", {}, labelled(name, box), hint);
  /** @param {string | undefined} wrong */
  function tell(wrong = "") {
    if (hint.textContent !== wrong) hint.textContent = wrong;
    box.ariaInvalid = wrong === "" ? null : "true";
  }
  return { element, box, tell };
}

/**
 * All groups; `changed` is called after each change.
 * @param {Player} player
 * @param {Draft} draft
 * @param {() => void} changed
 * @returns {Group[]}
 */
export function groups(player, draft, changed) {
  const make = { draft, changed };
  return [...lessonFields(make, player), task(make, player), opening(make, player), parts(make), locks(make, player), look(make)];
}

/** @typedef {{ draft: Draft, changed: () => void }} Make */

/** Names by a table. @param {Record<string, string>} table @returns {(id: string) => string} */
const named = (table) => (id) => nameIn(table, id);

/** @param {string} legend @param {(Node | undefined)[]} content */
const group = (legend, ...content) => h("fieldset", {}, h("legend", {}, legend), ...content);

/**
 * A key that is there or not.
 * @param {Make} make
 * @param {string} key
 * @param {string} name
 * @param {string} value where it is ticked
 */
function tick({ draft, changed }, key, name, value) {
  const checked = draft.value(key) !== "";
  return checkbox(name, {
    checked,
    onchange: ({ target }) => {
      draft.choose(key, /** @type {HTMLInputElement} */ (target).checked ? value : "");
      changed();
    },
  }).label;
}

/**
 * One of a list; what an address has beside the list is kept.
 * @param {Make} make
 * @param {string} key
 * @param {string} name
 * @param {string[]} ids
 * @param {(id: string) => string} nameOf
 */
function choice({ draft, changed }, key, name, ids, nameOf) {
  const value = draft.value(key);
  const all = value === "" || ids.includes(value) ? ids : [...ids, value];
  const box = select(all, nameOf, {
    onchange: () => {
      draft.choose(key, box.value);
      changed();
    },
  });
  if (value !== "") box.value = value;
  return labelled(name, box);
}

/**
 * Some of a list.
 * @param {Make} make
 * @param {string} key
 * @param {string} legend
 * @param {string[]} ids
 * @param {(id: string) => string} nameOf
 * @returns {Group}
 */
function ticks({ draft, changed }, key, legend, ids, nameOf) {
  const had = draft.list(key);
  const boxes = [...new Set([...ids, ...had])].map((id) => checkbox(nameOf(id), { value: id, checked: had.includes(id) }));
  const element = group(legend, ...boxes.map(({ label }) => label));
  element.addEventListener("change", () => {
    draft.choose(key, boxes.filter(({ box }) => box.checked).map(({ box }) => box.value).join());
    changed();
  });
  return { element, show() {} };
}

/**
 * A text for a key; `valueOf` makes its value of it.
 * @param {Make} make
 * @param {string} key
 * @param {string} name
 * @param {import("../../shared/dom.js").Properties<"input">} [properties]
 * @param {(text: string) => string} [valueOf]
 */
function field({ draft, changed }, key, name, properties, valueOf = (text) => text) {
  const made = textField(key, name, { value: draft.value(key), ...properties });
  made.box.addEventListener("input", () => {
    draft.choose(key, valueOf(made.box.value));
    changed();
  });
  return { key, ...made };
}

/** Which exercise of the lesson that is open, and with whose numbers. @param {Make} make @param {Player} player @returns {Group[]} */
function lessonFields(make, { settings }) {
  if (settings.lesson === undefined) return [];
  const { exercise, part, variant, variantWhy } = words.desk;
  /** A name stands for a number, always the same. @param {string} text */
  const numberOf = (text) => (/^\s*\d*\s*$/.test(text) ? text.trim() : String(variant_of(text.trim())));
  const fields = [
    field(make, "part", part, { inputMode: "numeric" }),
    field(make, "variant", variant, { placeholder: variantWhy }, numberOf),
  ];
  return [{ element: group(exercise, ...fields.map(({ element }) => element)), show: (problems) => showProblems(fields, problems) }];
}

/** Says of each field what was wrong with it. @param {ReturnType<typeof field>[]} fields @param {Problem[]} problems */
function showProblems(fields, problems) {
  for (const { key, tell } of fields) {
    const wrong = problems.find((problem) => problem.key === key);
    tell(wrong && (wrong.code === "not-a-number" ? words.desk.noNumber(wrong.given) : hintFor(wrong)));
  }
}

/** What a learner is to do. @param {Make} make @param {Player} player @returns {Group} */
function task(make, { settings }) {
  const { draft } = make;
  const texts = words.desk;
  const placeholder = words.title({ optimizers: rulesOf(settings.racers), surface: settings.fn });
  const title = field(make, "title", texts.title, { placeholder });
  const within = field(make, "within", texts.within, { inputMode: "numeric" });
  /** @param {(id: string) => string} nameOf @returns {(id: string) => string} */
  const orNone = (nameOf) => (id) => (id === "" ? texts.none : nameOf(id));
  const goal = choice(make, "goal", texts.goal, ["", ...choices.goal], orNone(words.standings.kind));
  const ask = choice(make, "ask", texts.ask, ["", ...choices.ask], orNone(named(words.predict.kinds)));
  const element = group(texts.task, title.element, goal, within.element, ask);
  return {
    element,
    show(problems) {
      showProblems([title, within], problems);
      // Neither goal nor question: there is nothing to be within.
      within.element.hidden = draft.value("goal") === "" && draft.value("ask") === "";
    },
  };
}

/** @param {Make} make @param {Player} player @returns {Group} */
function opening(make, { cursor }) {
  const texts = words.desk;
  const at = tick(make, "at", texts.at(cursor), String(cursor));
  const [play, ahead] = [tick(make, "play", texts.play, "1"), tick(make, "ahead", texts.ahead, "hide")];
  return { element: group(texts.opening, at, play, ahead), show() {} };
}

/** @param {Make} make */
function parts(make) {
  return ticks(make, "hide", words.desk.leaveOut, choices.hide, named(words.share.parts));
}

/** @param {Make} make @param {Player} player */
function locks(make, { settings }) {
  const numbers = settings.racers.flatMap(({ parameters }) => Object.keys(parameters));
  return ticks(make, "lock", words.desk.lock, [...LOCKS, ...numbers, ...MORE_LOCKS], (key) =>
    words.desk.lockOf(key, words.key),
  );
}

/** @param {Make} make @returns {Group} */
function look(make) {
  const { theme, themes, size, sizes } = words.look;
  const { look, lang, browser } = words.desk;
  const element = group(
    look,
    choice(make, "theme", theme, choices.theme, named(themes)),
    choice(make, "size", size, choices.size, named(sizes)),
    choice(make, "lang", lang, ["", ...languages()], (tag) => (tag === "" ? browser : language(tag))),
  );
  return { element, show() {} };
}

/** What the page's language calls a language. @param {string} tag */
function language(tag) {
  try {
    return new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(tag) ?? tag;
  } catch {
    // Well formed, but no language.
    return tag;
  }
}
