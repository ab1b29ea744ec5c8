//! Functions of the parameters alone.

use super::derivative::{Differentiable, Dual, ValueAndGradient, value_and_gradient};
use super::quadratic::{Quadratic, quadratic};
use super::record::{Formula, SurfaceRecord};
use crate::geometry::{Dimension, Point};
use num_dual::HyperDual64;

/// A function of the catalogue, with the value of its record's constant.
#[derive(Clone, Debug)]
pub struct Function {
    pub(super) record: &'static SurfaceRecord,
    pub(super) formula: Formula,
    /// `None` if the record has no constant.
    pub(super) constant: Option<f64>,
}

/// The formula follows from the record.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record && self.constant == other.constant
    }
}

impl Function {
    pub(super) fn value(&self, at: Point) -> f64 {
        match self.formula {
            Formula::OneDim { value, .. } => value(at.x),
            Formula::TwoDim { value, .. } => value(at.x, at.y),
            Formula::Quadratic => Quadratic { kappa: self.kappa() }.value(at),
        }
    }

    #[inline]
    pub(super) fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        match self.quadratic() {
            Some(quadratic) => quadratic.value_and_gradient(at),
            None => value_and_gradient(self.record.dimension(), at, |x, y| self.dual(x, y)),
        }
    }

    /// The same loss where it is ½(x² + κy²).
    pub(super) fn quadratic(&self) -> Option<Quadratic> {
        matches!(self.formula, Formula::Quadratic).then(|| Quadratic { kappa: self.kappa() })
    }

    /// κ of a quadratic; without it the bowl is round.
    fn kappa(&self) -> f64 {
        self.constant.unwrap_or(1.0)
    }
}

impl Dual for Function {
    fn dimension(&self) -> Dimension {
        self.record.dimension()
    }

    fn dual(&self, x: HyperDual64, y: HyperDual64) -> HyperDual64 {
        match self.formula {
            Formula::OneDim { dual, .. } => dual(x),
            Formula::TwoDim { dual, .. } => dual(x, y),
            Formula::Quadratic => quadratic(x, y, self.kappa()),
        }
    }
}
