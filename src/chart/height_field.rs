//! The losses over a rectangle as heights.

use super::pixel::UnitPoint;
use super::samples::Samples;
use std::cell::OnceCell;

/// The height where there is no loss: lower than all there is.
const NO_LOSS: f64 = -1e-9;

/// The losses as heights from 0 to 1. They are bent, as the contour's levels are closer on low
/// ground, so that a narrow valley is seen beside steep walls.
#[derive(Clone, Debug)]
pub(super) struct HeightField {
    samples: Samples,
    /// Only a relief asks for them.
    heights: OnceCell<Vec<f64>>,
    /// The heights of the contour's levels.
    levels: Vec<f64>,
    /// The lowest loss, and how far the highest lies above it.
    low: f64,
    range: f64,
    /// Losses that lie this much above the lowest rise half as steeply as the lowest.
    bend: f64,
}

impl HeightField {
    /// The ranks among so many samples of what heights are measured by: the lowest, one on low ground and
    /// the highest.
    pub(super) fn ranks(count: usize) -> [usize; 3] {
        [0, count / 4, count - 1]
    }

    /// The heights of samples; `sorted` are the same, with those of [`Self::ranks`] where a sort puts them.
    pub(super) fn new(samples: Samples, sorted: &[f64], levels: &[f64]) -> Self {
        let [low, quarter, high] = Self::ranks(sorted.len()).map(|rank| sorted[rank]);
        let range = high - low;
        // Of ground that is wide and low not all is bent, so that walls stay walls.
        let bend = (quarter - low).max(1e-3 * range);
        let mut field = Self { samples, heights: OnceCell::new(), levels: Vec::new(), low, range, bend };
        field.levels = levels.iter().map(|&level| field.height(level)).collect();
        field
    }

    /// How many samples there are along each side.
    pub(super) fn columns(&self) -> usize {
        self.samples.columns
    }

    /// The heights of the contour's levels, from the lowest.
    pub(super) fn levels(&self) -> &[f64] {
        &self.levels
    }

    /// The height of a loss.
    pub(super) fn height(&self, loss: f64) -> f64 {
        let height = ((loss - self.low) / self.bend).ln_1p() / (self.range / self.bend).ln_1p();
        // What is not finite lies high, and flat ground low.
        match (self.range > 0.0, height.is_nan()) {
            (false, _) => 0.0,
            (true, true) => 1.0,
            (true, false) => height.clamp(0.0, 1.0),
        }
    }

    /// The loss of a height.
    pub(super) fn loss(&self, height: f64) -> f64 {
        self.low + self.bend * (height * (self.range / self.bend).ln_1p()).exp_m1()
    }

    /// The height of a sample; below 0 where the loss has no value.
    pub(super) fn sample(&self, column: usize, row: usize) -> f64 {
        let heights = self.heights.get_or_init(|| {
            let mut heights: Vec<f64> = self.samples.losses.iter().map(|&loss| self.height(loss)).collect();
            for (height, &void) in heights.iter_mut().zip(&self.samples.voids) {
                if void > 0.0 {
                    *height = NO_LOSS;
                }
            }
            heights
        });
        heights[row * self.columns() + column]
    }

    /// The height at a place in parts of the rectangle's sides, between the samples around it.
    pub(super) fn at(&self, UnitPoint { x: across, y: up }: UnitPoint) -> f64 {
        let cell = |part: f64| {
            let place = part.clamp(0.0, 1.0) * (self.columns() - 1) as f64;
            let index = (place as usize).min(self.columns() - 2);
            (index, place - index as f64)
        };
        let ((column, right), (row, above)) = (cell(across), cell(up));
        let along = |row: usize| {
            let (here, next) = (self.sample(column, row), self.sample(column + 1, row));
            here + right * (next - here)
        };
        let (here, next) = (along(row), along(row + 1));
        here + above * (next - here)
    }

    /// Where a height's colour stands among the bands, from 0 to 1: the contour's, without steps.
    pub(super) fn tone(&self, height: f64) -> f64 {
        let above = self.levels.iter().position(|&level| level > height).unwrap_or(self.levels.len());
        let low = above.checked_sub(1).map_or(0.0, |below| self.levels[below]);
        let high = self.levels.get(above).copied().unwrap_or(1.0);
        let part = if high > low { (height - low) / (high - low) } else { 0.0 };
        ((above as f64 + part) / (self.levels.len() + 1) as f64).clamp(0.0, 1.0)
    }
}
