//! Losses of two parameters, each written once for numbers and for dual numbers.
//!
//! The test functions are given as in Surjanovic and Bingham's Virtual Library of Simulation
//! Experiments, <https://www.sfu.ca/~ssurjano/optimization.html>, unless said otherwise.

use num_dual::DualNum;
use std::f64::consts::{E, TAU};

/// ½(x² + κy²); its condition number is κ.
#[inline(always)]
pub(super) fn quadratic<D: DualNum<Primitive = f64> + Copy>(x: D, y: D, kappa: f64) -> D {
    (x * x + y * y * kappa) * 0.5
}

/// ½x² - ½y² + ¼y⁴.
pub(super) fn saddle<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let square = y * y;
    (x * x - square) * 0.5 + square * square * 0.25
}

/// (1 - x)² + 100(y - x²)².
pub(super) fn rosenbrock<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let along = -x + 1.0;
    let across = y - x * x;
    along * along + across * across * 100.0
}

/// (x² + y - 11)² + (x + y² - 7)².
pub(super) fn himmelblau<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let first = x * x + y - 11.0;
    let second = x + y * y - 7.0;
    first * first + second * second
}

/// (1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)².
pub(super) fn beale<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let square = y * y;
    let first = x * y - x + 1.5;
    let second = x * square - x + 2.25;
    let third = x * square * y - x + 2.625;
    first * first + second * second + third * third
}

/// (x + 2y - 7)² + (2x + y - 5)².
pub(super) fn booth<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let first = x + y * 2.0 - 7.0;
    let second = x * 2.0 + y - 5.0;
    first * first + second * second
}

/// (4 - 2.1x² + x⁴/3)x² + xy + (4y² - 4)y².
pub(super) fn camel<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let (a, b) = (x * x, y * y);
    (a * a / 3.0 - a * 2.1 + 4.0) * a + x * y + (b * 4.0 - 4.0) * b
}

/// ½Σ(x⁴ - 16x² + 5x).
pub(super) fn styblinski_tang<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let along = |t: D| {
        let square = t * t;
        square * square - square * 16.0 + t * 5.0
    };
    (along(x) + along(y)) * 0.5
}

/// 20 + Σ(x² - 10cos 2πx).
pub(super) fn rastrigin<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let along = |t: D| t * t - (t * TAU).cos() * 10.0;
    along(x) + along(y) + 20.0
}

/// -20exp(-0.2√(½(x² + y²))) - exp(½(cos 2πx + cos 2πy)) + e + 20.
///
/// The cone's tip at (0, 0) has no gradient; there it is taken as 0, which the square root's
/// own derivative (infinite) could not give.
pub(super) fn ackley<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let mean = (x * x + y * y) * 0.5;
    let ripple = ((x * TAU).cos() + (y * TAU).cos()) * 0.5;
    let cone = if mean.re() == 0.0 { mean * 0.0 } else { mean.sqrt() };
    -(cone * -0.2).exp() * 20.0 - ripple.exp() + (E + 20.0)
}

/// The usual product of two polynomials.
pub(super) fn goldstein_price<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    let (a, b, c) = (x * x, x * y, y * y);
    let s = x + y + 1.0;
    let t = x * 2.0 - y * 3.0;
    let left = s * s * (x * -14.0 + a * 3.0 - y * 14.0 + b * 6.0 + c * 3.0 + 19.0) + 1.0;
    let right = t * t * (x * -32.0 + a * 12.0 + y * 48.0 - b * 36.0 + c * 27.0 + 18.0) + 30.0;
    left * right
}

/// 1 - exp(-½(x² + y²)): a dent in a plain that is flat far away.
pub(super) fn plateau<D: DualNum<Primitive = f64> + Copy>(x: D, y: D) -> D {
    -((x * x + y * y) * -0.5).exp() + 1.0
}
