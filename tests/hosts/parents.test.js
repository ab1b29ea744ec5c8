// Every kind of page that can hold the embed, in every engine there is: it gets ready.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { engines } from "../engines/browsers.js";

const served = process.env.FALL_LINE_URL;
const QUERY = "fn=parabola&opt=gd&lr=0.25";

/** A page that holds a frame and tells the outermost one what the frame has said. @param {string} src */
const holder = (src) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><body>
<script>
  addEventListener("message", ({ data }) => {
    if (data && data.ns === "fall-line" && data.type === "ready") top.postMessage({ heard: data.query }, "*");
  });
<\/script>
<iframe title="A simulator" width="700" height="420" src="${src.replaceAll("&", "&amp;")}"></iframe>`;

/** The outermost page, which waits for that; what it does is given. @param {string} body @param {string} [script] */
const outermost = (body, script = "") => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title><body>
<script>
  window.heard = new Promise((resolve) => addEventListener("message", ({ data }) => data && data.heard && resolve(data.heard)));
<\/script>
${body}
<script>${script}<\/script>`;

/** As a text within a script. @param {string} text */
const quoted = (text) => JSON.stringify(text).replaceAll("<", "\\u003c");
/** As an attribute. @param {string} text */
const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** In one document: it is the holder and the outermost page. @param {string} src */
const both = (src) => outermost(holder(src).replace(/^.*?<body>/s, ""));

/**
 * What the outermost page is, for an embed at an address.
 * @type {Record<string, (src: string) => { page: string, headers?: Record<string, string>, at?: "https" | "file" }>}
 */
const PARENTS = {
  http: (src) => ({ page: both(src) }),
  https: (src) => ({ page: both(src), at: "https" }),
  file: (src) => ({ page: both(src), at: "file" }),
  data: (src) => ({ page: outermost(`<iframe src="data:text/html;base64,${Buffer.from(holder(src)).toString("base64")}"></iframe>`) }),
  blob: (src) => ({
    page: outermost("", `
      const frame = document.createElement("iframe");
      frame.src = URL.createObjectURL(new Blob([${quoted(holder(src))}], { type: "text/html" }));
      document.body.append(frame);`),
  }),
  srcdoc: (src) => ({ page: outermost(`<iframe srcdoc="${attribute(holder(src))}"></iframe>`) }),
  "sandboxed srcdoc": (src) => ({ page: outermost(`<iframe sandbox="allow-scripts" srcdoc="${attribute(holder(src))}"></iframe>`) }),
  "a page that isolates itself": (src) => ({
    page: both(src),
    headers: { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" },
  }),
  "about:blank": (src) => ({
    page: outermost("", `
      const frame = document.createElement("iframe");
      document.body.append(frame);
      frame.contentDocument.write(${quoted(holder(src))});
      frame.contentDocument.close();`),
  }),
};

/** @type {Map<string, { page: string, headers?: Record<string, string> }>} */
const pages = new Map();
const plain = createServer(answer);
let secure;
let folder = "";
let embed = "";

function answer({ url = "" }, response) {
  const [path] = url.slice(1).split("?");
  const found = path === "embed.html" ? { page: embed, headers: {} } : pages.get(decodeURIComponent(path));
  response.writeHead(found ? 200 : 404, { "Content-Type": "text/html; charset=utf-8", ...found?.headers });
  response.end(found?.page ?? "");
}

const listening = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

before(async () => {
  embed = await (await fetch(`${served}/embed.html`)).text();
  folder = await mkdtemp(join(tmpdir(), "fall-line-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
  await promisify(execFile)("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert, ...name]);
  secure = createSecureServer({ key: await readFile(key), cert: await readFile(cert) }, answer);
  await Promise.all([listening(plain), listening(secure)]);
});

after(async () => {
  plain.close();
  plain.closeAllConnections();
  secure.close();
  secure.closeAllConnections();
  await rm(folder, { recursive: true });
});

/** Makes the page of a parent, and gives its address. @param {string} name */
async function addressOf(name) {
  const how = PARENTS[name](`${served}/embed.html?${QUERY}`);
  const { port } = secure.address();
  // A page that came safely may hold only what came safely.
  if (how.at === "https") pages.set(name, PARENTS[name](`https://127.0.0.1:${port}/embed.html?${QUERY}`));
  else pages.set(name, how);
  if (how.at === "https") return `https://127.0.0.1:${port}/${name}`;
  if (how.at === "file") {
    const file = join(folder, `${name}.html`);
    await writeFile(file, how.page);
    return String(pathToFileURL(file));
  }
  return `http://127.0.0.1:${plain.address().port}/${encodeURIComponent(name)}`;
}

for (const [engine, start] of engines) {
  describe(engine, () => {
    let browser;
    before(async () => (browser = await start()));
    after(() => browser?.close());

    for (const name of Object.keys(PARENTS)) {
      test(`gets ready, held by ${name}`, async () => {
        await browser.goto(await addressOf(name));
        const late = 'new Promise((_, reject) => setTimeout(reject, 15000, new Error("nothing was heard")))';
        assert.equal(await browser.run(`return Promise.race([window.heard, ${late}]);`), "fn=parabola&opt=gd&lr=0.25");
      });
    }
  });
}
