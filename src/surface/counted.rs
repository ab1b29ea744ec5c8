//! A loss that counts how often it is looked at: a mean over many rows takes long.

use super::derivative::{Differentiable, ValueAndGradient};
use crate::geometry::{Dimension, Hessian, Point};
use std::cell::Cell;

/// A loss with a number of looks that are left at it; more can be taken, and are none.
pub(super) struct Counted<'a> {
    pub loss: &'a dyn Differentiable,
    pub left: Cell<u32>,
}

impl Counted<'_> {
    fn look(&self) -> &dyn Differentiable {
        self.left.set(self.left.get().saturating_sub(1));
        self.loss
    }
}

impl Differentiable for Counted<'_> {
    fn dimension(&self) -> Dimension {
        self.loss.dimension()
    }

    fn value(&self, at: Point) -> f64 {
        self.look().value(at)
    }

    fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        self.look().value_and_gradient(at)
    }

    fn hessian(&self, at: Point) -> Hessian {
        self.look().hessian(at)
    }
}
