//! What is known of a model on somebody's own points: found by looking, once.

use super::sketch::Sketch;
use super::{Facts, Minimum, Model, Surface};
use crate::data::{Observation, Observations};
use crate::geometry::{Dimension, Point, Rect};
use crate::number::readable;
use crate::surface::minimize::descend;

/// More points than these are thinned for first looks for minima.
const ENOUGH: usize = 1_000;

/// What has been found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub(super) facts: Facts,
    pub(super) minima: Vec<Minimum>,
    /// The largest curvature at the best minimum, else at the start.
    pub(super) curvature: f64,
    /// Where there are many points, those of one neighbourhood as one.
    pub(super) sketch: Option<Sketch>,
}

/// Looks for the minima of a model on points, and for the box that shows them.
pub(super) fn find(model: Model, points: &Observations) -> Found {
    let on = |seen: Observations| Surface::Fit { model, seen, found: None };
    let (rough, surface) = (on(thinned(points)), on(points.clone()));
    let (across, up) = sizes(points);
    let stride = 0.5 * across.hypot(up);
    let mut minima: Vec<Minimum> = Vec::new();
    for from in starts(model, across, up) {
        let near = descend(&rough, from, stride);
        if minima.iter().any(|other| (other.at - near).norm() < 0.05 * stride) {
            continue;
        }
        let at = descend(&surface, near, stride);
        let is_new = minima.iter().all(|other| (other.at - at).norm() > 1e-4 * (1.0 + at.x.hypot(at.y)));
        let hessian = surface.hessian(at);
        let is_flat = surface.gradient(at).norm() <= 1e-6 * (1.0 + hessian.eigenvalues().1.abs());
        if is_new && is_flat && hessian.is_positive_definite(Dimension::Two) {
            minima.push(Minimum { at, global: false });
        }
    }
    let lowest = minima.iter().map(|minimum| surface.value(minimum.at)).fold(f64::INFINITY, f64::min);
    for minimum in &mut minima {
        minimum.global = surface.value(minimum.at) <= lowest + 1e-9 * (1.0 + lowest.abs());
    }
    let start = Point::default();
    let best = minima.iter().find(|minimum| minimum.global).map_or(start, |minimum| minimum.at);
    let curvature = surface.hessian(best).eigenvalues().1;
    Found {
        facts: Facts { bounds: bounds(best, across, up), start },
        minima,
        curvature,
        sketch: Sketch::of(points),
    }
}

/// All of the points, or every so many.
fn thinned(points: &Observations) -> Observations {
    let every = points.len().div_ceil(ENOUGH);
    if every <= 1 {
        return points.clone();
    }
    Observations::own(&points.iter().copied().step_by(every).collect::<Vec<_>>())
}

/// How far θ₀ and θ₁ are likely to reach: the spread of v, and that per spread of u.
fn sizes(points: &[Observation]) -> (f64, f64) {
    let count = points.len().max(1) as f64;
    let spread = |value: fn(&Observation) -> f64| {
        let mean = points.iter().map(value).sum::<f64>() / count;
        let square = points.iter().map(|point| (value(point) - mean).powi(2)).sum::<f64>() / count;
        if square > 0.0 { square.sqrt() } else { 1.0 }
    };
    let (u, v) = (spread(|point| point.u), spread(|point| point.v));
    (v.max(1e-6), (v / u).max(1e-6))
}

/// A convex loss has one minimum; a neuron may have several.
fn starts(model: Model, across: f64, up: f64) -> Vec<Point> {
    if model != Model::Neuron {
        return vec![Point::default()];
    }
    let parts = [-3.0, -1.0, 0.5, 2.0];
    parts.iter().flat_map(|x| parts.iter().map(move |y| Point::new(x * across, y * up))).collect()
}

/// A box around the best minimum with the origin, where runs start, in it.
fn bounds(best: Point, across: f64, up: f64) -> Rect {
    let side = |middle: f64, size: f64| {
        let half = 1.4 * size.max(middle.abs());
        let neat = |value: f64| readable(value, half / 50.0);
        (neat(middle - half), neat(middle + half))
    };
    let (left, right) = side(best.x, 1.5 * across);
    let (bottom, top) = side(best.y, 1.5 * up);
    Rect::new(left, right, bottom, top)
}
