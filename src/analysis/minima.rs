//! Which minimum a run belongs to: f*, found by descending from where the run ended.

use crate::geometry::{Point, Rect};
use crate::run::{Config, Extent, State};
use crate::surface::{Minimum, Surface};

/// The last point counts while it lies in bounds this many times as large as the shown ones.
const IN_SIGHT: f64 = 10.0;
/// How close to a listed minimum a descent must end to have reached it.
const NEAR: f64 = 1e-3;
/// A step is at most this part of the diagonal long, so that it leaves no basin unseen.
const STRIDE: f64 = 0.02;

/// The kind of point that a run ended at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// A global minimum, or the only one known.
    Minimum,
    /// A minimum that is not global.
    LocalMinimum,
    /// A saddle.
    Saddle,
    /// Flat ground.
    Plateau,
}

impl Endpoint {
    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Minimum => "minimum",
            Self::LocalMinimum => "local-minimum",
            Self::Saddle => "saddle",
            Self::Plateau => "plateau",
        }
    }
}

/// The minimum that a run is measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ReferenceMinimum {
    /// Where it lies.
    pub minimizer: Point,
    /// f*.
    pub minimum: f64,
    /// Whether it is global.
    pub endpoint: Endpoint,
}

/// The minima of a surface, listed and not, to find which of them runs belong to.
#[derive(Clone, Debug)]
pub(crate) struct Minima {
    surface: Surface,
    sight: Rect,
    listed: Vec<Minimum>,
    /// The loss at a global minimum; infinite where none is listed.
    lowest: f64,
    pub extent: Extent,
}

impl Minima {
    /// The minima of a configuration's surface, which has this extent.
    pub(crate) fn new(config: &Config, extent: Extent) -> Self {
        let surface = config.surface.clone();
        let listed = surface.minima();
        let lowest = listed.iter().map(|minimum| surface.value(minimum.at)).fold(f64::INFINITY, f64::min);
        Self { sight: config.bounds.scaled(IN_SIGHT), listed, lowest, extent, surface }
    }

    /// Whether a run that stands there can still be said to belong to a minimum.
    #[inline]
    pub(crate) fn is_in_sight(&self, state: &State) -> bool {
        self.sight.contains(state.point) && state.is_finite()
    }

    /// The minimum that a descent comes to from a run's last point in sight. Returns `None` if it
    /// comes to none.
    pub(crate) fn below(&self, from: Point) -> Option<ReferenceMinimum> {
        let (surface, extent) = (&self.surface, &self.extent);
        let minimum_at = |minimizer: Point, minimum: f64, is_global: bool| {
            let endpoint = if is_global { Endpoint::Minimum } else { Endpoint::LocalMinimum };
            ReferenceMinimum { minimizer, minimum, endpoint }
        };
        let end = surface.descend(from, STRIDE * extent.diagonal);
        if let Some(listed) = self.listed.iter().find(|listed| (listed.at - end).norm() <= NEAR) {
            return Some(minimum_at(listed.at, surface.value(listed.at), listed.global));
        }
        let here = surface.value_and_gradient(end);
        let is_critical = here.gradient.norm() <= 1e-7 * extent.range / extent.diagonal;
        if !is_critical || !surface.hessian(end).is_positive_definite(surface.dimension()) {
            return None;
        }
        Some(minimum_at(end, here.loss, here.loss <= self.lowest + 1e-9 * extent.range))
    }
}
