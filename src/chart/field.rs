//! The ground of a contour plot: a sampled field cut into bands.

use super::scene::Pixel;
use crate::geometry::{Point, Rect};
use crate::surface::Surface;
use contour::ContourBuilder;
use geo_types::{LineString, MultiPolygon};

/// Samples along each side.
pub(super) const SAMPLES: usize = 121;
/// At most this many levels.
const LEVELS: usize = 16;
/// Each level lies at least this many times as high above the lowest sample as the one before.
const SPREAD: f64 = 1.15;
/// Points that lie no farther from a straight line than this part of the bounds are left out: a
/// third of a pixel on a picture of a thousand.
const STRAIGHT: f64 = 0.000_3;

/// Where there is no value begins right beside the last sample that has one.
const VOID: f64 = 1e-3;
/// The height of land that there is not: lower than all there is.
const BELOW: f64 = -1e-9;

/// A field over a rectangle, in parts of the rectangle's sides: (0, 0) is left and bottom.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// One for each level, from the lowest.
    pub regions: Vec<Region>,
    /// Where the loss has no value.
    pub void: Region,
    /// The same as a land with heights.
    pub land: Land,
}

/// All that lies at or above a level.
#[derive(Clone, Debug, Default)]
pub(super) struct Region {
    /// The outlines, holes bridged to the outlines around them.
    pub outlines: Vec<Vec<Pixel>>,
    /// The level's own lines, open where they meet the rectangle's edge.
    pub lines: Vec<Vec<Pixel>>,
}

impl Field {
    pub fn new(surface: &Surface, bounds: &Rect) -> Self {
        let mut samples = sample(surface, bounds);
        let voids: Vec<f64> = samples.iter().map(|loss| f64::from(u8::from(loss.is_nan()))).collect();
        make_finite(&mut samples);
        let mut sorted = samples.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let levels = levels(&sorted);
        // Samples sit in the middle of the builder's cells.
        let step = 1.0 / (SAMPLES - 1) as f64;
        let builder = ContourBuilder::new(SAMPLES, SAMPLES, true)
            .x_step(step)
            .y_step(step)
            .x_origin(-step / 2.0)
            .y_origin(-step / 2.0);
        // The builder only fails where its sizes do not fit, and these do.
        let contours = builder.contours(&samples, &levels).unwrap_or_default();
        let regions = contours.iter().map(|contour| region(contour.geometry())).collect();
        let has_voids = voids.iter().any(|&void| void > 0.0);
        let void = if has_voids { builder.contours(&voids, &[VOID]).unwrap_or_default() } else { Vec::new() };
        let void = void.first().map(|contour| region(contour.geometry())).unwrap_or_default();
        let mut land = Land::new(samples, &sorted, &levels);
        for (height, void) in land.heights.iter_mut().zip(voids) {
            if void > 0.0 {
                *height = BELOW;
            }
        }
        Self { regions, void, land }
    }
}

/// The losses as heights from 0 to 1. They are bent, as the contour's levels are closer on low
/// ground, so that a narrow valley is seen beside steep walls.
#[derive(Clone, Debug)]
pub(super) struct Land {
    heights: Vec<f64>,
    /// The heights of the contour's levels.
    levels: Vec<f64>,
    /// The lowest loss, and how far the highest lies above it.
    low: f64,
    range: f64,
    /// Losses that lie this much above the lowest rise half as steeply as the lowest.
    bend: f64,
}

impl Land {
    /// `sorted` are the samples from the lowest up.
    fn new(mut samples: Vec<f64>, sorted: &[f64], levels: &[f64]) -> Self {
        let (low, high) = (sorted[0], sorted[sorted.len() - 1]);
        let range = high - low;
        // Of ground that is wide and low not all is bent, so that walls stay walls.
        let bend = (sorted[sorted.len() / 4] - low).max(1e-3 * range);
        let mut land = Self { heights: Vec::new(), levels: Vec::new(), low, range, bend };
        land.levels = levels.iter().map(|&level| land.height(level)).collect();
        for sample in &mut samples {
            *sample = land.height(*sample);
        }
        land.heights = samples;
        land
    }

    /// The height of a loss.
    pub fn height(&self, loss: f64) -> f64 {
        let height = ((loss - self.low) / self.bend).ln_1p() / (self.range / self.bend).ln_1p();
        // What is not finite lies high, and flat ground low.
        match (self.range > 0.0, height.is_nan()) {
            (false, _) => 0.0,
            (true, true) => 1.0,
            (true, false) => height.clamp(0.0, 1.0),
        }
    }

    /// The loss of a height.
    pub fn loss(&self, height: f64) -> f64 {
        self.low + self.bend * (height * (self.range / self.bend).ln_1p()).exp_m1()
    }

    /// The height of a sample; below 0 where the loss has no value.
    pub fn sample(&self, column: usize, row: usize) -> f64 {
        self.heights[row * SAMPLES + column]
    }

    /// The height at a place in parts of the rectangle's sides, between the samples around it.
    pub fn at(&self, (across, up): Pixel) -> f64 {
        let cell = |part: f64| {
            let place = part.clamp(0.0, 1.0) * (SAMPLES - 1) as f64;
            let index = (place as usize).min(SAMPLES - 2);
            (index, place - index as f64)
        };
        let ((column, right), (row, above)) = (cell(across), cell(up));
        let along = |row: usize| {
            let (here, next) = (self.sample(column, row), self.sample(column + 1, row));
            here + right * (next - here)
        };
        let (here, next) = (along(row), along(row + 1));
        here + above * (next - here)
    }

