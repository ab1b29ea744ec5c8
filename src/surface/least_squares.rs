//! The loss of a line: a quadratic about its minimum, which takes no longer however many rows there
//! are.

use super::mean_error::Derivatives;
use super::moments::Moments;
use crate::data::Observation;
use crate::geometry::{Hessian, Point, Vector};

/// The mean of (θ₀ + θ₁u - v)² over observations, as
///
/// ```text
/// f* + (θ₀ + θ₁ū - v̄)² + s(θ₁ - b)²
/// ```
///
/// where b is the slope of the best line and s the variance of u: ½dᵀHd about the minimum, as a sum
/// of squares. Both are of sums about the means; sums of u² itself would cancel where u is far from
/// 0, and f* where the fit is perfect.
#[derive(Clone, Copy, Debug)]
pub(super) struct LeastSquares {
    /// ū and v̄.
    middle: Observation,
    /// The variance of u; 0 if all are equal.
    spread: f64,
    /// b; 0 if all u are equal.
    slope: f64,
    /// f*.
    least: f64,
}

impl LeastSquares {
    pub(super) fn of(observations: &[Observation]) -> Self {
        // What the middle is still off by, its rounding, is taken off the moments.
        let middle = Moments::middle(observations);
        let level = Moments::about(middle, 0.0, observations);
        let spread = level.uu - level.u * level.u;
        let slope = if spread > 0.0 { (level.uv - level.u * level.v) / spread } else { 0.0 };
        let left = Moments::about(middle, slope, observations);
        let least = left.vv - left.v * left.v;
        Self { middle, spread, slope, least: if least < 0.0 { 0.0 } else { least } }
    }

    /// The parameters of the best line; of those that are as good, the level one.
    pub(super) fn minimizer(&self) -> Point {
        Point::new(self.middle.v - self.slope * self.middle.u, self.slope)
    }

    #[inline]
    pub(super) fn at(&self, at: Point) -> Derivatives {
        let Observation { u, v } = self.middle;
        let (miss, turned) = (at.x + at.y * u - v, at.y - self.slope);
        let turn = self.spread * turned;
        Derivatives {
            loss: self.least + (miss * miss + turn * turned),
            gradient: Vector::new(2.0 * miss, 2.0 * (miss * u + turn)),
            hessian: Hessian { xx: 2.0, xy: 2.0 * u, yy: 2.0 * (u * u + self.spread) },
        }
    }
}
