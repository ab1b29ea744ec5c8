//! Which minimum a run belongs to: f*, found by descending from where the run ended.

use super::Place;
use crate::descent::descend;
use crate::geometry::Point;
use crate::run::Run;

/// The last point counts while it lies in a box this many times the shown one.
const BOXES: f64 = 10.0;
/// How close to a listed minimum a descent must end to have reached it.
const NEAR: f64 = 1e-3;
/// A step is at most this part of the diagonal long, so that it leaves no basin unseen.
const STRIDE: f64 = 0.02;

/// The minimum that a run is measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Target {
    /// The minimum.
    pub at: Point,
    /// f*.
    pub loss: f64,
    /// Global or local.
    pub place: Place,
}

impl Target {
    /// Descends from the run's last point in sight; nothing where no minimum is reached.
    pub(super) fn of(run: &Run) -> Option<Self> {
        let config = run.config();
        let sight = config.window.scaled(BOXES);
        let states = &run.trace().states;
        let from = states.iter().rev().map(|state| state.point).find(|&point| sight.contains(point));
        let scale = run.scale();
        let surface = &config.surface;
        let end = descend(surface, from.unwrap_or(config.start), STRIDE * scale.diagonal);
        let minima = surface.minima();
        if let Some(listed) = minima.iter().find(|minimum| (minimum.at - end).norm() <= NEAR) {
            let place = if listed.global { Place::Minimum } else { Place::LocalMinimum };
            return Some(Self { at: listed.at, loss: surface.value(listed.at), place });
        }
        let slope = surface.slope(end);
        let critical = slope.gradient.norm() <= 1e-7 * scale.range / scale.diagonal;
        if !critical || !surface.hessian(end).is_positive_definite(surface.dimension()) {
            return None;
        }
        let best = minima.iter().map(|minimum| surface.value(minimum.at)).fold(f64::INFINITY, f64::min);
        let place =
            if slope.loss <= best + 1e-9 * scale.range { Place::Minimum } else { Place::LocalMinimum };
        Some(Self { at: end, loss: slope.loss, place })
    }
}
