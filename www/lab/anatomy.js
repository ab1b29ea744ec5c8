// A step taken apart: its beats one after the other, and the terms of the rule with their arrows.

import { button, checkbox, h, isOpen, paragraph, roving, status } from "../shared/dom.js";
import { words } from "../shared/i18n/anatomy.js";
import styles from "../styles/anatomy.css";

/** @typedef {import("../shared/player.js").Player} Player */
/** @typedef {import("../shared/stage/picture.js").Picture} Picture */
/** @typedef {import("fall-line").Anatomy} Anatomy */
/** @typedef {{ kind: "term" | "arrow", id: string }} Lit what is pointed at: a term of the rule, or an arrow */
/**
 * @typedef {object} Context
 * @property {Player} player
 * @property {Picture} picture the stage's
 * @property {HTMLElement} rule where the rule stands, its symbols marked
 * @property {HTMLElement} place
 * @property {() => number} racer whose step it is
 * @property {(show: () => void) => void} follow has something shown whenever it is new and can be seen
 */

const BEATS = /** @type {const} */ (["gradient", "memory", "scale", "step"]);
const CHOICES = /** @type {const} */ (["all", ...BEATS]);
/** @typedef {typeof CHOICES[number]} Choice */

/** At so many steps a second, or fewer, each beat can be seen while a run plays. */
const SLOW = 2;

/** What an arrow is called on the picture. @param {string} id */
const arrowName = (id) => /** @type {Record<string, string>} */ (words.tools.arrowNames)[id] ?? id;

/** @param {Lit | undefined} one @param {Lit | undefined} other */
const isSame = (one, other) => one?.kind === other?.kind && one?.id === other?.id;

/** @param {Context} context */
export function anatomy({ player, picture, rule, place, racer, follow }) {
  const { simulator } = player;
  /** @type {Anatomy | undefined} */
  let apart;
  const lit = lighting(light);
  const beats = beatChoice(light);
  const march = marching(player, place, light);
  const said = sentences();
  const about = status("p");
  const terms = lightGroup(words.anatomy.terms, lit);
  const arrows = lightGroup(words.anatomy.arrows, lit);
  const none = paragraph(words.anatomy.none);
  const body = h("div", { className: "anatomy" }, beats.element, march.element, said.element, terms.element, arrows.element, about);
  document.head.append(h("style", {}, styles));
  place.append(none, body);

  /** Lights what is pointed at, on the stage, in the rule and among the buttons. */
  function light() {
    if (!apart || !isOpen(place)) {
      simulator.put_together();
      return picture.later();
    }
    const beat = march.beat ?? beats.choice();
    const found = litBy(apart, lit.now());
    simulator.take_apart(beat, found.arrow ?? "");
    picture.later();
    said.mark(beat);
    beats.show(beat);
    terms.show(found.terms);
    arrows.show(found.arrow === undefined ? [] : [found.arrow]);
    markRule(rule, apart, found.terms, beat);
    const text = says(apart, lit.now(), simulator.shows_step(picture.size));
    if (about.textContent !== text) about.textContent = text;
  }

  function show() {
    apart = simulator.anatomy(racer());
    none.hidden = apart !== undefined;
    body.hidden = apart === undefined;
    if (apart) {
      said.fill(apart);
      terms.fill(apart.terms.map(({ id, symbol, beat }) => ({ kind: "term", id, text: words.anatomy.term(symbol, id, beat) })));
      arrows.fill(apart.arrows.map(({ id }) => ({ kind: "arrow", id, text: arrowName(id) })));
    }
    light();
  }

  player.on(["cursor", "playing"], () => {
    if (!march.isSlow()) return;
    // What is seen beat by beat is said with it.
    show();
    march.go();
  });
  follow(show);
  // Another racer, or the panel has been closed or opened.
  rule.parentElement?.addEventListener("change", show);
  place.closest("details")?.addEventListener("toggle", light);
  new ResizeObserver(light).observe(place);
  new MutationObserver(light).observe(rule, { childList: true });
  onRule(rule, lit);
  onStage(player, picture, lit);
}

