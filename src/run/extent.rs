//! The sizes of a surface that runs and verdicts are measured by.

use crate::geometry::{Dimension, Point, Rect, Vector};
use crate::surface::Surface;

/// A run stops once the loss has risen by this many times as much as makes it diverged.
pub(super) const STOP: f64 = 1e12;
/// A loss has diverged once it has risen by this many times max(gap₀, R), where gap₀ is the height
/// of the start above the minimum.
pub(crate) const DIVERGENCE: f64 = 100.0;
/// How many cells of the grid lie along each side.
const RANGE_SAMPLES: u32 = 64;

/// How large a surface is, over its own bounds: what counts as far, flat or the same is measured by
/// it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// R: the largest finite loss less the smallest, on a grid of 65 × 65 points.
    pub range: f64,
    /// D: the length of the diagonal of the bounds.
    pub diagonal: f64,
}

impl Extent {
    /// Measures a surface.
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
