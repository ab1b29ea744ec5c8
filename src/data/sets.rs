//! The data sets that come with the crate.

use super::observation::{Observation, Observations};
use crate::number::parse;
use std::sync::OnceLock;

/// v = 4 + 3u + N(0, 1), u uniform on [0, 2].
pub fn linear() -> Observations {
    static SET: OnceLock<Observations> = OnceLock::new();
    shared(&SET, include_str!("../../data/linear.csv"))
}

/// Labels 0 and 1 with P(1) = σ(0.5 + 1.5u), u uniform on [-2, 2]; the classes overlap.
pub fn logistic() -> Observations {
    static SET: OnceLock<Observations> = OnceLock::new();
    shared(&SET, include_str!("../../data/logistic.csv"))
}

/// v = tanh(-2 + 4u) + N(0, 0.1²), but for the leftmost points, which lie near 0.9.
pub fn neuron() -> Observations {
    static SET: OnceLock<Observations> = OnceLock::new();
    shared(&SET, include_str!("../../data/neuron.csv"))
}

fn shared(set: &'static OnceLock<Observations>, csv: &str) -> Observations {
    let read = || {
        let mut points = Vec::new();
        for line in csv.lines() {
            points.extend(observation(line));
        }
        Observations::built_in(&points)
    };
    set.get_or_init(read).clone()
}

/// One line of CSV. Returns `None` for the heading.
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
