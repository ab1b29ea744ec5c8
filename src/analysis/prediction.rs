//! How many steps a run takes near a minimum, by the quadratic that the loss is there.
//!
//! The first gap is split by eigendirection, and the rule itself, memory included, is iterated on
//! ½(λ₁c₁² + λ₂c₂²), each cᵢ being the distance along one eigenvector: a slow direction with little
//! of the gap in it does not count for more than it holds.
//!
//! ```
//! use fall_line::analysis::prediction::predicted_steps;
//! use fall_line::run::{Config, Run};
//! use fall_line::query;
//!
//! // ½(x² + 100y²) from (-4, 2) by plain descent: nearly all of the gap lies in the fast direction.
//! let config = query::read("fn=ravine&kappa=100&opt=gd&lr=0.01").0.config;
//! let run = Run::new(&config, config.racers[0].clone());
//! assert_eq!(predicted_steps(&run, fall_line::geometry::Point::new(0.0, 0.0), 0.0), Some(102));
//! ```

use crate::geometry::{Dimension, Point, Vector};
use crate::run::Run;

/// The quadratic describes a run whose first gap it gives to within this part.
const CLOSE: f64 = 0.1;
/// As far as it is looked ahead.
const FARTHEST: u32 = 20_000;
/// A gap of this part of the tolerance has gone for good.
const GONE: f64 = 1e-6;

/// From which step on a run that starts as `run` did stays within its tolerance, if its loss were
/// the quadratic at `minimizer`, where it is `minimum`.
///
/// Returns `None` if the quadratic does not describe the first gap, and if it takes more than 20,000
/// steps.
pub fn predicted_steps(run: &Run, minimizer: Point, minimum: f64) -> Option<u32> {
    let (config, racer) = (run.config(), run.racer());
    let surface = &config.surface;
    let first = run.trace().states.first()?;
    let from = first.point - minimizer;
    let mut values = [0.0; 2];
    let mut at = Point::default();
    for (index, (value, along)) in surface.hessian(minimizer).directions(surface.dimension()).enumerate() {
        values[index] = value;
        let part = from.dot(along);
        if index == 0 { at.x = part } else { at.y = part }
    }
    let height = |at: Point| 0.5 * (values[0] * at.x * at.x + values[1] * at.y * at.y);
    let gap = first.loss - minimum;
    let is_described = (height(at) - gap).abs() <= CLOSE * gap;
    if !is_described {
        return None;
    }
    let within = config.tolerance * height(at);
    let mut memory = racer.optimizer.init(racer.rate);
    let mut since = 0;
    for step in 0..=FARTHEST {
        let height = height(at);
        if !height.is_finite() {
            return None;
        }
        if height > within {
            since = step + 1;
        }
        let gradient = Vector::new(values[0] * at.x, values[1] * at.y);
        let update = racer.optimizer.update(racer.rate, at, gradient, Dimension::Two, &mut memory);
        at = at + update;
        let is_gone = height <= GONE * within && update.norm() * gradient.norm() <= GONE * within;
        if is_gone {
            return Some(since);
        }
    }
    None
}
