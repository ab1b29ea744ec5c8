// Texts of tables, split into cells: loaded once somebody brings data of their own.

// Its other form asks for parts of Node.
import Papa from "papaparse/papaparse.min.js";

/**
 * The rows of a text, empty ones among them.
 * @param {string} text with `\n` at the end of each line
 * @param {string} separator
 * @param {boolean} isQuoted
 */
export function rows(text, separator, isQuoted) {
  return Papa.parse(text, { delimiter: separator, newline: "\n", fastMode: !isQuoted }).data;
}

/**
 * The text of a file, in the encoding that it seems to have: spreadsheets save in several.
 * @param {ArrayBuffer} content
 */
export function decoded(content) {
  const bytes = new Uint8Array(content);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  // Without a mark every second byte of plain text is zero.
  if (first !== 0 && second === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0 && second !== 0) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
