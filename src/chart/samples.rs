//! The losses over a rectangle, sampled on a grid.

use crate::geometry::{Point, Rect};
use crate::surface::Surface;

/// Where numbers to be ranked are parted: off the middle, which is often the lowest of all.
const PIVOT: f64 = 0.618;

/// The losses on a square grid over a rectangle, row by row from the bottom.
#[derive(Clone, Debug)]
pub(super) struct Samples {
    /// Samples along each side.
    pub columns: usize,
    /// What is not finite is the nearest finite extreme.
    pub losses: Vec<f64>,
    /// 1 where the loss has no value, else 0; empty where it has one everywhere.
    pub voids: Vec<f64>,
}

impl Samples {
    /// Samples a surface with so many along each side, of which there have to be two.
    pub(super) fn new(surface: &Surface, bounds: &Rect, columns: usize) -> Self {
        let mut losses = sample(surface, bounds, columns);
        let mut voids = Vec::new();
        if losses.iter().any(|loss| !loss.is_finite()) {
            if losses.iter().any(|loss| loss.is_nan()) {
                voids = losses.iter().map(|loss| f64::from(u8::from(loss.is_nan()))).collect();
            }
            make_finite(&mut losses);
        }
        Self { columns, losses, voids }
    }

    /// The losses with those of these ranks from the lowest, whose rank is 0, where a sort would put them.
    pub(super) fn sorted_at(&self, ranks: &[usize]) -> Vec<f64> {
        let mut losses = self.losses.clone();
        settle(&mut losses, ranks, 0);
        losses
    }
}

/// Puts the numbers of these ranks where a sort would; the first number's own rank is `first`. This is
/// quicksort, after Hoare, that leaves alone what no rank asks for: the standard library's selection
/// finds one rank at a time, and takes ten times the bytes.
fn settle(numbers: &mut [f64], ranks: &[usize], first: usize) {
    let is_asked = ranks.iter().any(|&rank| first <= rank && rank < first + numbers.len());
    if !is_asked || numbers.len() < 2 {
        return;
    }
    let pivot = numbers[(PIVOT * numbers.len() as f64) as usize];
    // All before `low` are the pivot or less, and all from `high` on the pivot or more.
    let (mut low, mut high) = (0, numbers.len());
    while low < high {
        while numbers[low] < pivot {
            low += 1;
        }
        while numbers[high - 1] > pivot {
            high -= 1;
        }
        if low < high {
            numbers.swap(low, high - 1);
            (low, high) = (low + 1, high - 1);
        }
    }
    settle(&mut numbers[..high], ranks, first);
    settle(&mut numbers[low..], ranks, first + low);
}

/// The losses on a grid, row by row from the bottom.
fn sample(surface: &Surface, bounds: &Rect, columns: usize) -> Vec<f64> {
    let size = bounds.size();
    let part = |index: usize| index as f64 / (columns - 1) as f64;
    // A mean over many observations takes long, and is smooth: what lies between is filled in. Over
    // very many it takes no longer, as the surface then groups them.
    let stride = match surface.observations().len() {
        0 => 1,
        1..=200 => 2,
        _ => 4,
    };
    // The last sample of a row is one of those that are not filled in.
    let stride = if (columns - 1).is_multiple_of(stride) { stride } else { 1 };
    let mut samples = vec![0.0; columns * columns];
    for row in (0..columns).step_by(stride) {
        let y = bounds.min.y + part(row) * size.y;
        for column in (0..columns).step_by(stride) {
            let at = Point::new(bounds.min.x + part(column) * size.x, y);
            samples[row * columns + column] = surface.approximate_value(at);
        }
    }
    if stride > 1 {
        for row in (0..columns).step_by(stride) {
            fill(&mut samples[row * columns..][..columns], 1, stride);
        }
        for column in 0..columns {
            fill(&mut samples[column..], columns, stride);
        }
    }
    samples
}

/// What is not finite becomes the nearest finite extreme.
fn make_finite(samples: &mut [f64]) {
    let finite = || samples.iter().copied().filter(|loss| loss.is_finite());
    let (low, high) = (finite().fold(f64::INFINITY, f64::min), finite().fold(f64::NEG_INFINITY, f64::max));
    for loss in samples {
        if !loss.is_finite() {
            *loss = if low > high {
                0.0
            } else if *loss == f64::NEG_INFINITY {
                low
            } else {
                high
            };
        }
    }
}

/// Fills in what lies between every `stride`-th of numbers that stand `apart`, by Catmull and Rom's
/// cubic.
fn fill(samples: &mut [f64], apart: usize, stride: usize) {
    let last = (samples.len() - 1) / apart;
    for begin in (0..last).step_by(stride) {
        let at = |index: usize| samples[index * apart];
        let (from, to) = (at(begin), at(begin + stride));
        // Beyond the edges the line goes on straight.
        let before = if begin >= stride { at(begin - stride) } else { 2.0 * from - to };
        let after = if begin + 2 * stride <= last { at(begin + 2 * stride) } else { 2.0 * to - from };
        for between in 1..stride {
            let part = between as f64 / stride as f64;
            let bend = part
                * (2.0 * before - 5.0 * from + 4.0 * to - after
                    + part * (3.0 * (from - to) + after - before));
            samples[(begin + between) * apart] = from + 0.5 * part * (to - before + bend);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ranks_are_those_of_a_sort(
            losses in proptest::collection::vec(-2.0..2.0_f64, 1..200),
            grain in 0..2_i32,
            parts in proptest::collection::btree_set(0..1000_usize, 0..20),
        ) {
            // Now many of them are the same.
            let losses: Vec<f64> = losses.iter().map(|loss| if grain > 0 { loss.round() } else { *loss }).collect();
            let ranks: Vec<usize> = parts.iter().map(|part| part * losses.len() / 1000).collect();
            let mut sorted = losses.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let expected: Vec<f64> = ranks.iter().map(|&rank| sorted[rank]).collect();
            let samples = Samples { columns: 1, losses, voids: Vec::new() };
            let found = samples.sorted_at(&ranks);
            prop_assert_eq!(ranks.iter().map(|&rank| found[rank]).collect::<Vec<_>>(), expected);
        }
    }
}
