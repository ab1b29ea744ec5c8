// A package for a learning platform, as a zip: the embed, a page that holds each of its figures, and a
// manifest. The lab makes it in the browser, and the build's `package` on a machine.

import { strToU8, zipSync } from "fflate";

/** @typedef {{ title: string, query: string }} Figure */
/** @typedef {keyof typeof STANDARDS} Standard */

const SCRIPTS = { scorm: "scorm.js", cmi5: "cmi5.js" };
/** What a query holds where what is done in the figure has a score. */
const GRADED = /(^|&)(goal|ask|part)=/;
/** The same bytes whenever it is made. */
const TIME = "1980-01-02";

const STYLE = "body{margin:0;font:1rem/1.5 system-ui,sans-serif}iframe{display:block;width:100%;min-height:100vh;border:0}p{margin:.5rem 1rem}";

/** By the names that `package` knows them by. */
export const STANDARDS = {
  "scorm-1.2": { script: SCRIPTS.scorm, manifest: "imsmanifest.xml", write: scorm12 },
  "scorm-2004": { script: SCRIPTS.scorm, manifest: "imsmanifest.xml", write: scorm2004 },
  cmi5: { script: SCRIPTS.cmi5, manifest: "cmi5.xml", write: cmi5 },
};

/** A text as it stands in XML or HTML. @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** @param {number} index */
const pageOf = (index) => `figure-${index + 1}.html`;

/** What tells a figure from all others. @param {Figure} figure */
const idOf = ({ query }) => `urn:x-fall-line:${encodeURIComponent(query)}`;

/**
 * The zip.
 * @param {Standard} standard
 * @param {string} title
 * @param {Figure[]} figures
 * @param {(name: string) => Promise<string>} read a file of the build
 */
export async function archive(standard, title, figures, read) {
  const { script, manifest, write } = STANDARDS[standard];
  /** @type {Record<string, string>} */
  const files = {
    [manifest]: write(title, figures),
    "embed.html": await read("embed.html"),
    [script]: await read(`package/${script}`),
  };
  figures.forEach((figure, index) => (files[pageOf(index)] = page(figure, script)));
  const packed = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(packed), { mtime: TIME, level: 9 });
}

/** @param {Figure} figure @param {string} script */
function page({ title, query }, script) {
  const graded = GRADED.test(query) ? " data-graded" : "";
  return `<!doctype html>
<html lang="en" data-query="${escaped(query)}"${graded}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<script src="${script}"></script>
</body>
</html>
`;
}

/** @param {string} title @param {Figure[]} figures */
function scorm12(title, figures) {
  return scorm(title, figures, {
    version: "1.2",
    type: "adlcp:scormtype",
    spaces: `xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"`,
  });
}

/** @param {string} title @param {Figure[]} figures */
function scorm2004(title, figures) {
  return scorm(title, figures, {
    version: "2004 4th Edition",
    type: "adlcp:scormType",
    spaces: `xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss"`,
    // Both are told by the figure itself, and the platform need not guess.
    more: `
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>`,
  });
}

/** @param {string} title @param {Figure[]} figures @param {{ version: string, type: string, spaces: string, more?: string }} how */
function scorm(title, figures, { version, type, spaces, more = "" }) {
  const items = figures.map(
    (figure, index) => `
      <item identifier="item-${index + 1}" identifierref="resource-${index + 1}">
        <title>${escaped(figure.title)}</title>${more}
      </item>`,
  );
  const resources = figures.map(
    (_, index) => `
    <resource identifier="resource-${index + 1}" type="webcontent" ${type}="sco" href="${pageOf(index)}">
      <file href="${pageOf(index)}"/>
      <file href="embed.html"/>
      <file href="${SCRIPTS.scorm}"/>
    </resource>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<manifest identifier="fall-line" version="1"
  ${spaces}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>${version}</schemaversion>
  </metadata>
  <organizations default="figures">
    <organization identifier="figures">
      <title>${escaped(title)}</title>${items.join("")}
    </organization>
  </organizations>
  <resources>${resources.join("")}
  </resources>
</manifest>
`;
}

/** @param {string} title @param {Figure[]} figures */
function cmi5(title, figures) {
  const texts = (/** @type {string} */ text) => `
    <title><langstring lang="en">${escaped(text)}</langstring></title>
    <description><langstring lang="en">${escaped(text)}</langstring></description>`;
  const units = figures.map(
    (figure, index) => `
  <au id="${escaped(idOf(figure))}" moveOn="${GRADED.test(figure.query) ? "CompletedAndPassed" : "Completed"}">${texts(figure.title)}
    <url>${pageOf(index)}</url>
  </au>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="urn:x-fall-line:course:${figures.map(({ query }) => encodeURIComponent(query)).join(":")}">${texts(title)}
  </course>${units.join("")}
</courseStructure>
`;
}
