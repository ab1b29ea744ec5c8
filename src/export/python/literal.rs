//! Numbers as Python has them.

use crate::number::shortest;

/// A number that Python reads as a float.
pub(super) fn float(value: f64) -> String {
    let text = shortest(value);
    if value.is_finite() { decimal(text) } else { ["float(\"", &text, "\")"].concat() }
}

/// The text of a finite number as one that Python reads as a float.
pub(super) fn decimal(mut text: String) -> String {
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        text.push_str(".0");
    }
    text
}

/// What a call is given, or what stands in a tuple.
pub(super) fn listed(pieces: &[String]) -> String {
    pieces.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
