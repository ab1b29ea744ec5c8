//! The points behind the data surfaces.
//!
//! Three fixed data sets of 100 points (u, v) are compiled in as the CSV files of `data/`,
//! so that they are the same on every platform and for every seed; `data/generate.py` says
//! how they were drawn.

use crate::numbers::parse;
use std::sync::{Arc, OnceLock};

/// One observation: an input u and what was measured at it, v.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The input.
    pub u: f64,
    /// The target: a number, or a label 0 or 1.
    pub v: f64,
}

/// A list of observations, cheap to clone.
pub type Observations = Arc<[Observation]>;

/// v = 4 + 3u + N(0, 1), u uniform on [0, 2].
pub fn linear() -> Observations {
    static POINTS: OnceLock<Observations> = OnceLock::new();
    shared(&POINTS, include_str!("../data/linear.csv"))
}

/// Labels 0 and 1 with P(1) = σ(0.5 + 1.5u), u uniform on [-2, 2]; the classes overlap.
pub fn logistic() -> Observations {
    static POINTS: OnceLock<Observations> = OnceLock::new();
    shared(&POINTS, include_str!("../data/logistic.csv"))
}

/// v = tanh(-2 + 4u) + N(0, 0.1²), but for the leftmost points, which lie near 0.9.
pub fn neuron() -> Observations {
    static POINTS: OnceLock<Observations> = OnceLock::new();
    shared(&POINTS, include_str!("../data/neuron.csv"))
}

fn shared(points: &'static OnceLock<Observations>, csv: &str) -> Observations {
    Arc::clone(points.get_or_init(|| csv.lines().filter_map(observation).collect()))
}

/// One line of CSV; the heading is no observation.
fn observation(line: &str) -> Option<Observation> {
    let (u, v) = line.split_once(',')?;
    Some(Observation { u: parse(u)?, v: parse(v)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_has_100_points_in_its_range() {
        for (points, low, high) in [(linear(), 0.0, 2.0), (logistic(), -2.0, 2.0), (neuron(), -2.0, 2.0)] {
            assert_eq!(points.len(), 100);
            assert!(points.iter().all(|point| (low..=high).contains(&point.u) && point.v.is_finite()));
        }
    }

    #[test]
    fn the_classes_overlap() {
        let points = logistic();
        let highest_zero =
            points.iter().filter(|point| point.v == 0.0).map(|point| point.u).fold(f64::MIN, f64::max);
        let lowest_one =
            points.iter().filter(|point| point.v == 1.0).map(|point| point.u).fold(f64::MAX, f64::min);
        assert!(lowest_one < highest_zero);
    }
}
