//! Functions of dual numbers, where those that come with them lose something: values exact to
//! the bit of what plain numbers give, and derivatives up to the second that are NaN only where
//! there are none.

use num_dual::DualNum;

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
fn taylor<D: DualNum<Primitive = f64> + Copy>(x: D, value: f64, first: f64, second: f64) -> D {
    // Nothing is near ∞, and ∞ - ∞ is no number.
    if x.re().is_infinite() {
        return D::from(value);
    }
    // 0 + -0 is 0, whose inverse is on the other side.
    if value.is_sign_negative() {
        return -taylor(x, -value, -first, -second);
    }
    let step = x - x.re();
    scaled(step, first) + scaled(step * step, 0.5 * second) + value
}

/// a/b.
pub(super) fn quotient<D: DualNum<Primitive = f64> + Copy>(a: D, b: D) -> D {
    settled(a / b, a.re() / b.re())
}

/// The tangent.
pub(super) fn tan<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    let (sin, cos) = x.sin_cos();
    quotient(sin, cos)
}

/// The hyperbolic tangent, without overflow.
pub(crate) fn tanh<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    if x.re() < 0.0 {
        return -tanh(-x);
    }
    let decay = (x * -2.0).exp_m1();
    quotient(-decay, decay + 2.0)
}

/// The arcsine.
pub(super) fn asin<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    let (first, second) = arc_slopes(x.re());
    taylor(x, x.re().asin(), first, second)
}

/// The arccosine.
pub(super) fn acos<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    let (first, second) = arc_slopes(x.re());
    taylor(x, x.re().acos(), -first, -second)
}

/// The derivatives of the arcsine.
fn arc_slopes(x: f64) -> (f64, f64) {
    let square = (1.0 - x) * (1.0 + x);
    (1.0 / square.sqrt(), x / (square * square.sqrt()))
}

/// The logistic function and its first two derivatives, without overflow.
fn logistic(x: f64) -> [f64; 3] {
    let small = (-x.abs()).exp();
    let (whole, lead) = (1.0 + small, if x < 0.0 { 1.0 - small } else { small - 1.0 });
    let slope = small / (whole * whole);
    [if x < 0.0 { small / whole } else { 1.0 / whole }, slope, slope * lead / whole]
}

/// 1/(1 + exp(-x)).
pub(super) fn sigmoid<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    let [value, first, second] = logistic(x.re());
    taylor(x, value, first, second)
}

/// ln(1 + exp(x)).
pub(super) fn softplus<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    let [first, second, _] = logistic(x.re());
    let (above, small) = (x.re().max(0.0), (-x.re().abs()).exp());
    taylor(x, above + small.ln_1p(), first, second)
}

/// x above 0, else 0, and so its derivative at 0.
pub(super) fn relu<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    if x.re() <= 0.0 { D::from(0.0) } else { x }
}

/// The cube root.
pub(super) fn cbrt<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    let root = x.re().cbrt();
    let first = 1.0 / (3.0 * root * root);
    taylor(x, root, first, -2.0 * first / (3.0 * x.re()))
}

/// a/b, but 0 where a is 0.
pub(super) fn ratio<D: DualNum<Primitive = f64> + Copy>(a: D, b: D) -> D {
    if a.re() == 0.0 { D::from(0.0) } else { quotient(a, b) }
}

/// -1, 0 or 1; its derivative is 0.
pub(super) fn sign<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    D::from(if x.re() == 0.0 { 0.0 } else { x.re().signum() })
}

/// The square root.
pub(super) fn sqrt<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    if x.re() == 0.0 { scaled(x, f64::INFINITY) } else { x.sqrt() }
}

/// The absolute value; its derivative at 0 is 0.
pub(super) fn abs<D: DualNum<Primitive = f64> + Copy>(x: D) -> D {
    match x.re() {
        0.0 => D::from(0.0),
        value if value < 0.0 => -x,
        _ => x,
    }
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
    taylor(x, base.powf(n), n * base.powf(n - 1.0), n * (n - 1.0) * base.powf(n - 2.0))
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
        return taylor(x.ln() * exponent, value, value, value);
    }
    let fixed = if is_whole(n) { whole_power(x, n as u32) } else { real_power(x, n) };
    // Powers of 0 stay 0 as the exponent varies. Those of negative numbers exist only at whole
    // exponents: there is no derivative along it.
    if base == 0.0 && n > 0.0 { fixed } else { fixed - undefined_along(exponent) }
}
