// The lab's service worker: it keeps the files of the lab as they were built together, and serves them with
// a network or without. A new version waits beside it until a page says that its reader takes it.

import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";

/** What a worker's own scope has beyond what TypeScript takes it for. */
const scope = /** @type {{ skipWaiting: () => Promise<void> }} */ (/** @type {unknown} */ (self));

// The build puts the list of files in. The query is for the page to read: the file is the same for each.
precacheAndRoute(/** @type {any} */ (self).__WB_MANIFEST, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();
// The page that has it installed need not be loaded again for it.
clientsClaim();

self.addEventListener("message", ({ data }) => {
  if (data?.type === "SKIP_WAITING") void scope.skipWaiting();
});
