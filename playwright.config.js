// The pages in a real browser; `cargo xtask test` serves dist/ and says where and by which browser.
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests/browser",
  // The same place for the configurations that build on this one.
  outputDir: join(process.env.FALL_LINE_TARGET ?? fileURLToPath(new URL("target", import.meta.url)), "playwright"),
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A machine may be busy with something else: what fails is tried again, and the report says so.
  retries: process.env.CI ? 2 : 0,
  reporter: [["list"]],
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    // The network is the tests' to watch and to break, but for those that are about the one that keeps the lab.
    serviceWorkers: "block",
    baseURL: process.env.FALL_LINE_URL,
    launchOptions: {
      executablePath: process.env.FALL_LINE_BROWSER,
      args: [
        // Chromium's own sandbox does not start for root, as in many containers.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        // As browsers with windows do: a frame of another site has a process of its own.
        "--site-per-process",
        // Pages made up by a test come from nowhere; they may hold frames from this machine.
        "--disable-features=LocalNetworkAccessChecks",
      ],
    },
  },
});
