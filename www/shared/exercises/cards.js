// Flash cards: a question in front, its answer behind, to be found among three. A card that was missed
// or turned over comes again.

import { all, button, h, paragraph } from "../dom.js";
import { words } from "../i18n/words.js";
import { Attempts, focusOn } from "./attempts.js";
import { content } from "./parts.js";

/** So many backs to choose from. */
const CHOICES = 3;

/**
 * @param {HTMLElement} element
 * @param {import("./exercise.js").Context} context
 */
export function cards(element, context) {
  const list = all(element, ".cards")[0];
  const attempts = new Attempts(element, context);
  const deck = all(element, ".cards > li").map((item, index) => {
    const [face, back] = [item.querySelector(".front"), item.querySelector(".back")];
    const name = face?.textContent ?? "";
    /** @type {import("./attempts.js").Thing} */
    const thing = attempts.add(name, () => {
      open.splice(open.findIndex((one) => one.thing === thing), 1);
      ask();
      return content(back) ?? [];
    });
    return { index, thing, front: () => content(face) ?? [], back: () => content(back) ?? [] };
  });
  const open = [...deck];
  let round = 0;
  const place = h("div", { className: "card", role: "group" });

  /** Puts the first card away, or behind the others. @param {boolean} comesAgain */
  function leave(comesAgain) {
    const card = open.shift();
    if (card && comesAgain) open.push(card);
    round += 1;
    ask();
  }

  function ask() {
    const [card] = open;
    if (list) list.hidden = card !== undefined;
    place.hidden = card === undefined;
    if (!card) return;
    const texts = words.exercises;
    place.setAttribute("aria-label", texts.card({ name: card.thing.name, left: open.length }));
    const choices = choicesFor(card, deck, round).map((one) => choice(one.back(), () => take(card, one)));
    const left = paragraph(texts.cardsLeft(open.length), { className: "left" });
    place.replaceChildren(front(card), h("ul", { className: "backs", role: "list" }, ...choices), button(texts.turnOver, () => turn(card)), left);
  }

  /** @param {typeof deck[number]} card @param {typeof deck[number]} chosen */
  function take(card, chosen) {
    const texts = words.exercises;
    const isRight = chosen === card;
    // Of one that was missed, the second look counts.
    const remark = isRight ? texts.remark(card.thing.name) + texts.right : miss(card, texts.belongs(chosen.thing.name));
    if (isRight) attempts.right(card.thing);
    leave(!isRight);
    if (!attempts.finish()) attempts.say(isRight ? "right" : "wrong", remark);
    focusOn(place.hidden ? attempts.line : place);
  }

  /** A card that comes again. @param {typeof deck[number]} card @param {string} said */
  const miss = (card, said) =>
    attempts.wrong(card.thing, `${round}`, `${said} ${words.exercises.comesAgain}`);

  /** @param {typeof deck[number]} card */
  function turn(card) {
    const go = button(words.exercises.goOn, () => {
      leave(true);
      focusOn(place);
    });
    attempts.say("none", miss(card, words.exercises.turned));
    place.replaceChildren(front(card), h("p", { className: "back" }, ...card.back()), go);
    go.focus();
  }

  if (list) list.before(place);
  ask();
}

/** @param {Node[]} back @param {() => void} take */
function choice(back, take) {
  const choice = button("", take, { className: "choice" });
  choice.append(...back);
  return h("li", {}, choice);
}

/** @param {{ front: () => Node[] }} card */
const front = (card) => h("p", { className: "front" }, ...card.front());

/**
 * The backs of a card and of some that follow it, in an order that changes with the round.
 * @template {{ index: number }} T
 * @param {T} card
 * @param {T[]} deck
 * @param {number} round
 */
function choicesFor(card, deck, round) {
  const others = deck.filter((other) => other !== card);
  const begin = (card.index + round) % Math.max(others.length, 1);
  const some = [...others.slice(begin), ...others.slice(0, begin)].slice(0, CHOICES - 1);
  some.splice((card.index + round + 1) % CHOICES, 0, card);
  return some;
}
