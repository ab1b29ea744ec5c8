//! Observations as a query gives them: `u:v,u:v`.

use super::observation::{FEWEST, LARGEST, MOST, Observation};
use crate::number::{shortest, written};

/// Reads pairs. Returns `None` if one of them is not two numbers of a size that losses can bear, or
/// if there are fewer than two or more than [`MOST`].
pub fn parse_pairs(text: &str) -> Option<Vec<Observation>> {
    let pair = |text: &str| {
        let (u, v) = text.split_once(':')?;
        Some(Observation { u: number(u)?, v: number(v)? })
    };
    let points: Vec<Observation> = text.split(',').map(pair).collect::<Option<_>>()?;
    (FEWEST..=MOST).contains(&points.len()).then_some(points)
}

fn number(text: &str) -> Option<f64> {
    written(text.trim()).filter(|number| number.abs() <= LARGEST)
}

/// Writes pairs.
pub fn write_pairs(points: &[Observation]) -> String {
    let pair = |point: &Observation| [&shortest(point.u), ":", &shortest(point.v)].concat();
    points.iter().map(pair).collect::<Vec<_>>().join(",")
}
