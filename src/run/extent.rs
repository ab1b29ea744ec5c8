//! The sizes of a surface that runs and verdicts are measured by.

use crate::geometry::{Dimension, Point, Rect, Vector};
use crate::surface::{Remembered, Surface};

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
    /// R: the median of the finite losses on a grid of 65 × 65 points less the smallest, so that a
    /// far wall does not set the scale; where that is 0, the largest less the smallest.
    pub range: f64,
    /// The smallest loss on that grid; infinite if none is finite.
    pub lowest: f64,
    /// D: the length of the diagonal of the bounds.
    pub diagonal: f64,
}

impl Extent {
    /// The extent of a surface, which is measured once as long as no other is asked for.
    pub fn of(surface: &Surface) -> Self {
        thread_local! {
            static LAST: Remembered<Surface, Extent> = const { Remembered::new() };
        }
        LAST.with(|last| last.get(surface, Self::measured))
    }

    fn measured(surface: &Surface) -> Self {
        let bounds = surface.bounds();
        let rows = match surface.dimension() {
            Dimension::One => 0,
            Dimension::Two => RANGE_SAMPLES,
        };
        let mut losses = Vec::new();
        for row in 0..=rows {
            for column in 0..=RANGE_SAMPLES {
                let loss = surface.approximate_value(grid_point(&bounds, column, row));
                if loss.is_finite() {
                    losses.push(loss);
                }
            }
        }
        losses.sort_unstable_by(f64::total_cmp);
        let lowest = losses.first().copied().unwrap_or(f64::INFINITY);
        let above = |index: usize| losses.get(index).map_or(0.0, |loss| loss - lowest);
        let median = above(losses.len() / 2);
        let range = if median > 0.0 { median } else { above(losses.len().saturating_sub(1)) };
        Self { range, lowest, diagonal: bounds.diagonal() }
    }
}

fn grid_point(bounds: &Rect, column: u32, row: u32) -> Point {
    let part = |index: u32| f64::from(index) / f64::from(RANGE_SAMPLES);
    let size = bounds.size();
    bounds.min + Vector::new(part(column) * size.x, part(row) * size.y)
}
