// The folder in which tests of hosts build what they build, with the packages that they need.

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

export const project = new URL("../../", import.meta.url).pathname;
export const dist = join(project, "dist");
/** What the element needs beside it, wherever it is put. */
export const ELEMENT = ["fall-line.js", "embed.html", "fall-line.d.ts"];

/**
 * A copy of one of this folder's, below the target folder, with its packages installed.
 * @param {string} name
 */
export async function workshop(name) {
  const from = join(project, "tests/hosts", name);
  const folder = join(process.env.FALL_LINE_TARGET ?? join(project, "target"), "hosts", name);
  await mkdir(folder, { recursive: true });
  const lock = (/** @type {string} */ place) => readFile(join(place, "package-lock.json"), "utf8").catch(() => "");
  const isInstalled = (await lock(folder)) === (await lock(from));
  if (!isInstalled) await rm(join(folder, "node_modules"), { recursive: true, force: true });
  // The lock file comes last: one that is there says that all it names is.
  await cp(from, folder, { recursive: true, filter: (path) => !/node_modules|package-lock\.json$/.test(path) });
  if (!isInstalled) {
    await cp(join(from, "package-lock.json"), join(folder, "package-lock.json"));
    await run(npm, ["ci", "--no-audit", "--no-fund"], { cwd: folder }).catch(async (error) => {
      await rm(join(folder, "package-lock.json"));
      throw error;
    });
  }
  return folder;
}

/**
 * An environment of Python below the target folder, with the packages that one of this folder's folders lists; gives
 * the folder of its programs.
 * @param {string} name
 */
export async function environment(name) {
  const from = join(project, "tests/hosts", name, "requirements.txt");
  const folder = join(process.env.FALL_LINE_TARGET ?? join(project, "target"), "hosts", name);
  const programs = join(folder, process.platform === "win32" ? "Scripts" : "bin");
  const list = join(folder, "requirements.txt");
  if ((await readFile(list, "utf8").catch(() => "")) === (await readFile(from, "utf8"))) return programs;
  await run(process.platform === "win32" ? "python" : "python3", ["-m", "venv", "--clear", folder]);
  await run(join(programs, "python"), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", from]);
  // The list comes last: one that is there says that all it names is.
  await cp(from, list);
  return programs;
}

/** Puts files of the build into a folder. @param {string} folder @param {string[]} names */
export async function put(folder, names) {
  await mkdir(folder, { recursive: true });
  for (const name of names) await cp(join(dist, name), join(folder, name));
}

/** Runs a program of a workshop's packages there. @param {string} folder @param {string} name @param {...string} values */
export const tool = (folder, name, ...values) => toolIn(folder, "", name, ...values);

/** Runs it in one of the workshop's projects. @param {string} folder @param {string} project @param {string} name @param {...string} values */
export async function toolIn(folder, project, name, ...values) {
  const program = join(folder, "node_modules/.bin", process.platform === "win32" ? `${name}.cmd` : name);
  try {
    return (await run(program, values, { cwd: join(folder, project) })).stdout;
  } catch (error) {
    throw new Error([error.message, error.stdout].join("\n"));
  }
}
