//! Placeholder until the parser lands.
use crate::geometry::Dimension;
use num_dual::DualNum;
#[derive(Clone, Debug, PartialEq)]
pub struct Expression;
impl Expression {
    pub fn at<D: DualNum<Primitive = f64> + Copy>(&self, x: D, _y: D) -> D {
        x
    }
    pub fn dimension(&self) -> Dimension {
        Dimension::One
    }
    pub fn text(&self) -> &str {
        ""
    }
}
