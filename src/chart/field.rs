//! The ground of a contour plot: a sampled field cut into bands.

use super::height_field::HeightField;
use super::palette::{Theme, bands, faded, solid};
use super::pixel::{Pixel, PixelRect, UnitPoint};
use super::polyline::thinned;
use super::rings::{Polygon, Rings, doubled_area, reach};
use super::samples::Samples;
use super::scene::Scene;
use crate::geometry::Rect;
use crate::surface::Surface;
use std::cell::OnceCell;

/// Each level lies at least this many times as high above the lowest sample as the one before.
const SPREAD: f64 = 1.15;
/// Points that lie no farther from a straight line than this part of the bounds are left out: a
/// third of a pixel on a picture of a thousand.
const STRAIGHT: f64 = 0.000_3;
/// Rings that reach less far than this many samples are crumbs: of what lies between samples a valley
/// narrower than their spacing shows now this and now that ...
const CRUMB: f64 = 3.0;
/// ... and so are those that are no wider than this, unless they are long enough to mean something.
const SLIVER: f64 = 1.5;
const LONG: f64 = 16.0;
/// A ring around a minimum is one where the minimum's own mark would cover it, ...
const COVERED: f64 = 2.0;
/// ... or where it fills no more than this part of the square over its reach: round ones stay.
const ROUND: f64 = 0.15;
/// Where there is no value begins right beside the last sample that has one.
const VOID: f64 = 1e-3;

/// How finely a field is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detail {
    /// Samples along each side, two or more.
    pub samples: usize,
    /// At most this many levels.
    pub levels: usize,
}

impl Default for Detail {
    fn default() -> Self {
        Self { samples: 121, levels: 16 }
    }
}

/// A surface over a rectangle, cut at levels of its loss: what is drawn under the paths.
///
/// ```
/// use fall_line::chart::{Detail, Field};
/// use fall_line::surface::{HIMMELBLAU, Surface};
///
/// let surface = Surface::from(&HIMMELBLAU);
/// let field = Field::new(&surface, &surface.bounds(), Detail { samples: 61, levels: 8 });
/// assert_eq!(field.regions().len(), 8);
/// ```
#[derive(Clone, Debug)]
pub struct Field {
    samples: Samples,
    levels: Vec<f64>,
    regions: Vec<Region>,
    /// Where the loss has no value.
    void: Region,
    heights: OnceCell<HeightField>,
}

/// All that lies at or above a level, in parts of the rectangle's sides.
#[derive(Clone, Debug, Default)]
pub struct Region {
    /// The outlines, holes bridged to the outlines around them.
    pub outlines: Vec<Vec<UnitPoint>>,
    /// The level's own lines, open where they meet the rectangle's edge.
    pub lines: Vec<Vec<UnitPoint>>,
}

impl Field {
    /// Samples a surface over a rectangle.
    pub fn new(surface: &Surface, bounds: &Rect, detail: Detail) -> Self {
        let columns = detail.samples.max(2);
        let samples = Samples::new(surface, bounds, columns);
        let levels = levels(&samples, detail.levels);
        let size = bounds.size();
        let minima = surface.minima().into_iter().map(|minimum| {
            UnitPoint::new((minimum.at.x - bounds.min.x) / size.x, (minimum.at.y - bounds.min.y) / size.y)
        });
        let minima: Vec<UnitPoint> = minima.filter(|at| at.is_inside()).collect();
        let regions = |values: &[f64], levels: &[f64], is_crumb: &dyn Fn(&[UnitPoint]) -> bool| {
            let polygons = Rings { values, columns, levels }.polygons();
            polygons.iter().map(|polygons| Region::new(polygons, is_crumb)).collect::<Vec<_>>()
        };
        let mut void = Region::default();
        if !samples.voids.is_empty() {
            void = regions(&samples.voids, &[VOID], &|_| false).remove(0);
        }
        let regions = regions(&samples.losses, &levels, &|ring| is_crumb(ring, columns, &minima));
        Self { samples, levels, regions, void, heights: OnceCell::new() }
    }

    /// One for each level, from the lowest.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The same as heights, worked out when they are first asked for.
    pub(super) fn heights(&self) -> &HeightField {
        self.heights.get_or_init(|| HeightField::new(&self.samples, &self.levels))
    }

    /// Draws the bands between the levels.
    pub(super) fn draw_bands(&self, dark: bool, plot: &PixelRect, scene: &mut Scene) {
        let colours = bands(dark, self.regions.len() + 1);
        scene.rectangle(plot, solid(colours[0]));
        for (region, &colour) in self.regions.iter().zip(&colours[1..]) {
            for outline in &region.outlines {
                scene.fill(pixels(outline, plot), solid(colour));
            }
        }
    }

