//! Numbers and calls as Python has them.

use crate::number::shortest;

/// A number that Python reads as a float.
pub(super) fn float(value: f64) -> String {
    let text = shortest(value);
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if is_whole { text + ".0" } else { text }
}

/// `key=value, key=value`.
pub(super) fn arguments(settings: &[(&str, String)]) -> String {
    let all: Vec<String> = settings.iter().map(|(key, value)| format!("{key}={value}")).collect();
    all.join(", ")
}
