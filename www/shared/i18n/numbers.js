// Numbers and counts as a language writes them.

/** What stands in exponents. @type {Record<string, string>} */
const SUPERSCRIPTS = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "-": "⁻" };

/** As many digits as a number has for reading. */
const DIGITS = 5;

/**
 * The ways in which a language writes numbers. Plurals and groups of digits are `Intl`'s; digits and
 * the sign between them are not, as the first `Intl.NumberFormat` of a page takes 12 to 20 ms, and
 * the first picture would wait for it.
 * @param {string} tag its BCP-47 tag
 * @param {{ point: string, noValue: string }} signs what stands between whole and fraction, and
 * what the language says where there is none
 */
export function numberFormats(tag, signs) {
  /** @type {Intl.PluralRules | undefined} */
  let rules;

  /**
   * @param {number} value
   * @param {number} digits
   * @param {number} [shift] how many powers of ten larger it is written
   */
  function write(value, digits, shift = 0) {
    if (Number.isNaN(value)) return signs.noValue;
    // Moved within the text, so that it is rounded once, from the exact binary value.
    if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
    const [significand, exponent = "0"] = value.toExponential(digits - 1).split("e");
    // And there is no negative zero.
    const moved = Number(`${significand}e${Number(exponent) + shift}`) + 0;
    const [size = "", power] = String(Math.abs(moved)).replace("Infinity", "∞").replace(".", signs.point).split("e");
    const written = moved < 0 ? `−${size}` : size;
    return power === undefined ? written : `${written}·10${superscript(Number(power))}`;
  }

  return {
    /**
     * A number for reading, without needless zeros.
     * @param {number} value
     * @param {number} [digits] significant ones, at most 5
     */
    number: (value, digits = DIGITS) => write(value, digits),

    /** A large count, whose digits stand in groups. @param {number} count */
    grouped: (count) => new Intl.NumberFormat(tag).format(count),

    /**
     * A part of a whole as a percentage.
     * @param {number} part
     * @param {number} [digits] significant ones, at most 5
     */
    percent: (part, digits = DIGITS) => (Number.isNaN(part) ? signs.noValue : `${write(part, digits, 2)}%`),

    /**
     * A point or a vector for reading.
     * @param {ArrayLike<number>} values
     */
    point(values) {
      const texts = Array.from(values, (value) => write(value, DIGITS));
      return texts.length === 1 ? String(texts[0]) : `(${texts.join(", ")})`;
    },

    /**
     * The form of a word that goes with a count.
     * @param {number} count
     * @param {{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>} forms
     */
    plural(count, forms) {
      rules ??= new Intl.PluralRules(tag);
      return forms[rules.select(count)] ?? forms.other;
    },
  };
}

/** @param {number} exponent */
const superscript = (exponent) => Array.from(String(exponent), (sign) => SUPERSCRIPTS[sign]).join("");
