//! Observations as a query gives them: `u:v,u:v`.

use super::observation::{FEWEST, LARGEST, MOST, Observation};
use crate::number::{shortest, written};

/// Reads pairs. Returns `None` if one of them is not two numbers of a size that losses can bear, or
/// if there are fewer than two or more than [`MOST`].
pub fn parse_pairs(text: &str) -> Option<Vec<Observation>> {
    let mut points = Vec::new();
    for pair in text.split(',') {
        let (u, v) = pair.split_once(':')?;
        points.push(Observation { u: number(u)?, v: number(v)? });
    }
    (FEWEST..=MOST).contains(&points.len()).then_some(points)
}

fn number(text: &str) -> Option<f64> {
    written(text.trim()).filter(|number| number.abs() <= LARGEST)
}

/// Writes pairs.
pub fn write_pairs(points: &[Observation]) -> String {
    let mut text = String::new();
    for point in points {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&shortest(point.u));
        text.push(':');
        text.push_str(&shortest(point.v));
    }
    text
}
