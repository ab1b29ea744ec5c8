//! What an expression comes to, whatever the quantities are that it speaks of.

use crate::formula::Expression;
use crate::number::shortest;
use crate::random::gaussian;

/// What stands for quantities: as many signs as an expression may have of them.
const SYMBOLS: std::ops::RangeInclusive<char> = '①'..='⑨';
/// Nobody answers at such length, in bytes.
const LONGEST: usize = 500;
/// Expressions are compared at so many draws; in the second half of them signs are drawn as well.
const DRAWS: u32 = 6;
/// The draws' seed.
const SEED: u32 = 16;
/// What is the same may differ by rounding.
const ROUNDING: f64 = 1e-9;

/// The value of an expression without variables. Returns `None` if it is none.
///
/// ```
/// use fall_line::exercise::constant;
///
/// assert_eq!(constant("42/25"), Some(1.68));
/// assert_eq!(constant("2x"), None);
/// ```
pub fn constant(text: &str) -> Option<f64> {
    if text.len() > LONGEST {
        return None;
    }
    // Formulas have a variable.
    let formula = Expression::parse(&["(", text, ")+0x"].concat()).ok()?;
    let (one, other): (f64, f64) = (formula.at(1.0, 1.0), formula.at(2.0, 2.0));
    (formula.variables().len() == 1 && (one == other || one.is_nan())).then_some(one)
}

/// Whether an expression comes to the same as the right one, whatever numbers its symbols, ① to ⑨,
/// stand for. Returns `None` if it cannot be read.
///
/// ```
/// use fall_line::exercise::same_value;
///
/// assert_eq!(same_value("②①", "①*②"), Some(true));
/// assert_eq!(same_value("②/①", "①*②"), Some(false));
/// assert_eq!(same_value("②*", "①*②"), None);
/// ```
pub fn same_value(given: &str, right: &str) -> Option<bool> {
    for draw in 0..DRAWS {
        let (value, expected) = (constant(&drawn(given, draw))?, constant(&drawn(right, draw))?);
        let is_same = (value - expected).abs() <= ROUNDING * expected.abs().max(1.0);
        // What is right need not have a value everywhere.
        if expected.is_finite() && !is_same {
            return Some(false);
        }
    }
    Some(true)
}

/// An expression with a number drawn for each symbol.
fn drawn(text: &str, draw: u32) -> String {
    let mut written = String::new();
    for sign in text.chars() {
        if !SYMBOLS.contains(&sign) {
            written.push(sign);
            continue;
        }
        let (size, side) = gaussian(SEED, draw * 64 + u32::from(sign) - u32::from(*SYMBOLS.start()));
        let minus = if draw >= DRAWS / 2 && side < 0.0 { "-" } else { "" };
        written.extend(["(", minus, &shortest(0.5 + size.abs()), ")"]);
    }
    written
}
