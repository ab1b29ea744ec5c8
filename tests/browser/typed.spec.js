// Answers as learners type them: what is right is taken in every spelling, and nothing else. No page
// is needed: the scripts run here, with the engine.

import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { expect, test } from "@playwright/test";

/** The scripts that read answers, and the engine that they ask. */
async function loaded() {
  const contents = `
    export * from "./www/shared/exercises/typed.js";
    export { AnswerKey, dealt, load } from "./www/shared/engine.js";
  `;
  const alias = { "fall-line": "./www/generated/embed/fall_line_bg.js" };
  const stdin = { contents, resolveDir: process.cwd() };
  const outfile = test.info().outputPath("typed.mjs");
  await build({ stdin, alias, bundle: true, format: "esm", outfile });
  const scripts = await import(outfile);
  const wasm = readFileSync("www/generated/embed/fall_line_bg.wasm");
  await scripts.load(await WebAssembly.compile(wasm));
  return scripts;
}

const NAMES =
  "old=old weight|old w|w_old|w|θ;rate=learning rate|step size|lr|eta|η|alpha|α|ɑ|a;" +
  "gradient=grad|derivative|slope|∇L|L'|dL/dw|g;velocity=v;momentum=β|beta";
const RULE = "old - rate * gradient";

test("expressions are compared by what they come to", async () => {
  const { sameExpression } = await loaded();
  const right = {
    [RULE]: [
      RULE,
      "old − rate × gradient",
      "old - gradient × rate",
      "w - η g",
      "w - ηg",
      "w−α·∇L",
      "w − α ∇L(w)",
      "θ - lr*grad",
      "w_{old} - α · ∇L(w_{old})",
      "w - η L'(w)",
      "w - η * dL/dw",
      "w_old - eta * derivative",
      "Old Weight minus Learning Rate times Slope",
      "old weight − learning-rate × gradient",
      "old – step_size ∗ gradient",
      "-rate*gradient + old",
      "w + (-1) * lr * g",
      "old - (rate)(gradient)",
      "-(rate * gradient - old)",
      "new = old - rate * gradient",
      "w = w - a g",
      "w_new := w − αg",
      "w ← w − α g",
      "w -= lr * grad",
      "old - rate * gradient = new",
      "$w - \\alpha \\cdot g$",
      "old - gradient / (1/rate)",
      "old - rate gradient",
      "OLD - RATE * GRADIENT",
      "w - 0,5 lr g - 0.5 lr g",
    ],
    "rate * gradient": ["gradient × rate", "rate multiplied by gradient", "lr g"],
    "rate": ["η", "eta", "lr", "step size"],
    "gradient": ["derivative", "grad"],
    "rate * velocity": ["v × α", "αv"],
    "momentum * velocity + gradient": ["βv + g", "beta * v plus gradient", "g + v momentum"],
    "gradient^2": ["g²", "g g"],
  };
  for (const [rule, spellings] of Object.entries(right)) {
    for (const given of spellings) expect(sameExpression(given, rule, NAMES), given).toBe(true);
  }
  const wrong = {
    [RULE]: ["old + rate * gradient", "old - gradient", "rate * gradient", "old - rate / gradient", "(old - rate) * gradient", "gradient - rate * old", "old - rate * velocity", "old - rate * abs(gradient)", "old - 0.1 gradient", "w", "w += lr * grad"],
    "rate * gradient": ["rate + gradient", "gradient divided by rate"],
    "momentum * velocity + gradient": ["velocity + gradient"],
  };
  for (const [rule, spellings] of Object.entries(wrong)) {
    for (const given of spellings) expect(sameExpression(given, rule, NAMES), given).toBe(false);
  }
  for (const given of ["", " ", "old -", "old - * rate", "the rule", "go down", "old - rate * x", "(old", "2 3", "=", "old 5 6"]) {
    expect(sameExpression(given, RULE, NAMES), given).toBe(undefined);
  }
});

test("words are compared by what they say", async () => {
  const { sameWord } = await loaded();
  for (const [given, answers] of [
    ["oscillate", "oscillates|oscillate|bounces"],
    ["Oscillates.", "oscillates"],
    [" the  gradient", "gradient|the gradient"],
    ["minus", "−|-"],
    ["-", "−"],
    ["—", "-"],
    ["times", "×"],
    ["mini batch", "mini-batch"],
    ["minibatch", "mini-batch"],
    ["“noise”", "noise"],
    ["Η", "η"],
  ]) {
    expect(sameWord(given, answers), given).toBe(true);
  }
  for (const [given, answers] of [
    ["", "a|"],
    ["+", "−"],
    ["rates", "rate"],
    ["rat", "rate"],
    ["?", "rate"],
    ["L", "∇L"],
  ]) {
    expect(sameWord(given, answers), given).toBe(false);
  }
});

