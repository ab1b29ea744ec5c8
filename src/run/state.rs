//! A state between updates, and what one update did.

use crate::geometry::{Point, Vector};
use crate::optimizer::Memory;

/// Where a racer stands after some number of updates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// The parameters.
    pub point: Point,
    /// The full loss there, without noise.
    pub loss: f64,
    /// The exact gradient of the full loss there.
    pub gradient: Vector,
}

impl State {
    /// Whether the point, its loss and its gradient are all finite.
    pub(crate) fn is_finite(&self) -> bool {
        self.point.is_finite() && self.loss.is_finite() && self.gradient.is_finite()
    }
}

/// What one update did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Update {
    /// The rate, schedule included.
    pub rate: f64,
    /// The gradient the optimizer was given: exact, noisy, or a mini-batch's.
    pub estimate: Vector,
    /// The step it took.
    pub step: Vector,
    /// What it remembers afterwards.
    pub memory: Memory,
    /// How often all observations had been seen before; 0 without batches.
    pub epoch: u32,
}
