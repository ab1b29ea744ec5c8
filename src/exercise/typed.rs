//! Answers as learners type them: words, numbers and expressions, each compared by what it means.

use crate::formula::{self, Expression};
use crate::number::{readings, shortest};
use crate::random::gaussian;

/// Nobody answers at such length, in bytes.
const LONGEST: usize = 300;
/// Expressions are compared at so many draws; in the second half of them signs are drawn as well.
const DRAWS: u32 = 6;
/// The draws' seed.
const SEED: u32 = 16;
/// What is the same may differ by rounding.
const ROUNDING: f64 = 1e-9;

/// Words that are signs.
const SIGNS: [(&str, &str); 7] = [
    ("cdot", "*"),
    ("times", "*"),
    ("multiplied by", "*"),
    ("plus", "+"),
    ("minus", "-"),
    ("divided by", "/"),
    ("over", "/"),
];
/// What is said around a number, and changes nothing of it.
const AROUND: [&str; 18] = [
    "w",
    "x",
    "y",
    "is",
    "about",
    "approximately",
    "roughly",
    "around",
    "nearly",
    "ca.",
    "circa",
    "exactly",
    "after",
    "at",
    "in",
    "step",
    "steps",
    "updates",
];
/// What stands between two sides that are said to be equal.
const EQUAL: [char; 5] = ['=', '≈', '≃', '←', '~'];
/// What parts words without a meaning of its own.
const PARTING: [char; 12] = [' ', '-', '_', '.', ',', '!', '?', '"', '\'', '’', '“', '”'];

/// Whether a word is one of several, apart by `|`: in any case, with or without hyphens, signs by
/// their names.
pub fn same_word(given: &str, answers: &str) -> bool {
    let given = word_key(given);
    !given.is_empty() && answers.split('|').any(|answer| word_key(answer) == given)
}

fn word_key(text: &str) -> String {
    let plain = plain(text);
    let trimmed = plain.trim();
    if let Some((_, sign)) = SIGNS.iter().find(|(name, _)| *name == trimmed) {
        return (*sign).into();
    }
    let bare = ["the ", "a ", "an "].iter().find_map(|article| trimmed.strip_prefix(article));
    let key: String = bare.unwrap_or(trimmed).chars().filter(|c| !PARTING.contains(c)).collect();
    // A sign alone is the word.
    if key.is_empty() { trimmed.into() } else { key }
}

/// Whether an expression comes to the same as the right one, whatever the quantities are that its
/// names stand for. `names` has each symbol's other names: `rate=lr|step size;gradient=slope`.
/// Returns `None` if it cannot be read.
///
/// ```
/// use fall_line::exercise::same_expression;
///
/// let names = "rate=lr|η;gradient=slope|g";
/// assert_eq!(same_expression("η g", "rate * gradient", names), Some(true));
/// assert_eq!(same_expression("slope divided by lr", "rate * gradient", names), Some(false));
/// assert_eq!(same_expression("lr times", "rate * gradient", names), None);
/// ```
pub fn same_expression(given: &str, right: &str, names: &str) -> Option<bool> {
    if given.len() > LONGEST {
        return None;
    }
    let given = assigned(&plain(given));
    let right = plain(right);
    for draw in 0..DRAWS {
        let names = Names::drawn(&plain(names), draw);
        let (value, expected) = (constant(&names.put_in(&given))?, constant(&names.put_in(&right))?);
        let is_same = (value - expected).abs() <= ROUNDING * expected.abs().max(1.0);
        // What is right need not have a value everywhere.
        if expected.is_finite() && !is_same {
            return Some(false);
        }
    }
    Some(true)
}

/// Every number that a text may mean: of `w = 2,4` one, of `1,000` two. What is not reckoned yet, such
/// as `7 - 0.1 * 8`, is the number that it comes to.
///
/// ```
/// use fall_line::exercise::read_answer;
///
/// assert_eq!(read_answer("w ≈ −4,8"), [-4.8]);
/// assert_eq!(read_answer("51 steps"), [51.0]);
/// assert_eq!(read_answer("42/25"), [1.68]);
/// ```
pub fn read_answer(text: &str) -> Vec<f64> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    // What stands last is what it came to; `2.4 = w` has it in front.
    let plain = plain(text);
    plain.rsplit(EQUAL).map(numbers).find(|numbers| !numbers.is_empty()).unwrap_or_default()
}

/// The numbers of one side, in plain signs.
fn numbers(side: &str) -> Vec<f64> {
    let mut rest = side.trim();
    let said = |word: &str| AROUND.contains(&word);
    while let Some((_, behind)) = rest.split_once(' ').filter(|(first, _)| said(first)) {
        rest = behind.trim_start();
    }
    rest = rest.strip_suffix('.').unwrap_or(rest);
    while let Some((before, _)) = rest.rsplit_once(' ').filter(|(_, last)| said(last)) {
        rest = before.trim_end();
    }
    let found = readings(rest);
    if !found.is_empty() {
        return found;
    }
    let none = Names { spellings: Vec::new() }.with_signs();
    constant(&none.put_in(rest)).filter(|number| number.is_finite()).into_iter().collect()
}

/// A text in small letters and plain signs, without what LaTeX marks names and formulas by.
fn plain(text: &str) -> String {
    let signs = text.chars().filter_map(formula::plain_sign).filter(|sign| !['\\', '$'].contains(sign));
    signs.map(small).collect()
}

