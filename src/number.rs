//! Numbers as text, and text as numbers.

#[cfg(target_arch = "wasm32")]
mod js;

/// The shortest text that reads back as the same number, as JavaScript writes it (ECMAScript's
/// `Number::toString`) but for the plus sign of an exponent: `1e21`, `1e-7`. Zero keeps its sign,
/// and what is not finite is `NaN`, `inf` or `-inf`.
pub fn shortest(number: f64) -> String {
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if number.is_nan() {
        return "NaN".into();
    }
    if number.is_infinite() {
        return [sign, "inf"].concat();
    }
    [sign, &javascript(number.abs()).replace('+', "")].concat()
}

/// A finite number as JavaScript writes it.
#[cfg(not(target_arch = "wasm32"))]
fn javascript(number: f64) -> String {
    ryu_js::Buffer::new().format_finite(number).into()
}

/// The same from the page itself: it costs no bytes there.
#[cfg(target_arch = "wasm32")]
fn javascript(number: f64) -> String {
    js::text(number)
}

/// The number that a decimal text is, rounded correctly; `inf` and `nan` are numbers, as in Rust's
/// own parser. Returns `None` if the text is no number.
pub fn parse(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    if ["inf", "infinity"].iter().any(|name| unsigned.eq_ignore_ascii_case(name)) {
        return Some(sign * f64::INFINITY);
    }
    if unsigned.eq_ignore_ascii_case("nan") {
        return Some(f64::NAN.copysign(sign));
    }
    is_decimal(unsigned.as_bytes()).then(|| sign * rounded(unsigned))
}

/// Digits with at most one point, then perhaps an exponent.
fn is_decimal(text: &[u8]) -> bool {
    let mut parts = text.splitn(2, |&byte| matches!(byte, b'e' | b'E'));
    let mantissa = parts.next().unwrap_or_default();
    let is_mantissa = mantissa.iter().any(u8::is_ascii_digit)
        && mantissa.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
        && mantissa.iter().filter(|&&byte| byte == b'.').count() <= 1;
    let is_exponent = |exponent: &[u8]| {
        let digits = exponent.strip_prefix(b"-").or(exponent.strip_prefix(b"+")).unwrap_or(exponent);
        !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
    };
    is_mantissa && parts.next().is_none_or(is_exponent)
}

#[cfg(not(target_arch = "wasm32"))]
fn rounded(decimal: &str) -> f64 {
    decimal.parse().unwrap_or(f64::NAN)
}

#[cfg(target_arch = "wasm32")]
fn rounded(decimal: &str) -> f64 {
    js::parse_float(decimal)
}

/// A number as people type it: with a decimal point or a decimal comma, spaces around it
/// allowed. Returns `None` if it is no finite number.
pub fn typed(text: &str) -> Option<f64> {
    let trimmed = text.trim();
    let number = match trimmed.matches(',').count() {
        1 if !trimmed.contains('.') => parse(&trimmed.replace(',', ".")),
        _ => parse(trimmed),
    };
    number.filter(|number| number.is_finite())
}

/// A number to the decimals that tell `grain` apart from nothing.
pub fn readable(value: f64, grain: f64) -> f64 {
    let scale = 10_f64.powf((-grain.log10()).ceil());
    let rounded = (value * scale).round() / scale;
    // Beyond what a float can hold there is nothing to round.
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writes_numbers_as_javascript_does() {
        let cases = [
            (0.0, "0"),
            (-0.0, "-0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e21 - 1e5, "999999999999999900000"),
            (1e21, "1e21"),
            (-1.5e300, "-1.5e300"),
            (1e-6, "0.000001"),
            (1e-7, "1e-7"),
            (5e-324, "5e-324"),
            // Of two that are as short and as near, the even one.
            (770_048_801_229_146.0 + 0.25, "770048801229146.2"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-inf"),
        ];
        for (number, text) in cases {
            assert_eq!(shortest(number), text);
        }
    }

    proptest! {
        #[test]
        fn parses_what_the_standard_library_parses(text in "[-+]?[0-9.einfatyNE+ -]{0,9}") {
            let expected = text.parse::<f64>().ok();
            prop_assert_eq!(parse(&text).map(f64::to_bits), expected.map(f64::to_bits));
        }

        #[test]
        fn reads_back_the_shortest_text(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            prop_assert_eq!(parse(&shortest(number)).map(f64::to_bits), Some(bits));
        }
    }
}
