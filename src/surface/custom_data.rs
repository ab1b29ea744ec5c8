//! What is known of a model on custom data: found by looking, once.

use super::derivative::Differentiable;
use super::known_minima::{Minimum, mark_lowest};
use super::minimize::minimize;
use super::model::Model;
use crate::data::Observation;
use crate::geometry::{Point, Rect};
use crate::number::readable;

/// A first descent looks at the loss at most so often, and one that begins next to its end so often.
const FIRST: u32 = 300;
const SECOND: u32 = 20;
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
}

/// A model on the observations that it is fitted to.
pub(super) struct Fitted<'a> {
    pub model: Model,
    pub observations: &'a [Observation],
    /// The loss.
    pub loss: &'a dyn Differentiable,
    /// Nearly that, for less work.
    pub rough: &'a dyn Differentiable,
    /// The minimizer of a line's loss.
    pub best_line: Option<Point>,
}

impl CustomData {
    /// Where runs start.
    pub(super) const START: Point = Point::new(0.0, 0.0);

    /// Looks for the minima of a model on observations, and for the bounds that show them.
    pub(super) fn find(of: &Fitted<'_>) -> Self {
        let (across, up) = sizes(of.observations);
        let is_endless = of.model == Model::Logistic && are_parted(of.observations);
        let minima = if is_endless { Vec::new() } else { minima(of, across, up) };
        let best = minima.iter().find(|minimum| minimum.global).map_or(Self::START, |minimum| minimum.at);
        Self {
            bounds: bounds(best, across, up),
            curvature: of.loss.hessian(best).eigenvalues().1,
            minima,
            is_endless,
        }
    }
}

fn minima(of: &Fitted<'_>, across: f64, up: f64) -> Vec<Minimum> {
    let fit = of.loss;
    let stride = 0.5 * across.hypot(up);
    let least = FLAT * fit.hessian(CustomData::START).eigenvalues().1.abs();
    let is_minimum = |loss: &dyn Differentiable, at: Point| {
        let (smallest, largest) = loss.hessian(at).eigenvalues();
        let gradient = loss.value_and_gradient(at).gradient;
        gradient.norm() <= 1e-6 * (1.0 + largest.abs()) && smallest > least
    };
    let mut minima: Vec<Minimum> = Vec::new();
    // A convex loss has one minimum; a neuron may have several.
    let mut starts = vec![of.best_line.unwrap_or(CustomData::START)];
    if of.model == Model::Neuron {
        starts.clear();
        for x in NEURON_STARTS {
            starts.extend(NEURON_STARTS.map(|y| Point::new(x * across, y * up)));
        }
    }
    for from in starts {
        let near = minimize(of.rough, from, stride, FIRST);
        let is_near = |other: &Minimum| (other.at - near).norm() < 0.05 * stride;
        if minima.iter().any(is_near) || !is_minimum(of.rough, near) {
            continue;
        }
        let at = minimize(fit, near, stride, SECOND);
        let is_new = minima.iter().all(|other| (other.at - at).norm() > 1e-4 * (1.0 + at.x.hypot(at.y)));
        if is_new && is_minimum(fit, at) {
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
