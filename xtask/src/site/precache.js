// Puts the list of what the lab consists of into its service worker: node xtask/src/site/precache.js FOLDER SCRIPT,
// for what is built in a folder and the bundled script. The build runs it.

import { join } from "node:path";
import { injectManifest } from "workbox-build";

const [folder = "", script = ""] = process.argv.slice(2);
const { warnings } = await injectManifest({
  swSrc: script,
  swDest: join(folder, "sw.js"),
  globDirectory: folder,
  // The page with all that it ever fetches: figures are saved, and packages made, from the embed.
  globPatterns: ["index.html", "assets/**", "embed.html", "package/*", "manifest.webmanifest", "icons/*"],
  // These are named by their content.
  dontCacheBustURLsMatching: /^assets\//,
});
if (warnings.length > 0) throw new Error(warnings.join("\n"));
