//! Descents to where a loss ends: at rest, at a kink, or nowhere. For finding what a run is measured
//! by, never for showing a run.

use super::counted::Counted;
use super::derivative::Differentiable;
use crate::geometry::{Point, Vector};

/// A descent looks at the loss at most so often, unless it is to be a short one.
pub(super) const LOOKS: u32 = 10_000;
/// A step is halved at most so often.
const MOST_HALVINGS: i32 = 40;
/// The part of the decrease that the gradient promises which a step has to bring (L. Armijo,
/// "Minimization of functions having Lipschitz continuous first partial derivatives", 1966).
const ARMIJO: f64 = 1e-4;
/// Within two boxes no step is longer than this part of the diagonal, so that it leaves no basin
/// unseen.
const STRIDE: f64 = 0.02;
/// What still falls so many diagonals away falls for ever.
const FAR: f64 = 1e6;
/// The gradient at rest, as a part of max(R/D, |f|/D).
const REST: f64 = 1e-9;
/// A decrease of less than this part of the loss, or of the range, is hidden by rounding.
const HIDDEN: f64 = 1e-14;

/// The sizes that a descent is measured by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    /// The middle of the surface's own bounds.
    pub centre: Point,
    /// D, the length of their diagonal.
    pub diagonal: f64,
    /// R, the range of the loss.
    pub range: f64,
}

/// How a descent ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Descent {
    /// Where there is next to no gradient.
    Rest(Point),
    /// At a kink, or where the loss has no value: no step leads lower, and yet there is a gradient.
    Halted(Point),
    /// It still fell a million diagonals away.
    Endless,
}

/// Descends until next to no gradient is left.
///
/// Along each eigenvector of the Hessian a step is as long as Newton's method makes it, and leads
/// downhill where that would lead up: saddles are left, and valleys are followed along their floor.
pub(crate) fn descend(loss: &dyn Differentiable, from: Point, scale: &Scale, looks: u32) -> Descent {
    let Scale { centre, diagonal, range } = *scale;
    let mut at = from;
    let mut stride = STRIDE * diagonal;
    let loss = &Counted { loss, left: looks.into() };
    while loss.left.get() > 0 {
        let here = loss.value_and_gradient(at);
        if !here.gradient.is_finite() || !here.loss.is_finite() {
            return Descent::Halted(at);
        }
        let away = (at - centre).norm();
        if away > FAR * diagonal {
            return Descent::Endless;
        }
        if here.gradient.norm() <= REST * range.max(here.loss.abs()) / diagonal {
            return Descent::Rest(at);
        }
        stride = if away <= diagonal { STRIDE * diagonal } else { 2.0 * stride };
        let step = downhill(loss, at, here.gradient, stride);
        let promised = -step.dot(here.gradient);
        let size = (0..MOST_HALVINGS)
            .map(|halving| 0.5_f64.powi(halving))
            .find(|&size| loss.value(at + step * size) <= here.loss - size * ARMIJO * promised);
        match size {
            Some(size) if (at + step * size) != at => at = at + step * size,
            // The loss cannot tell how much lower the step leads; the gradient can.
            _ if promised <= HIDDEN * here.loss.abs().max(range) => {
                let next = at + step;
                if loss.value_and_gradient(next).gradient.norm() >= here.gradient.norm() {
                    return Descent::Halted(at);
                }
                at = next;
            }
            _ => return Descent::Halted(at),
        }
    }
    Descent::Halted(at)
}

/// Newton's step along each eigenvector, at most `stride` long and never uphill.
fn downhill(loss: &dyn Differentiable, at: Point, gradient: Vector, stride: f64) -> Vector {
    let hessian = loss.hessian(at);
    if !(hessian.xx.is_finite() && hessian.xy.is_finite() && hessian.yy.is_finite()) {
        return -gradient * (stride / gradient.norm());
    }
    let mut step = Vector::default();
    for (curvature, along) in hessian.directions(loss.dimension()) {
        let rise = gradient.dot(along);
        if rise != 0.0 {
            step = step - along * (rise / curvature.abs()).clamp(-stride, stride);
        }
    }
    step
}
