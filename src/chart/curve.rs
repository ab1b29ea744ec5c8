//! The loss over one parameter.

use crate::geometry::{Point, Rect};
use crate::surface::Surface;

/// Samples of a curve.
const SAMPLES: usize = 481;

/// The loss against the parameter, with the range of losses that is shown.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    pub points: Vec<Point>,
    pub bounds: Rect,
}

impl Curve {
    /// Samples a surface over a range of its parameter.
    pub(super) fn new(surface: &Surface, bounds: &Rect) -> Self {
        let part = |index: usize| index as f64 / (SAMPLES - 1) as f64;
        let sample = |index: usize| {
            let at = Point::new(bounds.min.x + part(index) * bounds.size().x, 0.0);
            Point::new(at.x, surface.value(at))
        };
        let points: Vec<Point> = (0..SAMPLES).map(sample).collect();
        let mut losses: Vec<f64> = points.iter().map(|at| at.y).filter(|loss| loss.is_finite()).collect();
        losses.sort_unstable_by(f64::total_cmp);
        let at = |part: f64| losses.get((part * losses.len() as f64) as usize).or(losses.last()).copied();
        let (low, most, high) = (at(0.0).unwrap_or(0.0), at(0.9).unwrap_or(1.0), at(1.0).unwrap_or(1.0));
        // A pole must not press all the rest flat.
        let high = high.min(low + 8.0 * (most - low));
        let room = if high > low { 0.06 * (high - low) } else { 1.0 };
        let bounds = Rect::new(bounds.min.x, bounds.max.x, low - room, high + room);
        Self { points, bounds }
    }
}
