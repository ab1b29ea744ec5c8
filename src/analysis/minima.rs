//! Which minimum a run belongs to: f*, found by descending from where the run ended.

use crate::geometry::{Point, Rect};
use crate::run::{Config, Scale, State};
use crate::surface::{Minimum, Surface};

/// The last point counts while it lies in a box this many times the shown one.
const BOXES: f64 = 10.0;
/// How close to a listed minimum a descent must end to have reached it.
const NEAR: f64 = 1e-3;
/// A step is at most this part of the diagonal long, so that it leaves no basin unseen.
const STRIDE: f64 = 0.02;

/// Where a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A global minimum, or the only one known.
    Minimum,
    /// A minimum that is not global.
    LocalMinimum,
    /// A saddle.
    Saddle,
    /// Flat ground.
    Plateau,
}

impl Place {
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
pub(crate) struct Target {
    /// Where it lies.
    pub at: Point,
    /// f*.
    pub loss: f64,
    /// Global or local.
    pub place: Place,
}

/// A surface with what is needed to say which of its minima a run belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Goals {
    surface: Surface,
    sight: Rect,
    minima: Vec<Minimum>,
    /// The loss at a global minimum; infinite where none is listed.
    best: f64,
    pub scale: Scale,
}

impl Goals {
    pub fn of(config: &Config, scale: Scale) -> Self {
        let surface = config.surface.clone();
        let minima = surface.minima();
        let best = minima.iter().map(|minimum| surface.value(minimum.at)).fold(f64::INFINITY, f64::min);
        Self { sight: config.bounds.scaled(BOXES), minima, best, scale, surface }
    }

    /// Whether a run that stands there can still be said to belong to a minimum.
    #[inline]
    pub fn is_in_sight(&self, state: &State) -> bool {
        self.sight.contains(state.point) && state.is_finite()
    }

    /// Descends from a run's last point in sight; nothing where no minimum is reached.
    pub fn nearest(&self, from: Point) -> Option<Target> {
        let (surface, scale) = (&self.surface, &self.scale);
        let end = surface.descend(from, STRIDE * scale.diagonal);
        if let Some(listed) = self.minima.iter().find(|minimum| (minimum.at - end).norm() <= NEAR) {
            let place = if listed.global { Place::Minimum } else { Place::LocalMinimum };
            return Some(Target { at: listed.at, loss: surface.value(listed.at), place });
        }
        let slope = surface.value_and_gradient(end);
        let critical = slope.gradient.norm() <= 1e-7 * scale.range / scale.diagonal;
        if !critical || !surface.hessian(end).is_positive_definite(surface.dimension()) {
            return None;
        }
        let is_best = slope.loss <= self.best + 1e-9 * scale.range;
        let place = if is_best { Place::Minimum } else { Place::LocalMinimum };
        Some(Target { at: end, loss: slope.loss, place })
    }
}
