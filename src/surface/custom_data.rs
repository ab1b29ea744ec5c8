//! What is known of a model on custom data: found by looking, once.

use super::derivative::Differentiable;
use super::grouped_loss::GroupedLoss;
use super::known_minima::{Minimum, mark_lowest};
use super::minimize::minimize;
use super::model::Model;
use crate::data::{Observation, Observations};
use crate::geometry::{Dimension, Point, Rect};
use crate::number::readable;
use num_dual::HyperDual64;

/// More observations than these are thinned for first looks for minima.
const ENOUGH: usize = 1_000;
/// A curvature of this part of the largest at the start is none.
const FLAT: f64 = 1e-12;

/// A spread of this part of the numbers themselves is rounding.
const ROUNDING: f64 = 1e-12;
/// Where descents to a neuron's minima begin along each axis, as parts of how far it is likely to reach.
const NEURON_STARTS: [f64; 4] = [-3.0, -1.0, 0.5, 2.0];

/// What has been found of a model on custom data.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomData {
    /// The part of the plane that shows the best minimum and the start.
    pub(super) bounds: Rect,
    /// The minima, of which the lowest are global.
    pub(super) minima: Vec<Minimum>,
    /// Whether the loss falls for ever.
    pub(super) is_endless: bool,
    /// The largest curvature at the best minimum, else at the start.
    pub(super) curvature: f64,
    /// Where there are many observations, neighbours as one.
    pub(super) grouped: Option<GroupedLoss>,
}

/// The loss of a model on observations.
struct Fit<'a> {
    model: Model,
    observations: &'a [Observation],
}

impl Differentiable for Fit<'_> {
    fn dimension(&self) -> Dimension {
        Dimension::Two
    }

    fn value(&self, at: Point) -> f64 {
        self.model.mean_error(at.x, at.y, self.observations.iter().copied())
    }

    fn dual(&self, x: HyperDual64, y: HyperDual64) -> HyperDual64 {
        self.model.mean_error(x, y, self.observations.iter().copied())
    }
}

impl CustomData {
    /// Where runs start.
    pub(super) const START: Point = Point::new(0.0, 0.0);

    /// Looks for the minima of a model on observations, and for the bounds that show them.
    pub(super) fn find(model: Model, observations: &Observations) -> Self {
        let fit: &dyn Differentiable = &Fit { model, observations };
        let (across, up) = sizes(observations);
        let is_endless = model == Model::Logistic && are_parted(observations);
        let minima = if is_endless { Vec::new() } else { minima(model, observations, across, up) };
        let best = minima.iter().find(|minimum| minimum.global).map_or(Self::START, |minimum| minimum.at);
        Self {
            bounds: bounds(best, across, up),
            curvature: fit.hessian(best).eigenvalues().1,
            grouped: GroupedLoss::new(observations),
            minima,
            is_endless,
        }
    }

    /// The loss of the model, approximately if there are many observations.
    pub(super) fn approximate_value(&self, model: Model, at: Point) -> Option<f64> {
        self.grouped.as_ref().map(|grouped| grouped.value(model, at))
    }
}

fn minima(model: Model, observations: &[Observation], across: f64, up: f64) -> Vec<Minimum> {
    let fit: &dyn Differentiable = &Fit { model, observations };
    let rough = Fit { model, observations: &thinned(observations) };
    let stride = 0.5 * across.hypot(up);
    let least = FLAT * fit.hessian(CustomData::START).eigenvalues().1.abs();
    let mut minima: Vec<Minimum> = Vec::new();
    // A convex loss has one minimum; a neuron may have several.
    let parts = if model == Model::Neuron { &NEURON_STARTS[..] } else { &[0.0] };
    let mut starts = Vec::new();
    for x in parts {
        for y in parts {
            starts.push(Point::new(x * across, y * up));
        }
    }
    for from in starts {
        let near = minimize(&rough, from, stride);
        if minima.iter().any(|other| (other.at - near).norm() < 0.05 * stride) {
            continue;
        }
        let at = minimize(fit, near, stride);
        let is_new = minima.iter().all(|other| (other.at - at).norm() > 1e-4 * (1.0 + at.x.hypot(at.y)));
        let (smallest, largest) = fit.hessian(at).eigenvalues();
        let gradient = fit.value_and_gradient(at).gradient;
        let is_flat = gradient.norm() <= 1e-6 * (1.0 + largest.abs());
        if is_new && is_flat && smallest > least {
            minima.push(Minimum { at, global: false });
        }
    }
    mark_lowest(&mut minima, fit);
    minima
}

/// Whether some u has all observations of one label at or below it and all of the other at or above:
/// then the logistic loss falls for ever, since a steeper curve through it is always better. Not if
/// all stand at that u.
fn are_parted(observations: &[Observation]) -> bool {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let range = |is_one: bool| {
        let own = observations.iter().filter(|seen| (seen.v > 0.5) == is_one);
        own.fold(none, |(low, high), seen| (low.min(seen.u), high.max(seen.u)))
    };
    let (zeros, ones) = (range(false), range(true));
    (zeros.1 <= ones.0 || ones.1 <= zeros.0) && (zeros != ones)
}

/// All of the observations, or every so many.
fn thinned(observations: &[Observation]) -> Vec<Observation> {
    let every = observations.len().div_ceil(ENOUGH).max(1);
    let mut few = Vec::new();
    for group in observations.chunks(every) {
        few.push(group[0]);
    }
    few
}

/// How far θ₀ and θ₁ are likely to reach: the spread of v, and that per spread of u.
fn sizes(observations: &[Observation]) -> (f64, f64) {
    let count = observations.len().max(1) as f64;
    let spread = |value: fn(&Observation) -> f64| {
        let mean = observations.iter().map(value).sum::<f64>() / count;
        let square = observations.iter().map(|point| (value(point) - mean).powi(2)).sum::<f64>() / count;
        // The mean of equal numbers may be rounded, and seems to lie beside them.
        if square.sqrt() > ROUNDING * mean.abs() { square.sqrt() } else { 1.0 }
    };
    let (u, v) = (spread(|point| point.u), spread(|point| point.v));
    (v.max(1e-6), (v / u).max(1e-6))
}

/// Bounds around the best minimum, with the origin, where runs start, inside.
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
