//! Descent to the nearest minimum: Newton's direction with backtracking, for finding minima, never
//! for showing a run.

use crate::geometry::{Point, Vector};
use crate::surface::Surface;

const MOST_STEPS: u32 = 2_000;
/// A step that is shorter than this part of the place's own size only stirs the last digits.
const DUST: f64 = 1e-15;

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

/// Descends by backtracking line search until nothing is left to gain. A step is at most `stride`
/// long, so that it leaves no basin unseen.
pub(crate) fn descend(surface: &Surface, from: Point, stride: f64) -> Point {
    let mut at = from;
    for _ in 0..MOST_STEPS {
        let slope = surface.value_and_gradient(at);
        if !slope.gradient.is_finite() || slope.gradient.norm() == 0.0 {
            break;
        }
        let step = direction(surface, at, slope.gradient, stride);
        if step.norm() <= DUST * at.x.hypot(at.y) {
            break;
        }
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
