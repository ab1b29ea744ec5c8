//! Numbers as Python has them.

use crate::number::shortest;

/// A number that Python reads as a float.
pub(super) fn float(value: f64) -> String {
    let mut text = shortest(value);
    if !value.is_finite() {
        return ["float(\"", &text, "\")"].concat();
    }
    if is_whole(&text) {
        text.push_str(".0");
    }
    text
}

/// Whether Python would read a number as an integer.
pub(super) fn is_whole(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// What a call is given, or what stands in a tuple.
pub(super) fn listed(pieces: &[String]) -> String {
    pieces.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
