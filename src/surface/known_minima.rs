//! The minima that are known of a surface.

use super::derivative::Differentiable;
use super::minimize::minimize;
use crate::geometry::Point;

/// A published value has five digits or so: its minimum lies at most so far away.
const NEAR: f64 = 0.5;
/// Minima that lie closer together are one.
const SAME: f64 = 1e-4;
/// The gradient that is left at a minimum is at most this long.
const FLAT: f64 = 1e-8;

/// A minimum of a surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum {
    /// Where it lies, to full precision.
    pub at: Point,
    /// Whether no other point of the surface lies lower.
    pub global: bool,
}

/// What is known of a surface's minima.
#[derive(Debug)]
pub(super) struct KnownMinima {
    /// Global minima that are known exactly.
    pub global: &'static [(f64, f64)],
    /// Other minima that are known exactly.
    pub local: &'static [(f64, f64)],
    /// Points near further minima.
    pub near: fn() -> Vec<Point>,
}

impl KnownMinima {
    /// All are global and known exactly.
    pub(super) const fn global(global: &'static [(f64, f64)]) -> Self {
        Self { global, local: &[], near: Vec::new }
    }

    /// There is one near each of these points, and the lowest are global.
    pub(super) const fn near(near: fn() -> Vec<Point>) -> Self {
        Self { global: &[], local: &[], near }
    }

    /// The minima of `loss`, which this is about.
    pub(super) fn of(&self, loss: &dyn Differentiable) -> Vec<Minimum> {
        let exact = |points: &[(f64, f64)], global: bool| {
            points.iter().map(|&(x, y)| Minimum { at: Point::new(x, y), global }).collect::<Vec<_>>()
        };
        let mut all = exact(self.global, true);
        all.extend(exact(self.local, false));
        let found = polished(loss, (self.near)());
        let value = |at: &Point| loss.value(*at);
        let lowest = found.iter().map(value).fold(f64::INFINITY, f64::min);
        let is_lowest = |at: Point| loss.value(at) <= lowest + 1e-9 * (1.0 + lowest.abs());
        all.extend(
            found.into_iter().map(|at| Minimum { at, global: self.global.is_empty() && is_lowest(at) }),
        );
        all
    }
}

/// The distinct minima near the given points, to full precision.
fn polished(loss: &dyn Differentiable, rough: Vec<Point>) -> Vec<Point> {
    let mut found: Vec<Point> = Vec::new();
    for guess in rough {
        let at = minimize(loss, guess, NEAR);
        let is_minimum = (at - guess).norm() < NEAR
            && loss.value_and_gradient(at).gradient.norm() <= FLAT
            && loss.hessian(at).is_positive_definite(loss.dimension());
        if is_minimum && found.iter().all(|&other| (other - at).norm() > SAME) {
            found.push(at);
        }
    }
    found
}

/// Points as they are known, for [`KnownMinima::near`].
pub(super) fn points(list: &[(f64, f64)]) -> Vec<Point> {
    list.iter().map(|&(x, y)| Point::new(x, y)).collect()
}

/// The crossings of a grid with these lines both ways.
pub(super) fn crossings(lines: &[f64]) -> Vec<Point> {
    lines.iter().flat_map(|&x| lines.iter().map(move |&y| Point::new(x, y))).collect()
}