/// A Latin or Greek letter in small. The table of all alphabets would weigh more than all of this.
fn small(letter: char) -> char {
    match letter {
        'Α'..='Ω' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    }
}

/// What is given to a name: what stands behind `new =`, and `w - 2` of `w -= 2`.
fn assigned(text: &str) -> String {
    let bare = |side| str::trim(side).trim_end_matches(':');
    let mut sides: Vec<&str> = text.split(EQUAL).map(bare).filter(|side| !side.is_empty()).collect();
    let Some(last) = sides.pop() else { return String::new() };
    let Some(head) = sides.pop() else { return last.into() };
    if head.ends_with(['+', '-']) {
        return [head, "(", last, ")"].concat();
    }
    let reckons = |side: &str| side.contains(['+', '-', '*', '/']);
    if reckons(head) && !reckons(last) { head.into() } else { last.into() }
}

/// The value of an expression without variables. Returns `None` if it is none.
fn constant(text: &str) -> Option<f64> {
    // Formulas have a variable.
    let formula = Expression::parse(&["(", text, ")+0x"].concat()).ok()?;
    let (one, other): (f64, f64) = (formula.at(1.0, 1.0), formula.at(2.0, 2.0));
    (formula.variables().len() == 1 && (one == other || one.is_nan())).then_some(one)
}

/// What names are written as.
struct Names {
    spellings: Vec<(String, String)>,
}

impl Names {
    /// A number drawn for each symbol, in the place of all its names.
    fn drawn(names: &str, draw: u32) -> Self {
        let mut spellings = Vec::new();
        for (index, entry) in names.split(';').enumerate() {
            let (symbol, others) = entry.split_once('=').unwrap_or((entry, ""));
            let (size, side) = gaussian(SEED, draw * 64 + index as u32);
            let sign = if draw >= DRAWS / 2 && side < 0.0 { -1.0 } else { 1.0 };
            let value = ["(", &shortest(sign * (0.5 + size.abs())), ")"].concat();
            for name in others.split('|').chain([symbol]).filter(|name| !name.trim().is_empty()) {
                spellings.push((name.trim().into(), value.clone()));
            }
        }
        Self { spellings }.with_signs()
    }

    fn with_signs(mut self) -> Self {
        self.spellings.extend(SIGNS.map(|(name, sign)| (name.into(), sign.into())));
        self
    }

    /// A text with what its names stand for put in their places, and factors side by side.
    fn put_in(&self, text: &str) -> String {
        let (mut written, mut rest) = (String::new(), text);
        while let Some(first) = rest.chars().next() {
            let mut length = first.len_utf8();
            if first.is_ascii_digit() {
                length = number_length(rest);
                // A comma among digits marks decimals.
                written.extend(rest.chars().take(length).map(|c| if c == ',' { '.' } else { c }));
            } else if let Some((instead, taken)) = self.word(rest) {
                length = taken;
                written.push_str(&instead);
            } else {
                length = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()).max(length);
                written.push_str(rest.get(..length).unwrap_or_default());
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        without_spaces(&written)
    }

    /// The names that the word in front consists of, the longest first, written out, and how long they
    /// are together. Returns `None` if it is something else.
    fn word(&self, text: &str) -> Option<(String, usize)> {
        let (mut found, mut longest) = (None, 0);
        for (name, instead) in &self.spellings {
            let Some(rest) = behind(text, name) else { continue };
            let length = text.len() - rest.len();
            if length <= longest {
                continue;
            }
            // Names may follow each other without a space, as in `ηg`.
            if !(name.ends_with(is_of_word) && rest.starts_with(is_of_word)) {
                (found, longest) = (Some((instead.clone(), length)), length);
            } else if let Some((next, more)) = self.word(rest) {
                (found, longest) = (Some(([instead.as_str(), &next].concat(), length + more)), length);
            }
        }
        found
    }
}

/// What stands behind a name, whose spaces may be hyphens, underscores or nothing.
fn behind<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = text;
    for c in name.chars() {
        rest = if c == ' ' { rest.trim_start_matches([' ', '-', '_']) } else { rest.strip_prefix(c)? };
    }
    Some(rest)
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '∇' | '₀'..='₉' | '\u{c0}'..='\u{1fff}')
}

/// How long the number in front is, with its exponent.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or_default();
    let digits = |from: usize| (from..).find(|&place| !at(place).is_ascii_digit()).unwrap_or(from);
    let mut end = digits(0);
    if matches!(at(end), b'.' | b',') {
        end = digits(end + 1).max(end + 1);
    }
    let from = end + 1 + usize::from(matches!(at(end + 1), b'+' | b'-'));
    if at(end) == b'e' && digits(from) > from {
        end = digits(from);
    }
    end
}

/// Spaces are kept only where they part two numbers or two words.
fn without_spaces(text: &str) -> String {
    let (mut kept, mut is_apart, mut last) = (String::new(), false, ' ');
    for c in text.chars() {
        if c == ' ' {
            is_apart = true;
            continue;
        }
        if is_apart && is_of_word(last) && is_of_word(c) {
            kept.push(' ');
        }
        kept.push(c);
        (is_apart, last) = (false, c);
    }
    kept
}
