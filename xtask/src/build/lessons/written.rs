//! Numbers as a lesson's text has them, until the page asks the engine and puts its own there.

use fall_line::number::{readable, shortest};

/// Digits of a number in a text.
const DIGITS: i32 = 5;

/// A number for reading: five digits, no needless zeros, a minus as printers have it.
pub(super) fn written(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() {
        return if value.is_nan() {
            "not a number"
        } else if value > 0.0 {
            "∞"
        } else {
            "−∞"
        }
        .into();
    }
    let sign = if value < 0.0 { "−" } else { "" };
    let power = if size > 0.0 { size.log10().floor() } else { 0.0 };
    if (-6.0..15.0).contains(&power) {
        let text = shortest(readable(size, 10_f64.powf(power - f64::from(DIGITS - 1))));
        return [sign, &text].concat();
    }
    let digits = shortest(readable(size / 10_f64.powf(power), 1e-4));
    let power = shortest(power).replace('-', "−");
    [sign, &digits, "·10^", &power].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_five_digits() {
        let cases = [
            (6.9992, "6.9992"),
            (-4.8, "−4.8"),
            (0.1 + 0.2, "0.3"),
            (0.0, "0"),
            (144.0, "144"),
            (123_456.7, "123460"),
            (2.5e20, "2.5·10^20"),
            (-1.25e-9, "−1.25·10^−9"),
            (f64::NEG_INFINITY, "−∞"),
        ];
        for (value, text) in cases {
            assert_eq!(written(value), text);
        }
    }
}
