//! The points behind the data surfaces.
//!
//! Three fixed data sets of 100 points (u, v) are compiled in as the CSV files of `data/`,
//! so that they are the same on every platform and for every seed; `data/generate.py` says
//! how they were drawn. Somebody's own points take their place: as text with two columns
//! ([`read()`], for the lab), or as the query's `data` ([`parse_pairs()`]).

mod read;

pub use read::{BadRow, Reading, read};

use crate::number::{parse, shortest};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// At most so many points of one's own.
pub const MOST: usize = 10_000;
/// Larger numbers would overflow in a square of squares.
pub const LARGEST: f64 = 1e9;

/// One observation: an input u and what was measured at it, v.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The input.
    pub u: f64,
    /// The target: a number, or a label 0 or 1.
    pub v: f64,
}

/// A list of observations, cheap to clone.
#[derive(Clone, Debug)]
pub struct Observations {
    points: Arc<[Observation]>,
    is_own: bool,
}

impl Observations {
    /// Somebody's own points.
    pub fn own(points: &[Observation]) -> Self {
        Self { points: points.into(), is_own: true }
    }

    /// Whether they are somebody's own, and not those that come with the surface.
    pub fn is_own(&self) -> bool {
        self.is_own
    }
}

impl Deref for Observations {
    type Target = [Observation];

    fn deref(&self) -> &[Observation] {
        &self.points
    }
}

impl PartialEq for Observations {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.points, &other.points) || self.points == other.points
    }
}

/// Points as a query gives them: `u:v,u:v`. Nothing where one of them is none, or where there are
/// fewer than two or too many.
pub fn parse_pairs(text: &str) -> Option<Vec<Observation>> {
    let pair = |text: &str| {
        let (u, v) = text.split_once(':')?;
        Some(Observation { u: number(u)?, v: number(v)? })
    };
    let points: Vec<Observation> = text.split(',').map(pair).collect::<Option<_>>()?;
    (2..=MOST).contains(&points.len()).then_some(points)
}

/// A number of a size that losses can bear.
fn number(text: &str) -> Option<f64> {
    parse(text.trim()).filter(|number| number.abs() <= LARGEST)
}

/// Points as a query gives them.
pub fn write_pairs(points: &[Observation]) -> String {
    let pair = |point: &Observation| [&shortest(point.u), ":", &shortest(point.v)].concat();
    points.iter().map(pair).collect::<Vec<_>>().join(",")
}

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
    let read = || Observations { points: csv.lines().filter_map(observation).collect(), is_own: false };
    points.get_or_init(read).clone()
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