/** What is pointed at now, and what was pressed to stay lit. @param {() => void} changed */
function lighting(changed) {
  /** @type {Lit | undefined} */
  let pointed;
  /** @type {Lit | undefined} */
  let kept;
  return {
    now: () => pointed ?? kept,
    /** @param {Lit} lit */
    isKept: (lit) => isSame(kept, lit),
    /** @param {Lit | undefined} lit */
    point(lit) {
      if (isSame(pointed, lit)) return;
      pointed = lit;
      changed();
    },
    /** Keeps it lit, or no longer. @param {Lit} lit */
    keep(lit) {
      kept = isSame(kept, lit) ? undefined : lit;
      changed();
    },
  };
}

/** @typedef {ReturnType<typeof lighting>} Lighting */

/** The sentences of the beats. */
function sentences() {
  const element = h("ol", { className: "beats" });
  /** @param {Anatomy} apart */
  function fill(apart) {
    const { beat: names, says } = words.anatomy;
    element.replaceChildren(...BEATS.map((beat) => h("li", { id: `beat-${beat}` }, h("b", {}, names[beat]), `: ${says(apart, beat)}`)));
  }
  /** @param {Choice} beat */
  function mark(beat) {
    for (const [index, item] of [...element.children].entries()) {
      if (beat === BEATS[index]) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
  }
  return { element, fill, mark };
}

/** The terms and the arrow that belong to what is pointed at. @param {Anatomy} apart @param {Lit | undefined} lit */
function litBy({ terms }, lit) {
  if (lit?.kind === "arrow") return { arrow: lit.id, terms: terms.filter(({ arrow }) => arrow === lit.id).map(({ id }) => id) };
  const term = terms.find(({ id }) => id === lit?.id);
  return { arrow: term?.arrow, terms: term ? [term.id] : [] };
}

/** What is said of it. @param {Anatomy} apart @param {Lit | undefined} lit @param {boolean} isInSight */
function says({ terms, arrows }, lit, isInSight) {
  const texts = words.anatomy;
  const out = isInSight ? "" : texts.outOfSight;
  if (!lit) return out || texts.termsHow;
  /** @param {string | undefined} arrow */
  const isShown = (arrow) => arrows.some(({ id, isShown }) => id === arrow && isShown);
  if (lit.kind === "arrow") {
    const symbols = terms.filter(({ arrow }) => arrow === lit.id).map(({ symbol }) => symbol);
    return symbols.length > 0 ? `${texts.arrowAbout({ arrow: arrowName(lit.id), terms: symbols, isShown: isShown(lit.id) })} ${out}` : out;
  }
  const term = terms.find(({ id }) => id === lit.id);
  return term ? `${texts.about({ ...term, arrow: term.arrow && arrowName(term.arrow), isShown: isShown(term.arrow) })} ${out}` : out;
}

/** Lights symbols of the rule, and marks those of a beat. @param {HTMLElement} rule @param {Anatomy} apart @param {string[]} lit @param {Choice} beat */
function markRule(rule, { terms }, lit, beat) {
  for (const symbol of rule.querySelectorAll("[data-term]")) {
    const id = symbol.getAttribute("data-term") ?? "";
    symbol.classList.toggle("lit", lit.includes(id));
    symbol.classList.toggle("of-beat", terms.some((term) => term.id === id && term.beat === beat));
  }
}

/** The choice of what is shown. @param {() => void} chosen */
function beatChoice(chosen) {
  const texts = words.anatomy;
  let choice = /** @type {Choice} */ ("all");
  const boxes = CHOICES.map((id) => {
    const box = h("input", { type: "radio", name: "beat", value: id, checked: id === choice });
    if (id !== "all") box.setAttribute("aria-describedby", `beat-${id}`);
    box.addEventListener("change", () => {
      choice = id;
      chosen();
    });
    return box;
  });
  const labels = boxes.map((box, index) => h("label", {}, box, ` ${texts.beat[CHOICES[index] ?? "all"]}`));
  const element = h("fieldset", { className: "beat-choice" }, h("legend", {}, texts.beats), ...labels);
  /** Shows one that is gone by, too. @param {Choice} now */
  const show = (now) => boxes.forEach((box) => (box.checked = box.value === now));
  return { element, choice: () => choice, show };
}

/**
 * The beats by themselves, while the run plays slowly.
 * @param {Player} player
 * @param {HTMLElement} place
 * @param {() => void} changed
 */
function marching(player, place, changed) {
  // Whoever does not want pages to move by themselves can ask for it.
  const { label, box } = checkbox(words.anatomy.byThemselves, { checked: player.mayMove });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const isSlow = () => player.isPlaying && player.settings.speed <= SLOW && isOpen(place);
  const self = {
    element: label,
    /** The beat that it has come to. @type {Choice | undefined} */
    beat: undefined,
    isSlow,
    go: () => beat(0),
  };

  /** @param {number} index */
  function beat(index) {
    clearTimeout(timer);
    const isGoing = isSlow() && box.checked;
    self.beat = isGoing ? BEATS[index] : undefined;
    changed();
    if (isGoing && index + 1 < BEATS.length) timer = setTimeout(() => beat(index + 1), 1000 / player.settings.speed / BEATS.length);
  }

  function rest() {
    clearTimeout(timer);
    if (self.beat === undefined) return;
    self.beat = undefined;
    changed();
  }
  player.on(["playing", "settings"], () => isSlow() || rest());
  box.addEventListener("change", () => box.checked || rest());
  return self;
}

/**
 * Buttons that light what they name while they are pointed at or have the focus, and keep it lit once
 * they are pressed; one stop for the Tab key.
 * @param {string} name
 * @param {Lighting} lit
 */
function lightGroup(name, { point, keep, isKept }) {
  const heading = h("h3", {}, name);
  const row = h("div", { role: "group", "aria-label": name });
  /** @type {{ id: string, lit: Lit, control: HTMLButtonElement }[]} */
  let controls = [];
  let filled = "";

  /** @param {(Lit & { text: string })[]} all */
  function fill(all) {
    const next = JSON.stringify(all);
    if (next === filled) return;
    filled = next;
    const focused = controls.find(({ control }) => control === document.activeElement)?.id;
    controls = all.map(({ kind, id, text }) => {
      const lit = /** @type {Lit} */ ({ kind, id });
      const control = button(text, () => keep(lit), { "aria-pressed": "false", dataset: { [kind]: id } });
      control.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && point(lit));
      control.addEventListener("pointerleave", () => point(undefined));
      control.addEventListener("focus", () => control.matches(":focus-visible") && point(lit));
      control.addEventListener("blur", () => point(undefined));
      return { id, lit, control };
    });
    const buttons = controls.map(({ control }) => control);
    // A row of its own each time: what listens to keys goes with it.
    const fresh = h("div", { className: "row lights" }, ...buttons);
    roving(fresh, buttons);
    row.replaceChildren(fresh);
    controls.find(({ id }) => id === focused)?.control.focus();
  }

  /** @param {string[]} found */
  function show(found) {
    for (const { id, lit, control } of controls) {
      control.classList.toggle("lit", found.includes(id));
      control.ariaPressed = String(isKept(lit));
    }
  }
  return { element: h("div", {}, heading, row), fill, show };
}

