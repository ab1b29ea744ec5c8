//! The ground of a contour plot: a sampled field cut into bands.

use super::height_field::HeightField;
use super::palette::{Theme, bands, faded, solid};
use super::pixel::{Pixel, PixelRect, Size, UnitPoint};
use super::polyline::thinned;
use super::rings::{Ring, Rings, doubled_area};
use super::samples::Samples;
use super::scene::Scene;
use crate::geometry::Rect;
use crate::surface::Surface;
use plotters::style::RGBColor;

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
/// So wide is a level's line, in CSS pixels. Of no more than one of the canvas's own it is drawn as a
/// hairline, in a fifth of the time.
const LEVEL_LINE: f64 = 0.5;
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
    regions: Vec<Region>,
    /// Where the loss has no value.
    void: Region,
    /// The same as heights.
    pub(super) heights: HeightField,
}

/// All that lies at or above a level, in parts of the rectangle's sides.
#[derive(Clone, Debug, Default)]
pub struct Region {
    /// One polygon, empty if there is nothing. Its parts and their holes are bridged there and back: by the
    /// nonzero rule, as they are turned opposite ways, just what lies in a part and in no hole is filled.
    pub area: Vec<UnitPoint>,
    /// The level's own lines, open where they meet the rectangle's edge.
    pub lines: Vec<Vec<UnitPoint>>,
}

impl Field {
    /// Samples a surface over a rectangle.
    pub fn new(surface: &Surface, bounds: &Rect, detail: Detail) -> Self {
        let columns = detail.samples.max(2);
        let samples = Samples::new(surface, bounds, columns);
        let (count, most) = (samples.losses.len(), detail.levels);
        let part = |level: usize| ((level as f64 + 0.6) / most as f64).powf(1.6);
        // The lowest is always asked for, and what heights are measured by.
        let mut ranks = HeightField::ranks(count).to_vec();
        ranks.extend((0..most).map(|level| (part(level) * (count - 1) as f64) as usize));
        let sorted = samples.sorted_at(&ranks);
        let levels = levels(&sorted, &ranks[ranks.len() - most..]);
        let size = bounds.size();
        let minima = surface.minima().into_iter().map(|minimum| {
            UnitPoint::new((minimum.at.x - bounds.min.x) / size.x, (minimum.at.y - bounds.min.y) / size.y)
        });
        let minima: Vec<UnitPoint> = minima.filter(|at| at.is_inside()).collect();
        let mut regions: Vec<Region> = Vec::new();
        regions.resize_with(levels.len(), Region::default);
        let rings = Rings { values: &samples.losses, columns, levels: &levels };
        rings.trace(&mut |level, ring| {
            let ring = with_corners(&ring);
            if !is_crumb(&ring, columns, &minima) {
                regions[level].add(&ring);
            }
        });
        let mut void = Region::default();
        if !samples.voids.is_empty() {
            let rings = Rings { values: &samples.voids, columns, levels: &[VOID] };
            rings.trace(&mut |_, ring| void.add(&with_corners(&ring)));
        }
        Self { regions, void, heights: HeightField::new(samples, &sorted, &levels) }
    }

    /// One for each level, from the lowest.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The losses that the levels are at, from the lowest.
    pub fn levels(&self) -> Vec<f64> {
        self.heights.levels().iter().map(|&height| self.heights.loss(height)).collect()
    }

    /// The bands and their lines over all of a picture.
    pub fn scene(&self, dark: bool, size: Size) -> Scene {
        let (mut scene, plot) = (Scene::default(), size.into());
        self.draw_bands(dark, &plot, &mut scene);
        self.draw_levels(dark, &plot, &mut scene);
        scene
    }

    /// Draws the bands between the levels.
    pub(super) fn draw_bands(&self, dark: bool, plot: &PixelRect, scene: &mut Scene) {
        let colours = bands(dark, self.regions.len() + 1);
        scene.rectangle(plot, solid(colours[0]));
        for (region, &colour) in self.regions.iter().zip(&colours[1..]) {
            region.fill(plot, colour, scene);
        }
    }

    /// Draws the levels' lines, and paper where the loss has no value.
    pub(super) fn draw_levels(&self, dark: bool, plot: &PixelRect, scene: &mut Scene) {
        let theme = Theme::of(dark);
        let line = faded(theme.ink, if dark { 0.32 } else { 0.28 });
        for points in self.regions.iter().flat_map(|region| &region.lines) {
            scene.line(pixels(points, plot), LEVEL_LINE, line);
        }
        // Above the lines, which crowd at its edge.
        self.void.fill(plot, theme.paper, scene);
    }
}

