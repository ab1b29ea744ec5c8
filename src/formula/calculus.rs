//! Functions of dual numbers, where those that come with them lose something: values exact to
//! the bit of what plain numbers give, and derivatives up to the second that are NaN only where
//! there are none.

use super::tree::Function;
use num_dual::DualNum;
use std::f64::consts::{LN_2, LN_10};

/// Powers this large are worth multiplying out: quick, and the same on every platform.
const MOST_FACTORS: f64 = 64.0;

/// The number with the value that plain arithmetic gives: dual numbers divide by multiplying
/// with the reciprocal, which rounds once too often.
fn settled<D: DualNum<Primitive = f64> + Copy>(number: D, value: f64) -> D {
    let off = value - number.re();
    // Adding 0 would turn -0 into 0.
    if off.is_finite() && off != 0.0 { number + off } else { number }
}

/// A product in which 0 × ∞ is 0, part by part.
fn scaled<D: DualNum<Primitive = f64> + Copy>(number: D, factor: f64) -> D {
    if factor.is_infinite() { number * f64::MAX * f64::MAX * factor.signum() } else { number * factor }
}

/// 0, with NaN for each derivative that the number's own is not 0 for.
fn undefined_along<D: DualNum<Primitive = f64> + Copy>(number: D) -> D {
    scaled(number - number.re(), f64::INFINITY) * 0.0
}

/// f(x) from f, f' and f'' at x's value.
fn taylor<D: DualNum<Primitive = f64> + Copy>(x: D, value: f64, [first, second]: [f64; 2]) -> D {
    // Nothing is near ∞, and ∞ - ∞ is no number. What is flat stays so however fast x varies.
    if x.re().is_infinite() || (first == 0.0 && second == 0.0) {
        return D::from(value);
    }
    // 0 + -0 is 0, whose inverse is on the other side.
    if value.is_sign_negative() {
        return -taylor(x, -value, [-first, -second]);
    }
    let step = x - x.re();
    scaled(step, first) + scaled(step * step, 0.5 * second) + value
}

impl Function {
    /// The value.
    pub(crate) fn of<D: DualNum<Primitive = f64> + Copy>(self, x: D) -> D {
        let value = self.value(x.re());
        match self {
            _ if D::NDERIV == 0 => D::from(value),
            Self::Negative => -x,
            Self::Tanh => tanh(x),
            Self::Abs if x.re() < 0.0 => -x,
            Self::Abs | Self::Relu if x.re() > 0.0 => x,
            _ => taylor(x, value, self.slopes(x.re(), value)),
        }
    }

    /// The value of plain numbers. Arcs, cube roots and binary logarithms come from functions that
    /// are there anyway, right to two units in the last place: those of their own would be 3 KB.
    fn value(self, x: f64) -> f64 {
        match self {
            Self::Negative => -x,
            Self::Sin => x.sin(),
            Self::Cos => x.cos(),
            Self::Tan => x.sin() / x.cos(),
            Self::Asin => (x / ((1.0 - x) * (1.0 + x)).sqrt()).atan(),
            Self::Acos => 2.0 * ((1.0 - x) / (1.0 + x)).sqrt().atan(),
            Self::Atan => x.atan(),
            Self::Sinh => x.sinh(),
            Self::Cosh => x.cosh(),
            Self::Tanh => tanh(x),
            Self::Exp => x.exp(),
            Self::Ln => x.ln(),
            Self::Log2 => log2(x),
            Self::Log10 => x.log10(),
            Self::Sqrt => x.sqrt(),
            Self::Cbrt => cbrt(x),
            Self::Abs => x.abs(),
            Self::Sign if x == 0.0 => 0.0,
            Self::Sign => x.signum(),
            Self::Sigmoid => logistic(x)[0],
            Self::Softplus => x.max(0.0) + (-x.abs()).exp().ln_1p(),
            Self::Relu if x <= 0.0 => 0.0,
            Self::Relu => x,
        }
    }

    /// The first two derivatives, for all that [`Function::of`] does not treat by itself.
    fn slopes(self, x: f64, value: f64) -> [f64; 2] {
        match self {
            Self::Sin => [x.cos(), -value],
            Self::Cos => [-x.sin(), -value],
            Self::Tan => {
                let first = 1.0 + value * value;
                [first, 2.0 * value * first]
            }
            Self::Asin => arc_slopes(x),
            Self::Acos => arc_slopes(x).map(|slope| -slope),
            Self::Atan => {
                let first = 1.0 / (1.0 + x * x);
                [first, -2.0 * x * first * first]
            }
            Self::Sinh => [x.cosh(), value],
            Self::Cosh => [x.sinh(), value],
            Self::Exp => [value, value],
            Self::Ln => log_slopes(x, 1.0),
            Self::Log2 => log_slopes(x, LN_2),
            Self::Log10 => log_slopes(x, LN_10),
            // What is not flat at 0 has a root with slope ∞ there, and no bend.
            Self::Sqrt if x == 0.0 => [f64::INFINITY, 0.0],
            Self::Sqrt => [0.5 / value, -0.25 / (x * value)],
            Self::Cbrt => {
                let first = 1.0 / (3.0 * value * value);
                [first, -2.0 * first / (3.0 * x)]
            }
            Self::Sigmoid => {
                let [_, first, second] = logistic(x);
                [first, second]
            }
            Self::Softplus => {
                let [first, second, _] = logistic(x);
                [first, second]
            }
            // What has a kink counts as flat there.
            Self::Negative | Self::Tanh | Self::Abs | Self::Sign | Self::Relu => [0.0; 2],
        }
    }
}

