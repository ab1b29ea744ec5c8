// The one server that all pages come from, ours and the peers': files packed by gzip once, before
// anything is measured, and told apart by a tag of their content. It counts what it sends.

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = /** @type {Record<string, string>} */ ({
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
});
/** Files that are packed already. */
const PACKED = new Set([".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2", ".gz"]);
/** Names with a hash of their content, as dist/_headers has it. */
const FOR_EVER = /^\/[^/]+\/assets\//;
/** What dist/_headers says of every file, which costs each page the same. */
const HEADERS = {
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Access-Control-Allow-Origin": "*",
  "X-Content-Type-Options": "nosniff",
};
/** A page that is isolated has a finer clock. */
const ISOLATED = { "Cross-Origin-Opener-Policy": "same-origin" };

/** @typedef {{ body: Buffer, headers: Record<string, string> }} File */

/**
 * Serves folders, each below a name of its own.
 * @param {Record<string, string>} folders
 */
export async function serve(folders) {
  const files = /** @type {Map<string, File>} */ (new Map());
  for (const [name, folder] of Object.entries(folders)) {
    for (const path of await below(folder)) {
      const place = `/${name}/${relative(folder, path).split(sep).join("/")}`;
      files.set(place, packed(place, await readFile(path)));
    }
  }
  const sent = { requests: 0, bytes: 0 };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = files.get(path.endsWith("/") ? `${path}index.html` : path);
    sent.requests += 1;
    if (!file) {
      response.writeHead(404).end();
    } else if (request.headers["if-none-match"] === file.headers["ETag"]) {
      response.writeHead(304, file.headers).end();
    } else {
      sent.bytes += file.body.length;
      response.writeHead(200, { ...file.headers, "Content-Length": file.body.length }).end(file.body);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    /** The same machine under another name, which is another site to a browser. */
    elsewhere: `http://localhost:${port}`,
    /** Bodies sent since the last time this was asked, in bytes as they were sent. */
    sent() {
      const found = { ...sent };
      Object.assign(sent, { requests: 0, bytes: 0 });
      return found;
    },
    close: () => server.close(),
  };
}

/** @param {string} place @param {Buffer} content @returns {File} */
function packed(place, content) {
  const end = extname(place);
  const headers = {
    ...HEADERS,
    ...(place.startsWith("/in-page/") ? ISOLATED : {}),
    "Content-Type": TYPES[end] ?? "application/octet-stream",
    "Cache-Control": FOR_EVER.test(place) ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: `"${createHash("sha256").update(content).digest("hex").slice(0, 16)}"`,
  };
  if (PACKED.has(end)) return { body: content, headers };
  return { body: gzipSync(content, { level: 9 }), headers: { ...headers, "Content-Encoding": "gzip" } };
}

/** @param {string} folder @returns {Promise<string[]>} */
async function below(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
