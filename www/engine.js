// The engine without a page: the crate's boundary to JavaScript as a module, for Node, for bundlers and for
// a page's own scripts.
//
//   import { Simulator, init } from "fall-line/engine";
//   await init();
//   const simulator = new Simulator("fn=ravine&opt=momentum&lr=0.1");

import * as glue from "fall-line";
import { compile, load } from "./shared/engine.js";
import { pictures } from "./shared/i18n/en/pictures.js";

export {
  AnswerKey,
  OwnData,
  PastedTable,
  Simulator,
  SurveyShare,
  Surveyor,
  Trials,
  number_readings,
  query_pairs,
  version,
} from "fall-line";

/** The wasm, or where it is. @typedef {WebAssembly.Module | BufferSource | Response | URL | string} Source */

/**
 * The words on pictures in English, for `simulator.say`. Pictures have none before they are given some.
 * @type {import("fall-line").PictureWords}
 */
export const english = pictures;

/** Stands where the wasm will: what is called too early says what to do. */
const missing = new Proxy(
  {},
  {
    get() {
      throw new Error("fall-line/engine has not begun: `await init()` first");
    },
  },
);
/** @type {any} */ (glue).__wbg_set_wasm(missing);

/** @type {Promise<void> | undefined} */
let begun;

/**
 * Begins the engine, once however often it is called. All else of this module waits for it.
 * @param {Source | Promise<Source>} [source] `engine.wasm` beside this file unless it is given
 * @returns {Promise<void>}
 */
export function init(source = new URL("./engine.wasm", import.meta.url)) {
  begun ??= begin(source).catch((error) => {
    // What could not be fetched may be there at the next try.
    begun = undefined;
    throw error;
  });
  return begun;
}

/** @param {Source | Promise<Source>} source */
async function begin(source) {
  const given = await source;
  if (given instanceof WebAssembly.Module) return load(given);
  if (given instanceof Response) return load(await compile(given));
  if (typeof given === "string" || given instanceof URL) return load(await compile(await fetch(given)));
  return load(await WebAssembly.compile(given));
}
