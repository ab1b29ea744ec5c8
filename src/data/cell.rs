//! One cell of a table, with the numbers that it may be.

use crate::number::Marks;

/// A cell as it was written, read once by each of the signs that may mark decimals: a table asks for its
/// numbers several times.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub written: String,
    by_point: Option<f64>,
    by_comma: Option<f64>,
}

impl Cell {
    pub(super) fn new(written: String) -> Self {
        let [by_point, by_comma] = Marks::ALL.map(|marks| marks.read(&written));
        Self { written, by_point, by_comma }
    }

    /// What is written, without the space around it.
    pub(super) fn text(&self) -> &str {
        self.written.trim()
    }

    /// The number that it is by these marks, as [`Marks::read`] has it.
    pub(super) fn number(&self, marks: Marks) -> Option<f64> {
        if marks == Marks::Point { self.by_point } else { self.by_comma }
    }

    /// Whether it is a number by any marks.
    pub(super) fn is_number(&self) -> bool {
        self.by_point.is_some() || self.by_comma.is_some()
    }
}
