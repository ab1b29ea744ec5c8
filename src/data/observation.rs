//! One observation, and lists of them.

use std::ops::Deref;
use std::sync::Arc;

/// At most so many custom observations.
pub const MOST: usize = 10_000;
/// Fewer fix no line.
pub(super) const FEWEST: usize = 2;
/// Larger numbers would overflow in a square of squares.
pub const LARGEST: f64 = 1e9;

/// One observation: an input u and what was measured at it, v.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The input.
    pub u: f64,
    /// The target: a number, or a label 0 or 1.
    pub v: f64,
}

/// What the targets of a data set are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Any number.
    Number,
    /// 0 or 1.
    Label,
}

/// A list of observations, cheap to clone.
#[derive(Clone, Debug)]
pub struct Observations {
    points: Arc<[Observation]>,
    is_custom: bool,
}

impl Target {
    /// Whether a number can be such a target.
    pub fn allows(self, v: f64) -> bool {
        match self {
            Self::Number => v.abs() <= LARGEST,
            Self::Label => v == 0.0 || v == 1.0,
        }
    }
}

impl Observations {
    /// Custom data, in place of those that come with a surface.
    pub fn custom(points: &[Observation]) -> Self {
        Self { points: points.into(), is_custom: true }
    }

    /// Data that come with a surface.
    pub(super) fn built_in(points: &[Observation]) -> Self {
        Self { points: points.into(), is_custom: false }
    }

    /// Whether they are custom, and not those that come with the surface.
    pub fn is_custom(&self) -> bool {
        self.is_custom
    }
}

impl Deref for Observations {
    type Target = [Observation];

    fn deref(&self) -> &[Observation] {
        &self.points
    }
}

impl PartialEq for Observations {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.points, &other.points) || self.points == other.points
    }
}