test("every number that a text may mean", async () => {
  const { readAnswer } = await loaded();
  for (const [text, ...numbers] of [
    ["42/25", 1.68],
    ["2,4", 2.4],
    ["2.40", 2.4],
    ["−4.8", -4.8],
    ["– 4.8", -4.8],
    ["minus 4.8", -4.8],
    ["1,000", 1000.0, 1.0],
    ["51 steps", 51.0],
    ["step 51", 51.0],
    ["after 51 steps.", 51.0],
    ["w = 2.4", 2.4],
    ["w=2,4", 2.4],
    ["w is 2.4", 2.4],
    ["2.4 = w", 2.4],
    ["≈ 0.6", 0.6],
    ["~0.6", 0.6],
    ["about 0.6", 0.6],
    ["7 - 0.1*8", 6.2],
    ["7 − 0,1 × 8", 6.2],
    ["7 minus 0.1 times 8", 6.2],
    ["7 - 0.1*8 = 6.2", 6.2],
    ["7 - 0.1*8 = 6.3", 6.3],
    ["(7-3)^2", 16.0],
    ["4²", 16.0],
    ["½", 0.5],
    ["1.5·10⁻⁷", 1.5e-7],
    ["1e-3", 1e-3],
    ["$6.2$", 6.2],
    ["6.2.", 6.2],
    ["+5", 5.0],
    ["−0", 0.0],
    [""],
    ["soon"],
    ["not 5"],
    ["5 or 6"],
    ["2 million"],
    ["x"],
    ["2x"],
    ["1½"],
    ["1/0"],
    ["1 2"],
    ["..."],
  ]) {
    const read = readAnswer(text);
    expect(read.length, `${text}: ${read}`).toBe(numbers.length);
    numbers.forEach((number, index) => expect(read[index], text).toBeCloseTo(number, 12));
  }
});

/** A number as a page writes it in English: five digits, the minus sign of print. */
const printed = (number) => String(Number(number.toPrecision(5))).replace("-", "−");

/** How many variants of each exercise are tried. */
const VARIANTS = 200;

/** What an exercise asks for: the numbers of runs, to type or to predict. */
function asked(html) {
  const own = /^<section[^>]*data-query="([^"]*)"/.exec(html)?.[1] ?? "";
  const found = [...html.matchAll(/<(?:input class="blank"|li) data-query="([^"]*)"[^>]*? data-(?:number|ask)="([^"]*)"/g)];
  const table = /data-steps="(\d+)" data-columns="([^"]*)"/.exec(html);
  for (let step = 1; step <= Number(table?.[1] ?? 0); step += 1) {
    for (const column of table[2].split(" ")) found.push(["", own, `${column} ${step}`]);
  }
  return found.map(([, query, number]) => ({ query: query.replaceAll("&amp;", "&"), number }));
}

test(`in ${VARIANTS} variants of each exercise every right answer is taken in five spellings`, async () => {
  test.slow();
  const { AnswerKey, dealt, readAnswer } = await loaded();
  const exercises = Object.values(JSON.parse(readFileSync("www/generated/exercises.json", "utf8"))).flat();
  let tried = 0;
  const refused = [];
  for (const { title, html } of exercises) {
    const deal = /data-deal="([^"]*)"/.exec(html)?.[1];
    const numbers = deal ? asked(html) : [];
    for (let variant = 0; variant < VARIANTS && numbers.length > 0; variant += 1) {
      const keys = new Map();
      for (const { query, number } of numbers) {
        const run = dealt(query, deal, variant);
        const key = keys.get(run) ?? new AnswerKey(run);
        keys.set(run, key);
        const right = key.number(number);
        const spellings = [
          printed(right),
          right.toFixed(2).replace(".", ","),
          `w = ${right.toFixed(9)}`,
          `about ${right.toFixed(2).replace("-", "minus ")}`,
          `${Number((right * 1000).toPrecision(12))}/1000`,
          `${Number((right - 2).toPrecision(12))} + 2`,
        ];
        if (number.startsWith("within")) spellings.push(`${right} steps`, `after ${right} steps`);
        for (const text of spellings) {
          const isRight = readAnswer(text).some((value) => key.check(number, value, undefined) === "right");
          if (!isRight) refused.push(`${title}: ${run}, ${number}: “${text}” for ${right}`);
          tried += 1;
        }
      }
      for (const key of keys.values()) key.free();
    }
  }
  expect(refused).toEqual([]);
  // Nine exercises or more ask for numbers to type or predict, each for two at least.
  expect(tried).toBeGreaterThan(VARIANTS * 9 * 2 * 6);
});
