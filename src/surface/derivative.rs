//! Values, gradients and Hessians from one formula, by forward differentiation.
//!
//! A loss that is no mean over data is written once, generically over [`Number`]; evaluated at hyper-dual numbers it yields
//! its derivatives with its value, exact to rounding (J. A. Fike and J. J. Alonso, "The development
//! of hyper-dual numbers for exact second-derivative calculations", 2011).

use crate::geometry::{Dimension, Hessian, Point, Vector};
use num_dual::{DualNum, HyperDual64};

/// What a formula is written for: plain numbers, and dual numbers that carry derivatives along.
pub(crate) trait Number: DualNum<Primitive = f64> + Copy {}

impl<N: DualNum<Primitive = f64> + Copy> Number for N {}

/// A loss and its gradient at one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueAndGradient {
    /// The loss.
    pub loss: f64,
    /// The vector of its partial derivatives; y is 0 in one dimension.
    pub gradient: Vector,
}

/// A loss with its first and second derivatives.
pub(crate) trait Differentiable {
    /// How many parameters it has.
    fn dimension(&self) -> Dimension;

    /// The loss at a point.
    fn value(&self, at: Point) -> f64;

    /// The loss and its gradient at a point.
    fn value_and_gradient(&self, at: Point) -> ValueAndGradient;

    /// The second derivatives at a point; in one dimension only xx is not 0.
    fn hessian(&self, at: Point) -> Hessian;
}

/// A loss that is one formula.
pub(super) trait Dual {
    /// How many parameters it has.
    fn dimension(&self) -> Dimension;

    /// The loss at hyper-dual numbers.
    fn dual(&self, x: HyperDual64, y: HyperDual64) -> HyperDual64;
}

/// Compiled once, for all formulas.
impl dyn Dual + '_ {
    /// The loss and its gradient at a point.
    pub(super) fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        value_and_gradient(self.dimension(), at, |x, y| self.dual(x, y))
    }

    /// The second derivatives at a point; in one dimension only xx is not 0.
    pub(super) fn hessian(&self, at: Point) -> Hessian {
        let (x, y) = (HyperDual64::from_re(at.x), HyperDual64::from_re(at.y));
        let second = |x: HyperDual64, y: HyperDual64| self.dual(x, y).eps1eps2;
        let xx = second(x.derivative1().derivative2(), y);
        match self.dimension() {
            Dimension::One => Hessian { xx, ..Hessian::default() },
            Dimension::Two => Hessian {
                xx,
                xy: second(x.derivative1(), y.derivative2()),
                yy: second(x, y.derivative1().derivative2()),
            },
        }
    }
}

/// The value and the gradient of a loss, in one pass.
///
/// Hyper-dual numbers carry both partial derivatives at once. First-order numbers would do, in two
/// passes; but every formula is compiled anew for each kind of number.
#[inline]
pub(super) fn value_and_gradient(
    dimension: Dimension,
    at: Point,
    loss: impl Fn(HyperDual64, HyperDual64) -> HyperDual64,
) -> ValueAndGradient {
    let (x, y) = (HyperDual64::from_re(at.x).derivative1(), HyperDual64::from_re(at.y));
    let found = match dimension {
        Dimension::One => loss(x, y),
        Dimension::Two => loss(x, y.derivative2()),
    };
    ValueAndGradient { loss: found.re, gradient: Vector::new(found.eps1, found.eps2) }
}
