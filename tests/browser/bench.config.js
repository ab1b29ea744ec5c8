// How fast the pages are, for people to read: `cargo xtask bench`. Nothing here passes or fails by
// a time.
import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.js";

export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "bench.js",
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
});
