//! A state between updates, and what one update did.

use super::config::Config;
use crate::geometry::{Point, Vector};

/// Where a racer stands after some number of updates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// The parameters.
    pub point: Point,
    /// The loss there, of all observations and without noise.
    pub loss: f64,
    /// The exact gradient of that loss.
    pub gradient: Vector,
}

impl State {
    /// The state at a point.
    #[inline]
    pub(super) fn at(config: &Config, point: Point) -> Self {
        let here = config.surface.value_and_gradient(point);
        Self { point, loss: here.loss, gradient: here.gradient }
    }

    /// Whether the point, its loss and its gradient are all finite.
    #[cfg_attr(feature = "lab", inline(always))]
    pub(crate) fn is_finite(&self) -> bool {
        // Zero times each: NaN if one is not, and no branch.
        let Self { point, loss, gradient } = *self;
        0.0 * point.x + 0.0 * point.y + 0.0 * loss + 0.0 * gradient.x + 0.0 * gradient.y == 0.0
    }
}

/// What one update did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Update {
    /// The rate, schedule included.
    pub rate: f64,
    /// The gradient that the optimizer got: exact, noisy, or a mini-batch's.
    pub estimate: Vector,
    /// The step: the next point is the last one plus this.
    pub step: Vector,
}
