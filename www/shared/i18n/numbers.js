// Numbers and counts as a language writes them.

/** What stands in exponents. @type {Record<string, string>} */
const SUPERSCRIPTS = { 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹", "-": "⁻" };

/** As many digits as a number has for reading. */
const DIGITS = 5;

/** Sizes from the first and below the second are written without an exponent: where JavaScript does so. */
const PLAIN = { decimal: { from: 1e-6, below: 1e21 }, percent: { from: 1e-8, below: 1e19 } };

/**
 * The ways in which a language writes numbers.
 * @param {string} tag its BCP-47 tag
 * @param {string} notANumber what it calls the value of 0/0
 */
export function numberFormats(tag, notANumber) {
  /** Formats are made when they are first needed, as making one takes a while. @type {Map<string, Intl.NumberFormat>} */
  const formats = new Map();
  /** @type {Intl.PluralRules | undefined} */
  let rules;

  /** @param {"decimal" | "percent"} style @param {"standard" | "scientific"} notation */
  function format(style, notation) {
    const id = style + notation;
    const made =
      formats.get(id) ??
      new Intl.NumberFormat(tag, { style, notation, maximumSignificantDigits: DIGITS, useGrouping: false });
    formats.set(id, made);
    return made;
  }

  /**
   * @param {number} value
   * @param {number} digits
   * @param {"decimal" | "percent"} style
   */
  function write(value, digits, style) {
    if (Number.isNaN(value)) return notANumber;
    // Rounded from the exact binary value, as `Intl` does not; and there is no negative zero.
    const rounded = Number(value.toPrecision(digits)) + 0;
    const [size, { from, below }] = [Math.abs(rounded), PLAIN[style]];
    const isPlain = size === 0 || size === Infinity || (size >= from && size < below);
    if (isPlain) return format(style, "standard").format(rounded).replace("-", "−");
    return format(style, "scientific").formatToParts(rounded).map(scientific).join("");
  }

  return {
    /**
     * A number for reading, without needless zeros.
     * @param {number} value
     * @param {number} [digits] significant ones, at most 5
     */
    number: (value, digits = DIGITS) => write(value, digits, "decimal"),

    /** A large count, whose digits stand in groups. @param {number} count */
    grouped: (count) => new Intl.NumberFormat(tag).format(count),

    /**
     * A part of a whole as a percentage.
     * @param {number} part
     * @param {number} [digits] significant ones, at most 5
     */
    percent: (part, digits = DIGITS) => write(part, digits, "percent"),

    /**
     * A point or a vector for reading.
     * @param {ArrayLike<number>} values
     */
    point(values) {
      const texts = Array.from(values, (value) => write(value, DIGITS, "decimal"));
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

/** A piece of a number in scientific notation, as it is printed: 1.5·10⁻⁷. @param {Intl.NumberFormatPart} part */
function scientific({ type, value }) {
  switch (type) {
    case "minusSign":
      return "−";
    case "exponentSeparator":
      return "·10";
    case "exponentMinusSign":
      return SUPERSCRIPTS["-"];
    case "exponentInteger":
      return Array.from(value, (digit) => SUPERSCRIPTS[digit] ?? digit).join("");
    default:
      return value;
  }
}