/** Pointing at the rule's own symbols. @param {HTMLElement} rule @param {Lighting} lit */
function onRule(rule, { point, keep }) {
  /** @param {Event} event @returns {Lit | undefined} */
  function at({ target }) {
    const id = target instanceof Element ? target.closest("[data-term]")?.getAttribute("data-term") : undefined;
    return id ? { kind: "term", id } : undefined;
  }
  rule.addEventListener("pointerover", (event) => event.pointerType !== "touch" && point(at(event)));
  rule.addEventListener("pointerleave", () => point(undefined));
  rule.addEventListener("click", (event) => {
    const lit = at(event);
    if (lit) keep(lit);
  });
}

/** Pointing at arrows on the stage. @param {Player} player @param {Picture} picture @param {Lighting} lit */
function onStage({ simulator }, picture, { point, keep }) {
  const { place } = picture;
  /** @param {{ clientX: number, clientY: number }} event @returns {Lit | undefined} */
  function at(event) {
    const id = simulator.arrow_at(picture.pixelAt(event));
    return id === undefined ? undefined : { kind: "arrow", id };
  }
  place.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") point(at(event));
  });
  place.addEventListener("pointerleave", () => point(undefined));
  place.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("button")) return;
    const lit = at(event);
    if (lit) keep(lit);
  });
}
