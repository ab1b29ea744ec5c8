//! Numbers as text, and text as numbers.

#[cfg(all(feature = "web", target_arch = "wasm32"))]
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

/// [`shortest`] of each of many finite numbers.
#[cfg(feature = "lab")]
pub(crate) fn all_shortest(numbers: &[f64]) -> Vec<String> {
    #[cfg(all(feature = "web", target_arch = "wasm32"))]
    {
        let sizes: Vec<f64> = numbers.iter().map(|number| number.abs()).collect();
        let sign = |number: &f64| if number.is_sign_negative() { "-" } else { "" };
        let lines = js::lines(&sizes).replace('+', "");
        numbers.iter().zip(lines.lines()).map(|(number, line)| [sign(number), line].concat()).collect()
    }
    #[cfg(not(all(feature = "web", target_arch = "wasm32")))]
    numbers.iter().copied().map(shortest).collect()
}

/// A finite number as JavaScript writes it.
#[cfg(not(all(feature = "web", target_arch = "wasm32")))]
fn javascript(number: f64) -> String {
    ryu_js::Buffer::new().format_finite(number).into()
}

/// The same from the page itself: it costs no bytes there.
#[cfg(all(feature = "web", target_arch = "wasm32"))]
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
    is_decimal(unsigned).then(|| sign * rounded(unsigned))
}

/// Digits with at most one point, then perhaps an exponent.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digits = !(whole.is_empty() && decimals.is_empty() || exponent.is_empty());
    has_digits && is_digits(whole) && is_digits(decimals) && is_digits(exponent)
}

#[cfg(not(all(feature = "web", target_arch = "wasm32")))]
fn rounded(decimal: &str) -> f64 {
    decimal.parse().unwrap_or(f64::NAN)
}

#[cfg(all(feature = "web", target_arch = "wasm32"))]
fn rounded(decimal: &str) -> f64 {
    js::parse_float(decimal)
}

/// A number as a query may have it: as [`parse`] reads it, with the minus sign of print, or as a
/// fraction: `−3`, `1/100`. Returns `None` if the text is none.
pub fn written(text: &str) -> Option<f64> {
    let text = text.replace('−', "-");
    match text.split_once('/') {
        Some((over, under)) => Some(parse(over.trim())? / parse(under.trim())?),
        None => parse(&text),
    }
}

/// The numbers that somebody may have meant by a text: none, one, or the two of `1,416`, whose comma
/// marks decimals or thousands. A point marks decimals where it stands alone, as the pages write it.
pub fn readings(text: &str) -> Vec<f64> {
    let text = unprinted(text.trim());
    if let Some(number) = written(&text).filter(|number| number.is_finite()) {
        return vec![number];
    }
    let mut found = Vec::new();
    for marks in Marks::ALL {
        if let Some(number) = marks.read(&text)
            && !found.contains(&number)
        {
            found.push(number);
        }
    }
    found
}

/// The number that somebody surely meant by a text: its one reading. Returns `None` if it has none,
/// or two.
pub fn typed(text: &str) -> Option<f64> {
    match readings(text)[..] {
        [number] => Some(number),
        _ => None,
    }
}

/// A text with a power of ten as the pages print it, `1.5·10⁻⁷`, written as `1.5e-7`.
fn unprinted(text: &str) -> String {
    let Some((significand, power)) = text.split_once('·') else { return text.into() };
    let mut plain = [significand, "e"].concat();
    for c in power.strip_prefix("10").unwrap_or("x").chars() {
        let raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".chars().zip("0123456789-".chars()).find(|(raised, _)| *raised == c);
        plain.push(raised.map_or(c, |(_, digit)| digit));
    }
    plain
}

/// Which sign marks decimals; the other one, spaces and apostrophes part thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// `1,416.5`
    Point,
    /// `1.416,5`
    Comma,
}

impl Marks {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    /// The sign that marks decimals.
    pub fn decimal(self) -> char {
        if self == Self::Point { '.' } else { ',' }
    }

    /// A finite number whose decimals and thousands are marked so. Returns `None` if the text is none:
    /// thousands come in groups of three, which one sign parts, in front of decimals alone.
    pub fn read(self, text: &str) -> Option<f64> {
        let mut plain = String::new();
        let mut separator = None;
        let mut is_whole = true;
        // Digits since the sign, or since the last group.
        let mut digits = 0;
        for c in text.trim().chars() {
            if c.is_ascii_digit() {
                plain.push(c);
                digits += 1;
            } else if plain.is_empty() && matches!(c, '+' | '-' | '−') {
                plain.push(if c == '+' { '+' } else { '-' });
            } else if is_whole && self.may_part(c) {
                let is_first = separator.is_none()
                    && matches!(digits, 1..=3)
                    && !plain.trim_start_matches(['+', '-']).starts_with('0');
                if !is_first && (separator != Some(c) || digits != 3) {
                    return None;
                }
                separator = Some(c);
                digits = 0;
            } else {
                if is_whole && separator.is_some() && digits != 3 {
                    return None;
                }
                is_whole = false;
                plain.push(if c == self.decimal() { '.' } else { c });
            }
        }
        if is_whole && separator.is_some() && digits != 3 {
            return None;
        }
        parse(&plain).filter(|number| number.is_finite())
    }

    /// Whether a sign can part thousands.
    fn may_part(self, c: char) -> bool {
        match c {
            '.' | ',' => c != self.decimal(),
            _ => c.is_whitespace() || matches!(c, '\'' | '’'),
        }
    }
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

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, numbers) in [
            ("0,1", &[0.1][..]),
            (" .5 ", &[0.5]),
            ("1e-3", &[1e-3]),
            ("−3", &[-3.0]),
            ("-2,5", &[-2.5]),
            ("1/100", &[0.01]),
            ("1.5·10⁻⁷", &[1.5e-7]),
            // The comma of a thousand is no decimal comma, nor surely one of a thousand.
            ("1,000", &[1000.0, 1.0]),
            ("-12,345", &[-12345.0, -12.345]),
            ("0,125", &[0.125]),
            ("1,0000", &[1.0]),
            ("1234,567", &[1234.567]),
            ("1.000", &[1.0]),
            ("1,000.5", &[1000.5]),
            ("1.000,5", &[1000.5]),
            ("1,000,000", &[1e6]),
            ("1.000.000", &[1e6]),
            ("1 000", &[1000.0]),
            ("1\u{a0}000,5", &[1000.5]),
            ("1\u{202f}000.5", &[1000.5]),
            ("1'000", &[1000.0]),
            ("", &[]),
            ("1,2,3", &[]),
            ("1 2", &[]),
            ("1.2.3", &[]),
            ("1,00,000", &[]),
            ("1e999", &[]),
            ("NaN", &[]),
            ("1/0", &[]),
            ("abc", &[]),
        ] {
            assert_eq!(readings(text), numbers, "{text}");
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
