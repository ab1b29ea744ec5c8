//! Newton's method: descent to the nearest minimum, and the nearest point without a gradient. For
//! finding such points, never for showing a run.

use super::counted::Counted;
use super::derivative::Differentiable;
use crate::geometry::{Hessian, Point, Vector};

/// A descent looks at the loss at most so often, unless it is to be a short one.
pub(super) const LOOKS: u32 = 10_000;
/// A step is halved at most so often.
const MOST_HALVINGS: i32 = 40;
/// The part of the decrease that the gradient promises which a step has to bring (L. Armijo,
/// "Minimization of functions having Lipschitz continuous first partial derivatives", 1966).
const ARMIJO: f64 = 1e-4;
/// A step that is shorter than this part of the coordinates' own size only stirs the last digits.
const ROUNDING: f64 = 1e-15;
/// A decrease of less than this part of the loss is hidden by rounding.
const HIDDEN: f64 = 1e-14;
/// The search for a stationary point makes at most so many steps.
const NEAREST_STEPS: u32 = 6;

/// Descends by Newton's direction with backtracking line search until nothing is left to gain, and
/// returns where that is.
///
/// A step is at most `stride` long, so that it leaves no basin unseen. Close to a minimum, where
/// rounding hides how much lower a step leads, Newton's steps are taken as they are for as long as
/// they become shorter: they know the last digits of the place, and the loss only half of them.
pub(crate) fn minimize(loss: &dyn Differentiable, from: Point, stride: f64, looks: u32) -> Point {
    let mut at = from;
    let mut shortest = f64::INFINITY;
    let loss = &Counted { loss, left: looks.into() };
    while loss.left.get() > 0 {
        let here = loss.value_and_gradient(at);
        if !here.gradient.is_finite() || here.gradient.norm() == 0.0 {
            break;
        }
        let (step, is_newton) = descent_step(loss, at, here.gradient, stride);
        let (length, promised) = (step.norm(), -step.dot(here.gradient));
        if length <= ROUNDING * at.x.hypot(at.y) {
            break;
        }
        let size = if is_newton && promised <= HIDDEN * here.loss.abs() {
            (length < shortest).then_some(1.0)
        } else {
            line_search(loss, at, step, here.loss, ARMIJO * promised)
        };
        match size {
            Some(size) if (at + step * size) != at => at = at + step * size,
            _ => break,
        }
        shortest = shortest.min(length);
    }
    at
}

/// The largest part of a step, halved again and again, that brings its part of the gain. Returns
/// `None` if none does.
fn line_search(loss: &dyn Differentiable, at: Point, step: Vector, from: f64, gain: f64) -> Option<f64> {
    (0..MOST_HALVINGS)
        .map(|halving| 0.5_f64.powi(halving))
        .find(|&size| loss.value(at + step * size) <= from - size * gain)
}

/// The stationary point, a minimum or not, that Newton's method comes to from a point, as far as
/// all of its steps stay where `is_near` says; else the last point that does.
pub(crate) fn stationary_point(
    loss: &dyn Differentiable,
    from: Point,
    is_near: impl Fn(Vector) -> bool,
) -> Point {
    let mut at = from;
    for _ in 0..NEAREST_STEPS {
        let gradient = loss.value_and_gradient(at).gradient;
        let next = at + newton_step(loss, &loss.hessian(at), gradient);
        // Flat ground has no step to take.
        if gradient.norm() == 0.0 || !is_near(next - from) {
            break;
        }
        at = next;
    }
    at
}

/// The step to where the quadratic at a point is stationary; not finite if the Hessian is singular.
fn newton_step(loss: &dyn Differentiable, hessian: &Hessian, gradient: Vector) -> Vector {
    -hessian.solve(gradient, loss.dimension())
}

/// Newton's step where the loss curves upward, else one along the gradient; never uphill. With it
/// comes whether it is Newton's, at full length.
fn descent_step(loss: &dyn Differentiable, at: Point, gradient: Vector, stride: f64) -> (Vector, bool) {
    let steepest = -gradient * (stride / gradient.norm());
    let hessian = loss.hessian(at);
    let curves_upward = hessian.is_positive_definite(loss.dimension());
    let step = if curves_upward { newton_step(loss, &hessian, gradient) } else { steepest };
    if !step.is_finite() || step.dot(gradient) >= 0.0 {
        return (steepest, false);
    }
    let size = step.norm();
    if size > stride { (step * (stride / size), false) } else { (step, curves_upward) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Expression;
    use crate::geometry::Dimension;
    use crate::geometry::Vector;
    use crate::surface::derivative::ValueAndGradient;
    use crate::surface::descent::{self, Scale};

    /// A formula as a loss.
    struct Formula(Expression);

    impl Differentiable for Formula {
        fn dimension(&self) -> Dimension {
            Dimension::Two
        }

        fn value(&self, at: Point) -> f64 {
            self.0.at(at.x, at.y)
        }

        fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
            let (x, y) = (self.value(at + Vector::new(1e-6, 0.0)), self.value(at + Vector::new(0.0, 1e-6)));
            let loss = self.value(at);
            ValueAndGradient { loss, gradient: Vector::new((x - loss) * 1e6, (y - loss) * 1e6) }
        }

        fn hessian(&self, _: Point) -> Hessian {
            Hessian { xx: 1.0, xy: 0.0, yy: 1.0 }
        }
    }

    #[test]
    fn no_descent_looks_much_more_often_than_it_may() {
        let scale = Scale { centre: Point::default(), diagonal: 10.0, range: 1.0 };
        let from = Point::new(-3.0, 2.0);
        for text in ["exp(-x) + y^2", "100(y - x^2)^2 + (1 - x)^2", "x", "abs(x) + abs(y)"] {
            let loss = Formula(Expression::parse(text).unwrap());
            for looks in [20, 300] {
                let counted = || Counted { loss: &loss, left: u32::MAX.into() };
                let used = |counted: &Counted<'_>| u32::MAX - counted.left.get();
                let (one, other) = (counted(), counted());
                minimize(&one, from, 0.1, looks);
                descent::descend(&other, from, &scale, looks);
                // The last step may still be halved as often as any.
                for used in [used(&one), used(&other)] {
                    assert!((2..=looks + 45).contains(&used), "{text}: {used} of {looks}");
                }
            }
        }
    }
}
