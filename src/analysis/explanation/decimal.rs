//! Numbers as they are shown: decimals of a few digits. Their value is exactly what is shown.

use super::double_double::DoubleDouble;
use crate::number::shortest;

/// No explanation shows more digits; with so many, every whole number of units is exact.
pub(super) const MOST_DIGITS: i32 = 15;
/// Smaller numbers than this count as 0: below, halves of digits get lost.
const SMALLEST: f64 = 1e-280;
/// An exact half is rounded away from zero, as by hand. Thirty digits miss it by less than this part
/// of a unit.
const HALF_MISSED: f64 = 1e-9;
/// Decimals from 10 to this power up to 10 to that one are written without an exponent.
const PLAIN: (i32, i32) = (-5, 6);

/// A number that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimal {
    value: f64,
    /// How many units of 10 to the `power`; without trailing zeros.
    units: i64,
    power: i32,
}

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self { value: 0.0, units: 0, power: 0 };

    /// A number to so many significant digits, without trailing zeros.
    pub(super) fn rounded(number: impl Into<DoubleDouble>, digits: i32) -> Self {
        Self::rounded_exactly(number.into(), digits)
    }

    fn rounded_exactly(number: DoubleDouble, digits: i32) -> Self {
        let (value, size) = (number.value, number.value.abs());
        if size < SMALLEST {
            return Self::ZERO;
        }
        if !value.is_finite() {
            return Self { value, units: 0, power: 0 };
        }
        let mut power = size.log10().floor() as i32 + 1 - digits;
        let half = DoubleDouble::from(0.5 + HALF_MISSED);
        let mut units = (scale(number.abs(), -power) + half).floor() as i64;
        while units != 0 && units % 10 == 0 {
            units /= 10;
            power += 1;
        }
        let sign = if value < 0.0 { -1 } else { 1 };
        let units = sign * units;
        Self { value: scale((units as f64).into(), power).value, units, power }
    }

    /// A number with as many digits as it takes to tell it from all others, 15 at most.
    pub fn exact(value: f64) -> Self {
        let to = |digits| Self::rounded(value, digits);
        (1..MOST_DIGITS).map(to).find(|short| short.value == value).unwrap_or(to(MOST_DIGITS))
    }

    /// The float next to the number that is shown.
    pub fn value(self) -> f64 {
        self.value
    }

    /// The number that is shown, to go on with.
    pub(super) fn precise(self) -> DoubleDouble {
        let is_finite = self.value.is_finite();
        if is_finite { scale((self.units as f64).into(), self.power) } else { self.value.into() }
    }

    /// The digits, with a point if they need one and without a sign, and the power of ten that they
    /// are to be multiplied by. Returns `None` for the power if the number is written without one.
    pub(super) fn parts(self) -> (String, Option<i32>) {
        if !self.value.is_finite() {
            return (if self.value.is_nan() { "NaN" } else { "∞" }.into(), None);
        }
        let mut digits = shortest(self.units.unsigned_abs() as f64);
        let top = digits.len() as i32 - 1 + self.power;
        let is_plain = PLAIN.0 <= top && (self.power <= 0 || top < PLAIN.1);
        let shift = if is_plain { self.power } else { 1 - digits.len() as i32 };
        if shift > 0 {
            digits.extend((0..shift).map(|_| '0'));
        } else if shift < 0 {
            let missing = (1 - shift - digits.len() as i32).max(0);
            digits.insert_str(0, &"000000"[..missing as usize]);
            digits.insert(digits.len() - (-shift) as usize, '.');
        }
        (digits, (!is_plain).then_some(top))
    }

    pub(super) fn is_negative(self) -> bool {
        self.value < 0.0
    }
}

/// A number times a power of ten.
fn scale(number: DoubleDouble, power: i32) -> DoubleDouble {
    let size = DoubleDouble::ten(power.unsigned_abs());
    if power < 0 { number / size } else { number * size }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: Decimal) -> String {
        let (digits, power) = number.parts();
        let sign = if number.is_negative() { "-" } else { "" };
        power.map_or(format!("{sign}{digits}"), |power| format!("{sign}{digits}e{power}"))
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        for (value, digits, expected) in [
            (0.0, 6, "0"),
            (-0.0, 6, "0"),
            (-4.0, 6, "-4"),
            (20.0, 6, "20"),
            (1.0 / 3.0, 6, "0.333333"),
            (2.0 / 3.0, 6, "0.666667"),
            (-123.456_789, 6, "-123.457"),
            (0.000_012_345_678, 6, "0.0000123457"),
            (0.000_001_234_567_8, 6, "1.23457e-6"),
            (1e-8, 6, "1e-8"),
            (1_234_567.8, 6, "1.23457e6"),
            (123_456.7, 6, "123457"),
            (12_345_678.0, 9, "12345678"),
            (1e300, 6, "1e300"),
            (1e-300, 6, "0"),
            (999_999.96, 6, "1e6"),
            (f64::INFINITY, 6, "∞"),
            (f64::NAN, 6, "NaN"),
        ] {
            assert_eq!(text(Decimal::rounded(value, digits)), expected, "{value} to {digits} digits");
        }
    }

    #[test]
    fn an_exact_half_is_rounded_away_from_zero() {
        // 0.9 × 4.12345 = 3.711105, which no float is.
        let [part, number] = [0.9, 4.12345].map(|value| Decimal::exact(value).precise());
        assert_eq!(text(Decimal::rounded(part * number, 6)), "3.71111");
        assert_eq!(text(Decimal::rounded(-part * number, 6)), "-3.71111");
    }

    #[test]
    fn what_nearly_cancels_leaves_no_digits_that_were_not_there() {
        let part = Decimal::exact(0.999_999_999_997_16).precise();
        assert_eq!(text(Decimal::rounded(DoubleDouble::from(1.0) - part, 15)), "2.84e-12");
    }

    #[test]
    fn an_exact_number_keeps_its_digits() {
        for value in [0.1, 0.9, 0.999, 0.999_999, 1e-8, 1e-10, 0.05, 123.25, 0.000_123_456_789] {
            assert_eq!(Decimal::exact(value).value(), value);
        }
        assert_eq!(text(Decimal::exact(0.999_999)), "0.999999");
    }
}
