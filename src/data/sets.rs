//! The data sets that come with the crate.

use super::observation::{Observation, Observations};
use std::sync::OnceLock;

/// The points of each set.
const COUNT: usize = 100;

/// A set as it is compiled in: columns of whole numbers, since all are rounded to ten-thousandths.
struct Columns {
    u: [i16; COUNT],
    v: [i32; COUNT],
}

/// v = 4 + 3u + N(0, 1), u uniform on [0, 2].
pub fn linear() -> Observations {
    static COLUMNS: Columns = columns(include_bytes!("../../data/linear.csv"));
    static SET: OnceLock<Observations> = OnceLock::new();
    shared(&SET, &COLUMNS)
}

/// Labels 0 and 1 with P(1) = σ(0.5 + 1.5u), u uniform on [-2, 2]; the classes overlap.
pub fn logistic() -> Observations {
    static COLUMNS: Columns = columns(include_bytes!("../../data/logistic.csv"));
    static SET: OnceLock<Observations> = OnceLock::new();
    shared(&SET, &COLUMNS)
}

/// v = tanh(-2 + 4u) + N(0, 0.1²), but for the leftmost points, which lie near 0.9.
pub fn neuron() -> Observations {
    static COLUMNS: Columns = columns(include_bytes!("../../data/neuron.csv"));
    static SET: OnceLock<Observations> = OnceLock::new();
    shared(&SET, &COLUMNS)
}

fn shared(set: &'static OnceLock<Observations>, columns: &Columns) -> Observations {
    let read = || {
        let mut points = Vec::new();
        for (&u, &v) in columns.u.iter().zip(&columns.v) {
            points.push(Observation { u: f64::from(u) / UNIT, v: f64::from(v) / UNIT });
        }
        Observations::built_in(&points)
    };
    set.get_or_init(read).clone()
}

/// What a number of a set is a whole one of, to one.
const UNIT: f64 = 10_000.0;

/// Reads CSV as it is compiled: below its heading, numbers with four decimals each.
const fn columns(csv: &[u8]) -> Columns {
    let mut columns = Columns { u: [0; COUNT], v: [0; COUNT] };
    let (mut at, mut row, mut sign, mut digits) = (0, 0, 1, 0);
    while csv[at] != b'\n' {
        at += 1;
    }
    at += 1;
    while at < csv.len() {
        match csv[at] {
            b'-' => sign = -1,
            digit @ b'0'..=b'9' => digits = 10 * digits + (digit - b'0') as i32,
            b',' => {
                columns.u[row] = (sign * digits) as i16;
                (sign, digits) = (1, 0);
            }
            b'\n' => {
                columns.v[row] = sign * digits;
                (row, sign, digits) = (row + 1, 1, 0);
            }
            _ => {}
        }
        at += 1;
    }
    columns
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
    fn a_set_is_what_its_file_says() {
        for (points, csv) in [
            (linear(), include_str!("../../data/linear.csv")),
            (logistic(), include_str!("../../data/logistic.csv")),
            (neuron(), include_str!("../../data/neuron.csv")),
        ] {
            let lines = csv.lines().skip(1).map(|line| line.split_once(',').unwrap());
            let expected = lines.map(|(u, v)| [u, v].map(|text| text.parse::<f64>().unwrap().to_bits()));
            assert!(expected.eq(points.iter().map(|point| [point.u, point.v].map(f64::to_bits))));
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
