// A text with blanks: type into them, or put parts there by tapping or dragging.

import { keyTo } from "./answer-key.js";
import { button } from "../dialogs/dialog.js";
import { parse_number } from "../../engine.js";
import { say } from "../i18n/shared.js";
import { Tally, all, checkButton, markField, paragraph, slip, statusLine } from "./parts.js";

/** A pointer that moved less than this, in CSS pixels, has tapped. */
const SLACK = 6;

/** @param {string} text */
const plain = (text) => text.trim().toLowerCase().replace("−", "-");

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function fill(element, { done }) {
  const blanks = all(element, ".blank").filter((blank) => blank instanceof HTMLInputElement);
  const hints = new Map(all(element, ".hints > li").map((hint) => [plain(hint.dataset.given ?? ""), hint]));
  let latest = blanks[0];
  blanks.forEach((blank, index) => {
    const isNumber = blank.dataset.query !== undefined;
    blank.type = "text";
    blank.autocomplete = "off";
    blank.spellcheck = false;
    blank.inputMode = isNumber ? "decimal" : "text";
    blank.size = isNumber ? 6 : 11;
    blank.setAttribute("aria-label", say("blank", { index: index + 1, total: blanks.length }));
    blank.addEventListener("focus", () => (latest = blank));
    blank.addEventListener("input", () => markField(blank, "none"));
    // The browser would otherwise take Enter for nothing at all.
    blank.addEventListener("keydown", (event) => {
      if (event.key === "Enter") judge();
    });
  });

  /** @param {HTMLInputElement} blank @param {string} text */
  function put(blank, text) {
    blank.value = text;
    markField(blank, "none");
  }

  for (const item of all(element, ".parts > li")) {
    const text = item.textContent ?? "";
    const part = button(text, () => {
      const empty = blanks.find(({ value }) => value === "");
      const blank = latest && (latest.value === "" || !empty) ? latest : empty;
      if (blank) put(blank, text);
    });
    part.setAttribute("aria-label", say("put part", { part: text }));
    item.replaceChildren(part);
    draggable(part, blanks, (blank) => put(blank, text));
  }

  const tally = new Tally();
  const { line, show } = statusLine();

  /** What is wrong with a blank; nothing where it is right. @param {HTMLInputElement} blank */
  function wrongWith(blank) {
    const { query, number: asked = "", answers = "" } = blank.dataset;
    const hint = hints.get(plain(blank.value));
    if (query === undefined) {
      if (answers.split("|").map(plain).includes(plain(blank.value))) return undefined;
      return hint ? hint.cloneNode(true).childNodes : slip("wrong");
    }
    const given = parse_number(blank.value.replace("−", "-"));
    if (given === undefined) return slip("no number");
    const mark = keyTo(query).check(asked, given);
    if (mark === "right") return undefined;
    return hint ? hint.cloneNode(true).childNodes : slip(mark);
  }

  function judge() {
    const empty = blanks.filter(({ value }) => value.trim() === "");
    if (empty.length === blanks.length) return show("none", say("fill first"));
    /** @type {HTMLElement[]} */
    const remarks = [];
    blanks.forEach((blank, index) => {
      if (blank.value.trim() === "") return;
      const wrong = wrongWith(blank);
      tally.count(wrong === undefined);
      markField(blank, wrong === undefined ? "right" : "wrong");
      if (wrong === undefined) return;
      const remark = paragraph(`${say("blank", { index: index + 1, total: blanks.length })}: `);
      remark.append(...(typeof wrong === "string" ? [wrong] : [...wrong]));
      remarks.push(remark);
    });
    if (remarks.length > 0) return show("wrong", ...remarks);
    if (empty.length > 0) return show("none", say("right so far"));
    show("right", say("answer right"));
    done(tally.score);
  }

  element.append(checkButton(judge), line);
}

/**
 * Lets a part be dragged into a blank, by mouse, pen or finger. Its own click does for a tap and
 * for the keyboard.
 * @param {HTMLElement} part
 * @param {HTMLInputElement[]} blanks
 * @param {(blank: HTMLInputElement) => void} drop
 */
function draggable(part, blanks, drop) {
  /** @type {{ id: number, x: number, y: number } | undefined} */
  let from;
  let isDragged = false;
  part.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = { id: event.pointerId, x: event.clientX, y: event.clientY };
    part.setPointerCapture(event.pointerId);
    isDragged = false;
  });
  part.addEventListener("pointermove", (event) => {
    if (event.pointerId !== from?.id) return;
    const [across, down] = [event.clientX - from.x, event.clientY - from.y];
    if (!isDragged && Math.hypot(across, down) < SLACK) return;
    isDragged = true;
    part.style.transform = `translate(${across}px, ${down}px)`;
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    part.addEventListener(end, (event) => {
      if (event.pointerId !== from?.id) return;
      from = undefined;
      part.style.transform = "";
      // The click comes right after, if it comes.
      setTimeout(() => (isDragged = false));
      if (!isDragged || end === "pointercancel") return;
      const under = document.elementsFromPoint(event.clientX, event.clientY);
      const blank = blanks.find((blank) => under.includes(blank));
      if (blank) drop(blank);
    });
  }
  part.addEventListener(
    "click",
    (event) => {
      // What was dragged was not tapped.
      if (isDragged) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
