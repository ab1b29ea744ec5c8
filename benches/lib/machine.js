// On what, and by which versions, a report was made.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { launch } from "./browser.js";
import { WORKSHOP } from "./build.js";

/** @param {string} program @param {string[]} options what it says, or that it says nothing */
function said(program, ...options) {
  try {
    return execFileSync(program, options, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "not known";
  }
}

/** The version of a package that the bench has installed. @param {string} name */
const version = (name) => JSON.parse(readFileSync(join(WORKSHOP, "node_modules", name, "package.json"), "utf8")).version;

export async function machine() {
  const browser = await launch();
  const chromium = browser.version();
  await browser.close();
  const [{ model } = { model: "not known" }] = cpus();
  const names = Object.keys(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).dependencies);
  return {
    processor: model,
    cores: cpus().length,
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${platform()} ${release()}`,
    "load at the start": loadavg().map((load) => load.toFixed(2)).join(" "),
    Chromium: chromium,
    Node: process.version,
    rustc: said("rustc", "--version"),
    commit: said("git", "describe", "--always", "--dirty"),
    packages: names.map((name) => `${name} ${version(name)}`).join(", "),
  };
}
