// A lesson of one exercise of each kind, in the embed in place of the real ones: what the tests of the
// exercises answer does not change with the lessons' texts.

import { gzipSync } from "node:zlib";
import { expect } from "./page.js";

/** L = (w - 3)², from 7: the gradient is 8, so that rate 0.1 leads to 6.2. */
const RUN = "f=(w-3)^2&w=7&opt=gd&lr=0.1";
const DEAL = "w=7|5|-1;lr=0.1|0.2";
const NAMES = "old=old weight|w;rate=learning rate|lr|η|eta|α;gradient=slope|grad|g|∇L";

const live = (number, text) => `<span class="live" data-query="${RUN}" data-number="${number}">${text}</span>`;

const exercise = (kind, attributes, inside) => ({
  title: `Of the kind ${kind}`,
  html: `<section class="exercise" data-kind="${kind}" ${attributes}>${inside}</section>`,
});

const step = (at, text, ask) => `<li data-query="${RUN}" data-at="${at}" ${ask ? `data-ask="${ask}"` : ""}><p>${text}</p></li>`;
const choice = (text, why, right = "") =>
  `<li ${right}><label><input type="radio"><span>${text}</span></label><p class="why" hidden>${why}</p></li>`;
const chart = (name, rate) => `<li data-query="f=(w-2)^2&w=8&opt=gd&lr=${rate}&steps=20" data-steps="12"><p>${name}</p></li>`;
const card = (front, back) => `<li><span class="front">${front}</span><span class="back">${back}</span></li>`;
const regime = (verdict, rate) => `<li data-verdict="${verdict}" data-show="lr=${rate}"><p>Make it ${verdict}.</p></li>`;

const EXERCISES = {
  worked: exercise(
    "worked",
    `data-deal="${DEAL}"`,
    `<p>One step by the rule, from <i>w</i> = ${live("w 0", "7")}.</p><ol class="walk" role="list">
      ${step(0, `The gradient is ${live("gradient 0", "8")}.`)}
      ${step(1, `So <i>w</i> becomes ${live("w 1", "6.2")}.`, "w 1")}
      ${step(2, "The next step is shorter.")}</ol>`,
  ),
  explore: exercise(
    "explore",
    `data-query="fn=parabola&opt=gd&lr=0.02" data-keys="lr"`,
    `<p>Move the rate.</p><ul class="regimes" role="list">${regime("crawling", "0.0001")}${regime("converged", "0.1")}</ul>`,
  ),
  check: exercise(
    "check",
    `data-deal="${DEAL}"`,
    `<fieldset><legend>From ${live("w 0", "7")}: where does one step lead?</legend><ul class="choices" role="list">
      ${choice(live("w 1 sign", "7.8"), "That is a step up the slope.")}
      ${choice(live("w 1", "6.2"), `The gradient is ${live("gradient 0", "8")}.`, "data-right")}
      ${choice(live("w 1 rate", "−1"), "The whole gradient was taken off.")}</ul></fieldset>
      <p class="nearer" hidden>New is old − rate × gradient.</p>`,
  ),
  fill: exercise(
    "fill",
    `data-deal="${DEAL}" data-names="${NAMES}"`,
    `<div class="blanks"><p>The rule: new = <input class="blank" data-expression="old - rate * gradient">. From ${live("w 0", "7")} at rate
      ${live("rate 0", "0.1")} it leads to <input class="blank" data-query="${RUN}" data-number="w 1">, and the loss
      <input class="blank" data-answers="falls|fall|falling">.</p></div>
      <ul class="parts" role="list"><li>old</li><li>rate</li><li>gradient</li><li>−</li><li>×</li></ul>
      <ul class="hints" hidden><li data-expression="old + rate * gradient">The gradient points uphill.</li>
      <li data-given="rises">Then the step went the wrong way.</li></ul>
      <p class="nearer" hidden>Go against the gradient.</p>`,
  ),
  "by-hand": exercise(
    "by-hand",
    `data-query="${RUN}" data-deal="${DEAL}"`,
    `<p>Start at ${live("w 0", "7")}.</p><div class="by-hand" data-steps="2" data-columns="w loss"></div>`,
  ),
  label: exercise("label", "", `<p>Label the charts.</p><ul class="charts" role="list">${chart("Chart A", 1)}${chart("Chart B", 0.1)}</ul>`),
  cards: exercise(
    "cards",
    "",
    `<p>Six terms.</p><ul class="cards" role="list">${card("gradient", "The slope in each direction.")}${card("rate", "How far a step goes.")}
      ${card("loss", "How wrong the model is.")}${card("epoch", "Once through all the data.")}</ul>`,
  ),
};

export const KINDS = Object.keys(EXERCISES);

const COURSE = "<!doctype html><html lang=en><title>A course</title><link rel=icon href=data:,><h1>A course</h1></html>";

/** The exercise of a kind in a sandboxed frame of a page, which notes what it says. */
export async function trial(page, kind, more = "", style = "width: 640px; height: 700px") {
  const packed = gzipSync(JSON.stringify({ trial: Object.values(EXERCISES) })).toString("base64");
  await page.route("**/embed.html*", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace(/(<script[^>]*id="exercises">)[^<]*/, `$1${packed}`) });
  });
  return course(page, `lesson=trial&part=${KINDS.indexOf(kind) + 1}${more}`, style);
}

/** The embed in a sandboxed frame of a page, which notes what it says. */
export async function course(page, query, style = "width: 640px; height: 500px") {
  await page.route("**/course.html", (route) => route.fulfill({ contentType: "text/html", body: COURSE }));
  await page.goto("/course.html");
  await page.evaluate(
    ([query, style]) => {
      window.said = [];
      addEventListener("message", ({ data }) => data?.ns === "fall-line" && window.said.push(data));
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-scripts");
      frame.style.cssText = style;
      frame.title = "An exercise";
      frame.src = `/embed.html?${query}`;
      document.body.append(frame);
    },
    [query, style],
  );
  const inside = page.frameLocator("iframe");
  await expect(inside.locator("html")).toHaveAttribute("data-state", "ready");
  return inside;
}

/** The events of a verb that the page was told so far. */
export const told = (page, verb) => page.evaluate((verb) => window.said.filter((one) => one.type === "event" && one.verb === verb), verb);
