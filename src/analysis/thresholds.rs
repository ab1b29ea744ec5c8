//! The heights that a run is measured by.

use super::minima::{Below, Minima, ReferenceMinimum};
use crate::run::{Config, DIVERGENCE, Extent, State};

/// The heights that a run is measured by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Thresholds {
    /// The minimum that the run belongs to. `None` if it belongs to none.
    pub reference: Option<ReferenceMinimum>,
    /// Whether the loss falls for ever below the run.
    pub is_endless: bool,
    /// max(gap₀, R), with gap₀ = 0 where f* is unknown.
    pub size: f64,
    /// A loss above this is too high.
    ceiling: f64,
    /// A loss at or below this is near the minimum; minus infinity where f* is unknown.
    pub floor: f64,
    pub extent: Extent,
}

impl Thresholds {
    /// The thresholds of a run that begins at `first`.
    pub(crate) fn new(config: &Config, minima: &Minima, first: &State, below: Below) -> Self {
        let reference = below.minimum();
        let extent = minima.extent;
        let base = reference.map_or(first.loss, |reference| reference.minimum);
        let first_gap = first.loss - base;
        let size = first_gap.max(extent.range);
        let ceiling = base + DIVERGENCE * size;
        let rounding = 1e-9 * extent.range;
        let floor =
            reference.map_or(f64::NEG_INFINITY, |_| base + config.tolerance * first_gap.max(rounding));
        Self { reference, is_endless: below == Below::Endless, size, ceiling, floor, extent }
    }

    /// The loss whose gap is this part of the tolerated one; minus infinity where f* is unknown.
    pub(crate) fn far_below(&self, part: f64) -> f64 {
        let far_below = |minimum: f64| minimum + part * (self.floor - minimum);
        self.reference.map_or(f64::NEG_INFINITY, |reference| far_below(reference.minimum))
    }

    /// Whether a loss lies too high or something is no number.
    #[cfg_attr(feature = "lab", inline(always))]
    pub(crate) fn is_too_high(&self, state: &State) -> bool {
        state.loss > self.ceiling || !state.is_finite()
    }

    /// Whether the gap is within the tolerance.
    #[cfg_attr(feature = "lab", inline(always))]
    pub(crate) fn is_near(&self, state: &State) -> bool {
        state.loss <= self.floor
    }
}
