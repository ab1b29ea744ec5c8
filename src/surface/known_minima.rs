//! The minima that are known of a surface.

use super::derivative::Differentiable;
use super::minimize::{LOOKS, minimize};
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
    /// Where further minima are near.
    pub near: Near,
}

/// Points near minima; k is each whole number from the negative of the first to the first.
#[derive(Debug)]
pub(super) enum Near {
    /// These.
    Points(&'static [(f64, f64)]),
    /// On a line, where the function puts each k.
    Row(i32, fn(f64) -> f64),
    /// The crossings of a grid that has a line there for each k, both ways.
    Grid(i32, fn(f64) -> f64),
}

impl Near {
    pub(super) const NONE: Self = Self::Points(&[]);

    fn points(&self) -> Vec<(f64, f64)> {
        let (most, place) = match *self {
            Self::Points(points) => return points.to_vec(),
            Self::Row(most, place) | Self::Grid(most, place) => (most, place),
        };
        let mut points = Vec::new();
        for column in -most..=most {
            let x = place(column.into());
            if matches!(self, Self::Row(..)) {
                points.push((x, 0.0));
                continue;
            }
            for row in -most..=most {
                points.push((x, place(row.into())));
            }
        }
        points
    }
}

impl KnownMinima {
    /// All are global and known exactly.
    pub(super) const fn global(global: &'static [(f64, f64)]) -> Self {
        Self { global, local: &[], near: Near::NONE }
    }

    /// There is one near each of these points, and the lowest are global.
    pub(super) const fn near(near: Near) -> Self {
        Self { global: &[], local: &[], near }
    }

    /// The minima of `loss`, which this is about.
    pub(super) fn of(&self, loss: &dyn Differentiable) -> Vec<Minimum> {
        let mut all = Vec::new();
        for &(points, global) in &[(self.global, true), (self.local, false)] {
            for &(x, y) in points {
                all.push(Minimum { at: Point::new(x, y), global });
            }
        }
        let mut found = Vec::new();
        for guess in self.near.points() {
            if !self.global.contains(&guess) {
                polish(loss, Point::new(guess.0, guess.1), &mut found);
            }
        }
        if self.global.is_empty() {
            mark_lowest(&mut found, loss);
        }
        all.append(&mut found);
        all
    }
}

/// Adds the minimum near a point, unless there is none or it is there already.
fn polish(loss: &dyn Differentiable, guess: Point, found: &mut Vec<Minimum>) {
    let at = minimize(loss, guess, NEAR, LOOKS);
    let is_minimum = (at - guess).norm() < NEAR
        && loss.value_and_gradient(at).gradient.norm() <= FLAT
        && loss.hessian(at).is_positive_definite(loss.dimension());
    if is_minimum && found.iter().all(|other| (other.at - at).norm() > SAME) {
        found.push(Minimum { at, global: false });
    }
}

/// Says of the lowest minima that they are global.
pub(super) fn mark_lowest(minima: &mut [Minimum], loss: &dyn Differentiable) {
    let mut lowest = f64::INFINITY;
    for minimum in &*minima {
        lowest = lowest.min(loss.value(minimum.at));
    }
    for minimum in minima {
        minimum.global = loss.value(minimum.at) <= lowest + 1e-9 * (1.0 + lowest.abs());
    }
}
