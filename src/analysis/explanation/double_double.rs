//! Numbers of twice the digits: a sum of two floats, of which the second is what the first has
//! rounded off.
//!
//! Where numbers nearly cancel, as 1 - 0.99999999999716, floats leave digits that nobody would get
//! who works out what is shown. With 30 digits, every result of 15 is right. From T. J. Dekker, "A
//! floating-point technique for extending the available precision", Numerische Mathematik 18, 1971.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// Splits the digits of a float into halves: 2²⁷ + 1.
const SPLITTER: f64 = 134_217_729.0;
/// Exponents of powers have at most so many decimals; of others, a power is as exact as a float.
const THOUSAND: f64 = 1000.0;

/// A number of some 30 digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct DoubleDouble {
    /// The float that is nearest.
    pub(super) value: f64,
    rest: f64,
}

impl DoubleDouble {
    /// A sum of which the second part is far smaller.
    fn new(value: f64, rest: f64) -> Self {
        let sum = value + rest;
        let rest = rest - (sum - value);
        // Beyond the floats there is no rest.
        if rest.is_finite() { Self { value: sum, rest } } else { Self { value, rest: 0.0 } }
    }

    /// What is left of the product of two floats after rounding.
    fn lost(a: f64, b: f64) -> f64 {
        let halves = |number: f64| {
            let upper = SPLITTER * number - (SPLITTER * number - number);
            (upper, number - upper)
        };
        let ((a1, a2), (b1, b2)) = (halves(a), halves(b));
        ((a1 * b1 - a * b) + a1 * b2 + a2 * b1) + a2 * b2
    }

    /// A power of ten, which is not below 1.
    pub(super) fn ten(power: u32) -> Self {
        Self::from(10.0).times(power)
    }

    /// It as a factor, so many times.
    fn times(self, mut count: u32) -> Self {
        let (mut power, mut square) = (Self::from(1.0), self);
        while count > 0 {
            if count % 2 == 1 {
                power = power * square;
            }
            count /= 2;
            square = square * square;
        }
        power
    }

    /// It to a power.
    pub(super) fn power(self, exponent: Self) -> Self {
        let (whole, exponent) = (exponent.value.floor(), exponent.value);
        let thousandths = ((exponent - whole) * THOUSAND).round();
        if !(0.0..1e9).contains(&exponent) || (whole + thousandths / THOUSAND - exponent).abs() > 1e-12 {
            return Self::from(self.value.powf(exponent));
        }
        let rough = Self::from(self.value.powf(thousandths / THOUSAND));
        // One step of Newton's method towards the root.
        let off = self.times(thousandths as u32) / rough.times(THOUSAND as u32) - Self::from(1.0);
        self.times(whole as u32) * (rough + rough * off / Self::from(THOUSAND))
    }

    /// The square root.
    pub(super) fn sqrt(self) -> Self {
        let root = Self::from(self.value.sqrt());
        // Of 0 and of what is not finite there is nothing to make better.
        if root.value > 0.0 { root + (self - root * root) / (root + root) } else { root }
    }

    /// The size without the sign.
    pub(super) fn abs(self) -> Self {
        if self.value < 0.0 { -self } else { self }
    }

    /// The largest whole number that is not above it.
    pub(super) fn floor(self) -> f64 {
        let whole = self.value.floor();
        if whole == self.value && self.rest < 0.0 { whole - 1.0 } else { whole }
    }

    /// How it stands to 0. NaN counts as 0.
    pub(super) fn sign(self) -> Ordering {
        self.value.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    }
}

impl From<f64> for DoubleDouble {
    fn from(value: f64) -> Self {
        Self { value, rest: 0.0 }
    }
}

impl Add for DoubleDouble {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let sum = self.value + other.value;
        let added = sum - self.value;
        let lost = (self.value - (sum - added)) + (other.value - added);
        Self::new(sum, lost + (self.rest + other.rest))
    }
}

impl Neg for DoubleDouble {
    type Output = Self;

    fn neg(self) -> Self {
        Self { value: -self.value, rest: -self.rest }
    }
}

impl Sub for DoubleDouble {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for DoubleDouble {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let lost = Self::lost(self.value, other.value);
        Self::new(self.value * other.value, lost + (self.value * other.rest + self.rest * other.value))
    }
}

impl Div for DoubleDouble {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let quotient = Self::from(self.value / other.value);
        let left = self - quotient * other;
        Self::new(quotient.value, left.value / other.value)
    }
}
