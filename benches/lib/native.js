// The crate as a native program: benches/engine.rs, built by the build tool.

import { execFileSync } from "node:child_process";

/** @param {string[]} given what it is to do @returns {any} what it says, as JSON */
export function native(...given) {
  const program = process.env.FALL_LINE_ENGINE;
  if (!program) throw new Error("the native bench has not been built: FALL_LINE_ENGINE names none");
  return JSON.parse(execFileSync(program, given, { encoding: "utf8" }));
}