    /// Where a height's colour stands among the bands, from 0 to 1: the contour's, without steps.
    pub fn tone(&self, height: f64) -> f64 {
        let above = self.levels.iter().position(|&level| level > height).unwrap_or(self.levels.len());
        let low = above.checked_sub(1).map_or(0.0, |below| self.levels[below]);
        let high = self.levels.get(above).copied().unwrap_or(1.0);
        let part = if high > low { (height - low) / (high - low) } else { 0.0 };
        ((above as f64 + part) / (self.levels.len() + 1) as f64).clamp(0.0, 1.0)
    }
}

/// Of a mean over more than a thousand observations every so many samples are worked out. The lab
/// puts those together, so that it takes no longer than over a thousand.
const MANY: usize = if cfg!(feature = "lab") { 4 } else { 8 };

/// The losses on a grid, row by row from the bottom.
fn sample(surface: &Surface, bounds: &Rect) -> Vec<f64> {
    let size = bounds.size();
    let part = |index: usize| index as f64 / (SAMPLES - 1) as f64;
    // A mean over many observations takes long, and is smooth: what lies between is filled in.
    let stride = match surface.observations().len() {
        0 => 1,
        1..=200 => 2,
        201..=1_000 => 4,
        _ => MANY,
    };
    let mut samples = vec![0.0; SAMPLES * SAMPLES];
    for row in (0..SAMPLES).step_by(stride) {
        for column in (0..SAMPLES).step_by(stride) {
            samples[row * SAMPLES + column] = surface.approximate_value(Point::new(
                bounds.min.x + part(column) * size.x,
                bounds.min.y + part(row) * size.y,
            ));
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

/// Levels by quantiles, closer together on low ground, so that a narrow valley is seen beside
/// steep walls; never so close that flat ground fills with lines.
fn levels(sorted: &[f64]) -> Vec<f64> {
    let lowest = sorted[0];
    let mut levels: Vec<f64> = Vec::new();
    for level in 0..LEVELS {
        let part = ((level as f64 + 0.6) / LEVELS as f64).powf(1.6);
        let value = sorted[(part * (sorted.len() - 1) as f64) as usize];
        let before = levels.last().map_or(0.0, |last| last - lowest);
        if value - lowest > SPREAD * before && value > lowest {
            levels.push(value);
        }
    }
    levels
}

fn region(shape: &MultiPolygon) -> Region {
    let mut region = Region { outlines: Vec::new(), lines: Vec::new() };
    for polygon in &shape.0 {
        let outline = ring(polygon.exterior(), true);
        lines(&outline, &mut region.lines);
        let mut bridged = outline;
        for hole in polygon.interiors() {
            let hole = ring(hole, false);
            lines(&hole, &mut region.lines);
            // There and back along one bridge: no area, one polygon.
            let Some(&anchor) = bridged.first() else { continue };
            bridged.extend(hole);
            bridged.push(anchor);
        }
        region.outlines.push(bridged);
    }
    region
}

/// A closed ring inside the bounds, turned one way for outlines and the other way for holes.
fn ring(line: &LineString, outline: bool) -> Vec<Pixel> {
    let mut points: Vec<Pixel> =
        line.0.iter().map(|at| (at.x.clamp(0.0, 1.0), at.y.clamp(0.0, 1.0))).collect();
    let doubled_area: f64 = points.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum();
    if (doubled_area > 0.0) != outline {
        points.reverse();
    }
    thinned(&points, STRAIGHT)
}

/// Leaves points out that lie no farther than `tolerance` from the line without them. Where a
/// ring meets the rectangle's edge it keeps them.
pub(super) fn thinned(points: &[Pixel], tolerance: f64) -> Vec<Pixel> {
    let is_edge = |at: Pixel| [0.0, 1.0].iter().any(|&edge| at.0 == edge || at.1 == edge);
    let mut kept: Vec<Pixel> = points.first().copied().into_iter().collect();
    let mut anchor = 0;
    for index in 1..points.len() {
        let Some(&next) = points.get(index + 1) else {
            kept.push(points[index]);
            break;
        };
        let meets_edge = is_edge(points[index]) && !(is_edge(points[index - 1]) && is_edge(next));
        let between = &points[anchor + 1..=index];
        if meets_edge || between.iter().any(|&at| distance_from(at, points[anchor], next) > tolerance) {
            kept.push(points[index]);
            anchor = index;
        }
    }
    kept
}

/// How far a point lies from the line through two others; from the first where they coincide.
fn distance_from(at: Pixel, from: Pixel, to: Pixel) -> f64 {
    let (across, up) = (to.0 - from.0, to.1 - from.1);
    let (x, y) = (at.0 - from.0, at.1 - from.1);
    let length = across.hypot(up);
    if length > 0.0 { (across * y - up * x).abs() / length } else { x.hypot(y) }
}

/// Splits a ring where it runs along the rectangle's edge: only the rest is the level's line.
fn lines(ring: &[Pixel], lines: &mut Vec<Vec<Pixel>>) {
    let on_edge = |from: Pixel, to: Pixel| {
        let along = |one: f64, other: f64| one == other && (one == 0.0 || one == 1.0);
        along(from.0, to.0) || along(from.1, to.1)
    };
    let mut line: Vec<Pixel> = Vec::new();
    for pair in ring.windows(2) {
        if on_edge(pair[0], pair[1]) {
            lines.extend((line.len() > 1).then(|| std::mem::take(&mut line)));
            line.clear();
            continue;
        }
        if line.is_empty() {
            line.push(pair[0]);
        }
        line.push(pair[1]);
    }
    lines.extend((line.len() > 1).then_some(line));
}
