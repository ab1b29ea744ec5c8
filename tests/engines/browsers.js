// Real engines under one small interface: go to an address, and run a script in the page there.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import puppeteer from "puppeteer-core";

/**
 * @typedef {{ goto: (url: string) => Promise<void>, run: (body: string) => Promise<any>, close: () => Promise<void> }} Browser
 */

/** How long a page may take to open or a script to answer, in milliseconds. */
const PATIENCE = 30_000;

/**
 * The engines whose programs this machine has, each with a function that starts it.
 * `cargo xtask test` says where they are.
 * @type {[string, () => Promise<Browser>][]}
 */
export const engines = [
  ["Chromium", process.env.FALL_LINE_BROWSER, chromium],
  ["Firefox", process.env.FALL_LINE_FIREFOX, firefox],
  ["WebKit", process.env.FALL_LINE_WEBKIT, webkit],
].flatMap(([name, program, start]) => (program ? [[name, () => start(program)]] : []));

function chromium(executablePath) {
  // Chromium's own sandbox does not start for root, as in many containers.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppet({ browser: "chrome", executablePath, args });
}

function firefox(executablePath) {
  return puppet({ browser: "firefox", executablePath });
}

async function puppet(options) {
  const browser = await puppeteer.launch({ ...options, acceptInsecureCerts: true, timeout: PATIENCE, protocolTimeout: PATIENCE });
  const page = await browser.newPage();
  return {
    goto: async (url) => void (await page.goto(url)),
    run: (body) => page.evaluate(`(async () => { ${body} })()`),
    close: () => browser.close(),
  };
}

/** WebKitGTK speaks the older WebDriver, and needs a screen, if only a virtual one. */
async function webkit(program) {
  const screen = process.env.DISPLAY ? undefined : await virtualScreen();
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`], {
    stdio: "ignore",
    // Its own sandbox does not start within a container.
    env: { ...process.env, DISPLAY: screen?.name ?? process.env.DISPLAY, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
  });
  const stop = () => {
    driver.kill();
    screen?.stop();
  };
  try {
    const ask = client(`http://127.0.0.1:${port}`);
    const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } }, 20);
    const session = `/session/${sessionId}`;
    await ask("POST", `${session}/timeouts`, { script: PATIENCE, pageLoad: PATIENCE });
    return {
      goto: async (url) => void (await ask("POST", `${session}/url`, { url })),
      async run(body) {
        // An answer goes by the last argument; an error has to be told as one.
        const script = `
          const done = arguments[arguments.length - 1];
          (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const { value, error } = await ask("POST", `${session}/execute/async`, { script, args: [] });
        if (error) throw new Error(error);
        return value;
      },
      async close() {
        await ask("DELETE", session).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** WebDriver's requests; `tries` for a driver that is still starting. */
function client(address) {
  return async (method, path, body, tries = 1) => {
    for (let left = tries; ; left -= 1) {
      try {
        const answer = await fetch(address + path, {
          method,
          body: body && JSON.stringify(body),
          signal: AbortSignal.timeout(2 * PATIENCE),
        });
        const { value } = await answer.json();
        if (!answer.ok) throw Object.assign(new Error(`${path}: ${value.error}: ${value.message}`), { said: true });
        return value;
      } catch (error) {
        if (left <= 1 || error.said) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  };
}

/** An X server without a screen; it chooses its own number and writes it to the fourth pipe. */
async function virtualScreen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.stdio[3].once("data", (data) => resolve(String(data).trim()));
  });
  return { name: `:${number}`, stop: () => server.kill() };
}

/** A port that nobody listens at. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
