// Pictures of the pages for people to look at, and the one in the README.
import { defineConfig } from "@playwright/test";
import base from "../../playwright.config.js";

export default defineConfig({ ...base, testDir: ".", testMatch: "shots.js" });
