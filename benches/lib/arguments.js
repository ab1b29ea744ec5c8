// What the command line says.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

export const USAGE = `cargo xtask bench [SECTION…] [--rounds N] [--plain] [--peers FOLDER]
cargo xtask bench load --against OTHER/dist [--rounds N] [--plain]`;

/**
 * @param {string[]} given
 * @param {string[]} sections that there are
 */
export function read(given, sections) {
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: { rounds: { type: "string" }, plain: { type: "boolean" }, against: { type: "string" }, peers: { type: "string" } },
  });
  const unknown = positionals.find((name) => !sections.includes(name));
  if (unknown !== undefined) throw new Error(`there is no section ${unknown}; there are ${sections.join(", ")}`);
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) throw new Error(`--rounds ${values.rounds}: a whole number from 1 on is wanted`);
  if (values.against && !existsSync(join(values.against, "embed.html"))) throw new Error(`--against ${values.against}: there is no embed.html in it`);
  if (values.peers && !existsSync(values.peers)) throw new Error(`--peers ${values.peers}: there is no such folder`);
  if (values.against && positionals.join() !== "load") throw new Error("--against goes with the section load alone");
  return { ...values, rounds, sections: positionals.length > 0 ? positionals : sections };
}
