//! Which minimum a run belongs to: f*, found by descending from where the run ended.

use super::Place;
use crate::geometry::{Point, Vector};
use crate::run::Run;
use crate::surface::Surface;

/// The last point counts while it lies in a box this many times the shown one.
const BOXES: f64 = 10.0;
/// How close to a listed minimum a descent must end to have reached it.
const NEAR: f64 = 1e-3;
/// A step is at most this part of the diagonal long, so that it leaves no basin unseen.
const STRIDE: f64 = 0.02;
const MOST_STEPS: u32 = 2_000;

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

/// Newton's direction where the surface curves upward, else the gradient's; never uphill.
fn direction(surface: &Surface, at: Point, gradient: Vector, stride: f64) -> Vector {
    let hessian = surface.hessian(at);
    let step = if hessian.is_positive_definite(surface.dimension()) {
        -hessian.solve(gradient, surface.dimension())
    } else {
        -gradient * (stride / gradient.norm())
    };
    let size = step.norm();
    if !step.is_finite() || step.dot(gradient) >= 0.0 {
        return -gradient * (stride / gradient.norm());
    }
    if size > stride { step * (stride / size) } else { step }
}

/// Descends by backtracking line search until nothing is left to gain.
fn descend(surface: &Surface, from: Point, stride: f64) -> Point {
    let mut at = from;
    for _ in 0..MOST_STEPS {
        let slope = surface.slope(at);
        if !slope.gradient.is_finite() || slope.gradient.norm() == 0.0 {
            break;
        }
        let step = direction(surface, at, slope.gradient, stride);
        let gain = -1e-4 * step.dot(slope.gradient);
        let lower = (0..40)
            .map(|halving| 0.5_f64.powi(halving))
            .find(|&size| surface.value(at + step * size) <= slope.loss - size * gain);
        match lower {
            Some(size) if (at + step * size) != at => at = at + step * size,
            _ => break,
        }
    }
    at
}