fn pixels(points: &[UnitPoint], plot: &PixelRect) -> Vec<Pixel> {
    points.iter().map(|&at| plot.at(at)).collect()
}

/// Levels by quantiles, closer together on low ground, so that a narrow valley is seen beside
/// steep walls; never so close that flat ground fills with lines.
fn levels(sorted: &[f64], ranks: &[usize]) -> Vec<f64> {
    let lowest = sorted[0];
    let mut levels: Vec<f64> = Vec::new();
    for &rank in ranks {
        let value = sorted[rank];
        let before = levels.last().map_or(0.0, |last| last - lowest);
        if value - lowest > SPREAD * before && value > lowest {
            levels.push(value);
        }
    }
    levels
}

impl Region {
    fn add(&mut self, ring: &[UnitPoint]) {
        lines(ring, &mut self.lines);
        let anchor = self.area.first().copied();
        self.area.extend(ring);
        self.area.extend(anchor);
    }

    fn fill(&self, plot: &PixelRect, colour: RGBColor, scene: &mut Scene) {
        if !self.area.is_empty() {
            scene.fill(pixels(&self.area, plot), solid(colour));
        }
    }
}

/// Whether a ring is too small to mean anything: of few samples, or a sliver of some, but for the
/// innermost at a minimum.
fn is_crumb(ring: &[UnitPoint], columns: usize, minima: &[UnitPoint]) -> bool {
    let Some(&first) = ring.first() else { return true };
    let (low, high) = ring.iter().fold((first, first), |(low, high), at| {
        (UnitPoint::new(low.x.min(at.x), low.y.min(at.y)), UnitPoint::new(high.x.max(at.x), high.y.max(at.y)))
    });
    let samples = (columns - 1) as f64;
    let (reach, area) = (low.distance(high) * samples, 0.5 * doubled_area(ring).abs() * samples * samples);
    let is_within = |at: &UnitPoint| (low.x..=high.x).contains(&at.x) && (low.y..=high.y).contains(&at.y);
    let is_small = reach < CRUMB || reach < LONG && area < SLIVER * reach;
    let is_round = reach >= COVERED && area >= ROUND * reach * reach;
    is_small && !(is_round && minima.iter().any(is_within))
}

/// A ring with fewer points.
fn with_corners(points: &[UnitPoint]) -> Ring {
    let is_edge = |at: UnitPoint| [0.0, 1.0].iter().any(|&edge| at.x == edge || at.y == edge);
    // Where a ring meets the rectangle's edge it keeps its corner.
    let meets_edge =
        |index: usize| is_edge(points[index]) && !(is_edge(points[index - 1]) && is_edge(points[index + 1]));
    thinned(points, STRAIGHT, |at| (at.x, at.y), meets_edge)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Dimension;
    use crate::surface::HIMMELBLAU;

    #[test]
    fn a_field_has_the_levels_that_its_regions_begin_at() {
        let (surface, columns) = (Surface::from(&HIMMELBLAU), 61);
        let field = Field::new(&surface, &surface.bounds(), Detail { samples: columns, levels: 12 });
        let samples = Samples::new(&surface, &surface.bounds(), columns);
        assert_eq!(field.levels().len(), field.regions().len());
        // Of the highest ground there are crumbs, which are left out.
        for (level, region) in field.levels().into_iter().zip(field.regions()).take(6) {
            let reached = samples.losses.iter().filter(|&&loss| loss >= level).count();
            let part = reached as f64 / samples.losses.len() as f64;
            assert!((0.5 * doubled_area(&region.area) - part).abs() < 0.02, "{level}");
        }
    }

    #[test]
    fn a_region_fills_as_much_as_its_samples_do() {
        let columns = 121;
        for surface in Surface::all().iter().filter(|surface| surface.dimension() == Dimension::Two) {
            let samples = Samples::new(surface, &surface.bounds(), columns);
            let count = samples.losses.len();
            let ranks = [count / 20, count / 3, count / 2, count - count / 10];
            let sorted = samples.sorted_at(&ranks);
            for level in ranks.map(|rank| sorted[rank]) {
                let mut region = Region::default();
                let rings = Rings { values: &samples.losses, columns, levels: &[level] };
                rings.trace(&mut |_, ring| region.add(&with_corners(&ring)));
                let reached = samples.losses.iter().filter(|&&loss| loss >= level).count();
                let part = reached as f64 / count as f64;
                // What is filled by the nonzero rule, if all rings are turned the right way.
                let filled = 0.5 * doubled_area(&region.area);
                assert!((filled - part).abs() < 0.02, "{} at {level}: {filled}, {part}", surface.id());
            }
        }
    }
}
