//! How the runs of a survey ended: one by one, in a row, and counted.

use crate::analysis::minima::Endpoint;
use crate::analysis::verdict::Kind;

/// How the run of one cell ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The verdict.
    pub kind: Kind,
    /// Its step; of `diverged` and `converged` only.
    pub step: Option<u32>,
    /// At what kind of point; of `converged` and `stalled` only.
    pub endpoint: Option<Endpoint>,
    /// Which of [`Survey::minima`](super::Survey::minima); of `converged` only.
    pub minimum: Option<u16>,
}

/// A rate that was found, and what it needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    /// The rate.
    pub rate: f64,
    /// After how many steps it has converged.
    pub step: u32,
}

/// The rates of a row that converge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The smallest.
    pub smallest: f64,
    /// The fastest, the smaller of two that are as fast.
    pub best: Best,
    /// The largest.
    pub largest: f64,
}

/// Some of the cells, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub cells: u32,
    /// The fewest steps among them; larger than `most` if none has a step.
    pub fewest: u32,
    /// The most.
    pub most: u32,
}

impl Count {
    /// Counts cells.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c Cell>) -> Self {
        let mut count = Self { cells: 0, fewest: u32::MAX, most: 0 };
        for cell in cells {
            count.cells += 1;
            if let Some(step) = cell.step {
                count.fewest = count.fewest.min(step);
                count.most = count.most.max(step);
            }
        }
        count
    }
}
