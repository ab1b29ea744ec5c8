//! Formulas typed by hand.

use crate::geometry::Dimension;
use num_dual::DualNum;

/// Placeholder until the parser lands: the identity in w.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression;

impl Expression {
    /// The value.
    pub fn at<D: DualNum<Primitive = f64> + Copy>(&self, x: D, _y: D) -> D {
        x
    }

    /// How many parameters the formula has.
    pub fn dimension(&self) -> Dimension {
        Dimension::One
    }
}
