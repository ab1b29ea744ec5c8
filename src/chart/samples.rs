//! The losses over a rectangle, sampled on a grid.

use crate::geometry::{Point, Rect};
use crate::surface::Surface;

/// Samples along each side.
pub(super) const SAMPLES: usize = 121;

/// The losses on a grid over a rectangle, row by row from the bottom.
pub(super) struct Samples {
    /// What is not finite is the nearest finite extreme.
    pub losses: Vec<f64>,
    /// 1 where the loss has no value, else 0.
    pub voids: Vec<f64>,
}

impl Samples {
    pub(super) fn new(surface: &Surface, bounds: &Rect) -> Self {
        let mut losses = sample(surface, bounds);
        let voids = losses.iter().map(|loss| f64::from(u8::from(loss.is_nan()))).collect();
        make_finite(&mut losses);
        Self { losses, voids }
    }

    /// Whether the loss has no value somewhere.
    pub(super) fn has_voids(&self) -> bool {
        self.voids.iter().any(|&void| void > 0.0)
    }
}

/// The losses on a grid, row by row from the bottom.
fn sample(surface: &Surface, bounds: &Rect) -> Vec<f64> {
    let size = bounds.size();
    let part = |index: usize| index as f64 / (SAMPLES - 1) as f64;
    // A mean over many observations takes long, and is smooth: what lies between is filled in. Over
    // very many it takes no longer, as the surface then groups them.
    let stride = match surface.observations().len() {
        0 => 1,
        1..=200 => 2,
        _ => 4,
    };
    let mut samples = vec![0.0; SAMPLES * SAMPLES];
    for row in (0..SAMPLES).step_by(stride) {
        for column in (0..SAMPLES).step_by(stride) {
            let at = Point::new(bounds.min.x + part(column) * size.x, bounds.min.y + part(row) * size.y);
            samples[row * SAMPLES + column] = surface.approximate_value(at);
        }
        fill(&mut samples, row * SAMPLES, 1, stride);
    }
    for column in 0..SAMPLES {
        fill(&mut samples, column, SAMPLES, stride);
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

/// Fills in what lies between every `stride`-th sample of a row or a column, by Catmull and Rom's
/// cubic.
fn fill(samples: &mut [f64], first: usize, apart: usize, stride: usize) {
    for begin in (0..SAMPLES - 1).step_by(stride) {
        let at = |index: usize| samples[first + index * apart];
        let (from, to) = (at(begin), at(begin + stride));
        // Beyond the edges the line goes on straight.
        let before = if begin >= stride { at(begin - stride) } else { 2.0 * from - to };
        let after = if begin + 2 * stride < SAMPLES { at(begin + 2 * stride) } else { 2.0 * to - from };
        for between in 1..stride {
            let part = between as f64 / stride as f64;
            let bend = part
                * (2.0 * before - 5.0 * from + 4.0 * to - after
                    + part * (3.0 * (from - to) + after - before));
            samples[first + (begin + between) * apart] = from + 0.5 * part * (to - before + bend);
        }
    }
}
