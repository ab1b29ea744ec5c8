//! ½(x² + κy²), with derivatives that are written out: runs and surveys spend most of their time here.

use super::derivative::{Differentiable, Number, ValueAndGradient};
use crate::geometry::{Dimension, Hessian, Point, Vector};

/// The quadratic with this condition number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quadratic {
    pub(super) kappa: f64,
}

/// ½(x² + κy²); its condition number is κ.
#[inline(always)]
pub(super) fn quadratic<N: Number>(x: N, y: N, kappa: f64) -> N {
    (x * x + y * y * kappa) * 0.5
}

impl Differentiable for Quadratic {
    fn dimension(&self) -> Dimension {
        Dimension::Two
    }

    #[inline(always)]
    fn value(&self, at: Point) -> f64 {
        quadratic(at.x, at.y, self.kappa)
    }

    /// As hyper-dual numbers come to it, to the last bit, wherever that is: hence the zeros.
    #[inline(always)]
    fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        let Point { x, y } = at;
        let gradient = Vector::new((x + x + 0.0 * y) * 0.5, (0.0 * x + (y + y) * self.kappa) * 0.5);
        ValueAndGradient { loss: self.value(at), gradient }
    }

    fn hessian(&self, _: Point) -> Hessian {
        Hessian { xx: 1.0, xy: 0.0, yy: self.kappa }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::derivative::value_and_gradient;
    use proptest::num::f64::ANY;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_what_hyper_dual_numbers_come_to(x in ANY, y in ANY, kappa in 1.0..1e4) {
            let at = Point::new(x, y);
            let own = Quadratic { kappa }.value_and_gradient(at);
            let dual = value_and_gradient(Dimension::Two, at, |x, y| quadratic(x, y, kappa));
            let is_same = |one: f64, other: f64| one.to_bits() == other.to_bits() || (one.is_nan() && other.is_nan());
            prop_assert!(is_same(own.loss, dual.loss), "{own:?} {dual:?}");
            prop_assert!(is_same(own.gradient.x, dual.gradient.x), "{own:?} {dual:?}");
            prop_assert!(is_same(own.gradient.y, dual.gradient.y), "{own:?} {dual:?}");
        }
    }
}