/// The derivatives of the arcsine.
fn arc_slopes(x: f64) -> [f64; 2] {
    let square = (1.0 - x) * (1.0 + x);
    [1.0 / square.sqrt(), x / (square * square.sqrt())]
}

/// The derivatives of a logarithm, by the natural one of its base.
fn log_slopes(x: f64, base: f64) -> [f64; 2] {
    let first = 1.0 / (x * base);
    [first, -first / x]
}

/// The binary logarithm, exact for powers of two: they have no bits behind the first.
fn log2(x: f64) -> f64 {
    let log = x.ln() / LN_2;
    let is_power = x.to_bits().trailing_zeros() >= f64::MANTISSA_DIGITS - 1;
    if is_power { log.round() } else { log }
}

/// The cube root: a power that is off by a few units in the last place, and a step of Newton's
/// method, after which it is off by less than one.
fn cbrt(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let near = x.abs().powf(1.0 / 3.0).copysign(x);
    near - (near - x / (near * near)) / 3.0
}

/// The logistic function and its first two derivatives, without overflow.
fn logistic(x: f64) -> [f64; 3] {
    let small = (-x.abs()).exp();
    let (whole, lead) = (1.0 + small, if x < 0.0 { 1.0 - small } else { small - 1.0 });
    let slope = small / (whole * whole);
    [if x < 0.0 { small / whole } else { 1.0 / whole }, slope, slope * lead / whole]
}

/// a/b.
pub(super) fn quotient<D: DualNum<Primitive = f64> + Copy>(a: D, b: D) -> D {
    settled(a / b, a.re() / b.re())
}

/// The hyperbolic tangent, without overflow.
pub(crate) fn tanh<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    if x.re() < 0.0 {
        return -tanh(-x);
    }
    let decay = (x * -2.0).exp_m1();
    quotient(-decay, decay + 2.0)
}

/// a/b, but 0 where a is 0.
pub(super) fn ratio<D: DualNum<Primitive = f64> + Copy>(a: D, b: D) -> D {
    if a.re() == 0.0 { D::from(0.0) } else { quotient(a, b) }
}

/// The smaller; NaN if one is.
pub(super) fn min<D: DualNum<Primitive = f64> + Copy>(a: D, b: D) -> D {
    -max(-a, -b)
}

/// The larger; NaN if one is. Where they are equal, the derivative is the mean of both.
pub(super) fn max<D: DualNum<Primitive = f64> + Copy>(a: D, b: D) -> D {
    if a.re() > b.re() {
        a
    } else if a.re() < b.re() {
        b
    } else {
        a * 0.5 + b * 0.5
    }
}

/// Whether [`whole_power`] serves for an exponent.
pub(super) fn is_whole(exponent: f64) -> bool {
    exponent.fract() == 0.0 && (0.0..=MOST_FACTORS).contains(&exponent)
}

/// xⁿ by squaring.
pub(super) fn whole_power<D: DualNum<Primitive = f64> + Copy>(x: D, exponent: u32) -> D {
    let mut power: Option<D> = None;
    let mut square = x;
    let mut left = exponent;
    while left > 0 {
        if left % 2 == 1 {
            power = Some(power.map_or(square, |power| power * square));
        }
        left /= 2;
        if left > 0 {
            square *= square;
        }
    }
    power.unwrap_or_else(|| D::from(1.0))
}

/// xⁿ for any real n for which [`whole_power`] does not serve.
pub(super) fn real_power<D: DualNum<Primitive = f64> + Copy>(x: D, exponent: f64) -> D {
    let (base, n) = (x.re(), exponent);
    if D::NDERIV == 0 {
        return D::from(base.powf(n));
    }
    let slopes = [n * base.powf(n - 1.0), n * (n - 1.0) * base.powf(n - 2.0)];
    taylor(x, base.powf(n), slopes)
}

/// xⁿ for an exponent that may vary as well.
pub(super) fn power<D: DualNum<Primitive = f64> + Copy>(x: D, exponent: D) -> D {
    let (base, n) = (x.re(), exponent.re());
    if D::NDERIV == 0 && (base > 0.0 || !is_whole(n)) {
        return D::from(base.powf(n));
    }
    if base > 0.0 {
        // The exponential is its own derivative; the power rounds less than the exponential of
        // a logarithm.
        let value = base.powf(n);
        return taylor(Function::Ln.of(x) * exponent, value, [value, value]);
    }
    let fixed = if is_whole(n) { whole_power(x, n as u32) } else { real_power(x, n) };
    // Powers of 0 stay 0 as the exponent varies. Those of negative numbers exist only at whole
    // exponents: there is no derivative along it.
    if base == 0.0 && n > 0.0 { fixed } else { fixed - undefined_along(exponent) }
}