    /// Draws the levels' lines, and paper where the loss has no value.
    pub(super) fn draw_levels(&self, dark: bool, plot: &PixelRect, scene: &mut Scene) {
        let theme = Theme::of(dark);
        let line = faded(theme.ink, if dark { 0.16 } else { 0.14 });
        for points in self.regions.iter().flat_map(|region| &region.lines) {
            scene.line(pixels(points, plot), 1.0, line);
        }
        // Above the lines, which crowd at its edge.
        for outline in &self.void.outlines {
            scene.fill(pixels(outline, plot), solid(theme.paper));
        }
    }
}

fn pixels(points: &[UnitPoint], plot: &PixelRect) -> Vec<Pixel> {
    points.iter().map(|&at| plot.at(at)).collect()
}

/// Levels by quantiles, closer together on low ground, so that a narrow valley is seen beside
/// steep walls; never so close that flat ground fills with lines.
fn levels(samples: &Samples, most: usize) -> Vec<f64> {
    let last = (samples.losses.len() - 1) as f64;
    let mut ranks = vec![0];
    for level in 0..most {
        let part = ((level as f64 + 0.6) / most as f64).powf(1.6);
        ranks.push((part * last) as usize);
    }
    ranks.dedup();
    let ranked = samples.ranked(&ranks);
    let lowest = ranked[0];
    let mut levels: Vec<f64> = Vec::new();
    for &value in &ranked {
        let before = levels.last().map_or(0.0, |last| last - lowest);
        if value - lowest > SPREAD * before && value > lowest {
            levels.push(value);
        }
    }
    levels
}

impl Region {
    fn new(polygons: &[Polygon], is_crumb: &dyn Fn(&[UnitPoint]) -> bool) -> Self {
        let mut region = Self::default();
        for polygon in polygons {
            let outline = ring(&polygon.outline, true);
            if is_crumb(&outline) {
                continue;
            }
            lines(&outline, &mut region.lines);
            let mut bridged = outline;
            for hole in &polygon.holes {
                let hole = ring(hole, false);
                if is_crumb(&hole) {
                    continue;
                }
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
}

/// Whether a ring is too small to mean anything: of few samples, or a sliver of some, but for the
/// innermost at a minimum.
fn is_crumb(ring: &[UnitPoint], columns: usize, minima: &[UnitPoint]) -> bool {
    let [low, high] = reach(ring);
    let samples = (columns - 1) as f64;
    let (reach, area) = (low.distance(high) * samples, 0.5 * doubled_area(ring).abs() * samples * samples);
    let is_within = |at: &UnitPoint| (low.x..=high.x).contains(&at.x) && (low.y..=high.y).contains(&at.y);
    let is_small = reach < CRUMB || reach < LONG && area < SLIVER * reach;
    let is_round = reach >= COVERED && area >= ROUND * reach * reach;
    is_small && !(is_round && minima.iter().any(is_within))
}

/// A closed ring inside the bounds, turned one way for outlines and the other way for holes.
fn ring(line: &[UnitPoint], is_outline: bool) -> Vec<UnitPoint> {
    let inside = |value: f64| value.clamp(0.0, 1.0);
    let mut points: Vec<UnitPoint> =
        line.iter().map(|at| UnitPoint::new(inside(at.x), inside(at.y))).collect();
    if (doubled_area(&points) > 0.0) != is_outline {
        points.reverse();
    }
    let is_edge = |at: UnitPoint| [0.0, 1.0].iter().any(|&edge| at.x == edge || at.y == edge);
    // Where a ring meets the rectangle's edge it keeps its corner.
    let meets_edge =
        |index: usize| is_edge(points[index]) && !(is_edge(points[index - 1]) && is_edge(points[index + 1]));
    thinned(&points, STRAIGHT, |at| (at.x, at.y), meets_edge)
}

/// Splits a ring where it runs along the rectangle's edge: only the rest is the level's line.
fn lines(ring: &[UnitPoint], lines: &mut Vec<Vec<UnitPoint>>) {
    let on_edge = |from: UnitPoint, to: UnitPoint| {
        let along = |one: f64, other: f64| one == other && (one == 0.0 || one == 1.0);
        along(from.x, to.x) || along(from.y, to.y)
    };
    let mut line: Vec<UnitPoint> = Vec::new();
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
