//! What people type, each with its plain form. Signs and names by themselves stand here; what takes
//! an operand, as bars, roots and fractions do, is put in order by [`plain`](super::plain).

/// Signs that are another one in its looks: those on the left are read as the one on the right.
const SIGNS: [(&str, char); 7] = [
    ("−‐‑‒–—﹣", '-'),
    ("·×∙⋅∗•⨯\u{2062}", '*'),
    ("÷∕⁄", '/'),
    ("ˆ", '^'),
    ("∣", '|'),
    ("ϑΘ𝜃", 'θ'),
    ("𝜋", 'π'),
];
/// What has no width, and says nothing.
const NOTHING: [char; 9] = [
    '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{2061}', '\u{feff}', '\u{ad}',
];
/// Raised signs, and what is raised.
const RAISED: (&str, &str) = ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-");
/// Lowered digits, and the digits.
const LOWERED: (&str, &str) = ("₀₁₂₃₄₅₆₇₈₉", "0123456789");
/// Fractions of one sign, as dividend and divisor.
const FRACTIONS: [(char, [&str; 2]); 5] =
    [('½', ["1", "2"]), ('¼', ["1", "4"]), ('¾', ["3", "4"]), ('⅓', ["1", "3"]), ('⅔', ["2", "3"])];
/// Signs that are names.
const LETTERS: [(char, &str); 2] = [('π', "pi"), ('σ', "sigmoid")];
/// Signs of roots.
const ROOTS: [(char, &str); 2] = [('√', "sqrt"), ('∛', "cbrt")];
/// Where names of functions come from in programs; a dot stands behind.
const MODULES: [&str; 6] = ["np", "numpy", "math", "torch", "nn", "functional"];
/// LaTeX's commands that are signs; a space is what says nothing of what a formula means.
const COMMANDS: [(&str, char); 11] = [
    ("cdot", '*'),
    ("times", '*'),
    ("div", '/'),
    ("lvert", '|'),
    ("rvert", '|'),
    ("vert", '|'),
    ("left", ' '),
    ("right", ' '),
    ("quad", ' '),
    ("displaystyle", ' '),
    ("limits", ' '),
];
/// LaTeX's commands whose argument is a name.
const UPRIGHT: [&str; 4] = ["operatorname", "mathrm", "mathcal", "text"];
/// LaTeX's names that are others here.
const LATEX_NAMES: [(&str, &str); 4] =
    [("sigma", "sigmoid"), ("arcsin", "asin"), ("arccos", "acos"), ("arctan", "atan")];
/// LaTeX's fractions.
const FRACTION_COMMANDS: [&str; 3] = ["frac", "dfrac", "tfrac"];

/// Where the letters and digits of mathematical styles begin, 52 and 10 a style.
const STYLED_LETTERS: std::ops::Range<u32> = 0x1d400..0x1d6a4;
const STYLED_DIGITS: std::ops::Range<u32> = 0x1d7ce..0x1d800;
/// How far signs of full width are from the plain ones.
const FULL_WIDTH: std::ops::RangeInclusive<char> = '\u{ff01}'..='\u{ff5e}';
const TO_PLAIN_WIDTH: u32 = 0xfee0;

/// The plain form of one sign. Returns `None` for what says nothing.
pub(crate) fn sign(typed: char) -> Option<char> {
    let code = u32::from(typed);
    if typed.is_ascii_graphic() || NOTHING.contains(&typed) {
        return Some(typed).filter(char::is_ascii);
    }
    if typed.is_whitespace() {
        return Some(' ');
    }
    let plain = if FULL_WIDTH.contains(&typed) {
        code - TO_PLAIN_WIDTH
    } else if STYLED_LETTERS.contains(&code) {
        let letter = (code - STYLED_LETTERS.start) % 52;
        if letter < 26 { 'A' as u32 + letter } else { 'a' as u32 + letter - 26 }
    } else if STYLED_DIGITS.contains(&code) {
        '0' as u32 + (code - STYLED_DIGITS.start) % 10
    } else {
        let same = SIGNS.iter().find(|(group, _)| group.chars().any(|sign| sign == typed));
        same.map_or(code, |&(_, plain)| plain.into())
    };
    char::from_u32(plain)
}

/// What a raised sign raises. Returns `None` if it is not raised.
pub(super) fn raised(typed: char) -> Option<char> {
    beside(RAISED, typed)
}

/// The digit that is lowered. Returns `None` for anything else.
pub(super) fn lowered(typed: char) -> Option<char> {
    beside(LOWERED, typed)
}

fn beside((typed, plain): (&str, &str), sign: char) -> Option<char> {
    typed.chars().zip(plain.chars()).find(|&(typed, _)| typed == sign).map(|(_, plain)| plain)
}

/// The dividend and the divisor of a fraction in one sign. Returns `None` for anything else.
pub(super) fn fraction(sign: char) -> Option<[&'static str; 2]> {
    named(&FRACTIONS, &sign)
}

/// The name that a sign is. Returns `None` for anything else.
pub(super) fn letter(sign: char) -> Option<&'static str> {
    named(&LETTERS, &sign)
}

/// The function of a root's sign. Returns `None` for anything else.
pub(super) fn root(sign: char) -> Option<&'static str> {
    named(&ROOTS, &sign)
}

/// Whether functions are taken out of this, with a dot between.
pub(super) fn is_module(name: &str) -> bool {
    MODULES.contains(&name.to_ascii_lowercase().as_str())
}

/// The sign of a command of LaTeX. Returns `None` if it is none.
pub(super) fn command(name: &str) -> Option<char> {
    named(&COMMANDS, &name)
}

/// Whether a command of LaTeX has a name for its argument.
pub(super) fn is_upright(command: &str) -> bool {
    UPRIGHT.contains(&command)
}

/// Whether a command of LaTeX is a fraction.
pub(super) fn is_fraction(command: &str) -> bool {
    FRACTION_COMMANDS.contains(&command)
}

/// What LaTeX's name is called here.
pub(super) fn latex_name(command: &str) -> &str {
    named(&LATEX_NAMES, &command).unwrap_or(command)
}

fn named<K: PartialEq, V: Copy>(table: &[(K, V)], key: &K) -> Option<V> {
    table.iter().find(|(known, _)| known == key).map(|&(_, value)| value)
}
