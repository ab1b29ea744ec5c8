//! The sizes of a surface that runs and verdicts are measured by.

use crate::geometry::{Dimension, Point, Rect, Vector};
use crate::surface::Surface;

/// A run stops once the loss has risen by this many times the scale of divergence.
pub(super) const STOP: f64 = 1e12;
/// A loss that rises by this many times max(gap₀, R) has diverged.
pub(crate) const DIVERGENCE: f64 = 100.0;
/// Samples along each side when the range of a loss is measured.
const RANGE_SAMPLES: u32 = 64;

/// The sizes of a surface that verdicts are measured by, taken over its own box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// R: the largest finite loss less the smallest.
    pub range: f64,
    /// D: the length of the box's diagonal.
    pub diagonal: f64,
}

impl Scale {
    /// Measures a surface on a grid over its own box.
    pub fn of(surface: &Surface) -> Self {
        let bounds = surface.bounds();
        let rows = match surface.dimension() {
            Dimension::One => 0,
            Dimension::Two => RANGE_SAMPLES,
        };
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for row in 0..=rows {
            for column in 0..=RANGE_SAMPLES {
                let loss = surface.approximate_value(grid_point(&bounds, column, row));
                if loss.is_finite() {
                    low = low.min(loss);
                    high = high.max(loss);
                }
            }
        }
        Self { range: (high - low).max(0.0), diagonal: bounds.diagonal() }
    }
}

fn grid_point(bounds: &Rect, column: u32, row: u32) -> Point {
    let part = |index: u32| f64::from(index) / f64::from(RANGE_SAMPLES);
    let size = bounds.size();
    bounds.min + Vector::new(part(column) * size.x, part(row) * size.y)
}
