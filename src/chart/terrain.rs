//! The block of land that a relief shows, with the numbers along its edges.

use super::basin_layer::BasinLayer;
use super::height_field::HeightField;
use super::palette::{Theme, bands, faded, solid};
use super::pixel::{Displacement, Pixel, UnitPoint};
use super::projection::{Projection, TALL};
use super::scale::{Scale, number};
use super::scene::{Label, Scene};
use crate::geometry::Rect;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{RGBAColor, RGBColor};

/// Samples between two corners of the drawn land: fewer corners while it is being turned.
const FINE: usize = 2;
const COARSE: usize = 3;
/// So many samples lie between two lines of the mesh, be the cells fine or coarse.
const MESH: usize = 12;
/// The colours run through so many bands; the walls have two of them.
const BANDS: usize = 48;
const WALLS: [usize; 2] = [12, 20];
const TEXT: f64 = 11.5;

/// What is drawn of a height field: cells with four corners.
pub(super) struct Terrain<'a> {
    heights: &'a HeightField,
    projection: &'a Projection,
    dark: bool,
    stride: usize,
    /// Cells along each side.
    cells: usize,
    /// The heights and places of the cells' corners, row by row.
    corners: Vec<(f64, Pixel)>,
    colours: Vec<RGBColor>,
}

impl<'a> Terrain<'a> {
    /// The land, with fewer corners while it is turning.
    pub(super) fn new(
        heights: &'a HeightField,
        projection: &'a Projection,
        dark: bool,
        is_turning: bool,
    ) -> Self {
        let stride = if is_turning { COARSE } else { FINE };
        let cells = (heights.columns() - 1) / stride;
        let part = |index: usize| index as f64 / cells as f64;
        let mut corners = Vec::new();
        for row in 0..=cells {
            for column in 0..=cells {
                let height = heights.sample(column * stride, row * stride);
                let at = UnitPoint::new(part(column), part(row));
                corners.push((height, projection.pixel(at, height)));
            }
        }
        Self { heights, projection, dark, stride, cells, corners, colours: bands(dark, BANDS) }
    }

    fn corner(&self, column: usize, row: usize) -> (f64, Pixel) {
        self.corners[row * (self.cells + 1) + column]
    }

    fn part(&self, index: usize) -> f64 {
        index as f64 / self.cells as f64
    }

    /// The land from the farthest cell to the nearest, in the colours of basins where there are any,
    /// then its two near walls.
    pub(super) fn draw(&self, basins: Option<&BasinLayer>, scene: &mut Scene) {
        // Rows and columns are farther at one end, by the way the land is turned.
        let (far_up, far_right) = self.projection.is_far();
        let order =
            |far_is_high: bool, index: usize| if far_is_high { self.cells - 1 - index } else { index };
        for row in (0..self.cells).map(|index| order(far_up, index)) {
            for column in (0..self.cells).map(|index| order(far_right, index)) {
                self.cell(column, row, basins, scene);
            }
        }
        self.walls(scene);
    }

    /// A cell, unless there is no loss at one of its corners, with the mesh along its far edges:
    /// what is nearer will not cover them.
    fn cell(&self, column: usize, row: usize, basins: Option<&BasinLayer>, scene: &mut Scene) {
        let corner = |right: usize, up: usize| self.corner(column + right, row + up);
        let (a, b, c, d) = (corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1));
        let heights = [a.0, b.0, c.0, d.0];
        if heights.iter().any(|&height| height < 0.0) {
            return;
        }
        let half = 0.5 / self.cells as f64;
        let middle = UnitPoint::new(self.part(column) + half, self.part(row) + half);
        let tone = self.heights.tone(0.25 * heights.iter().sum::<f64>());
        let band = (tone * (self.colours.len() - 1) as f64) as usize;
        let tint = basins.and_then(|basins| basins.tint(middle, self.dark));
        let colour = self.shaded(&heights, tint.unwrap_or(self.colours[band]));
        scene.fill(grown(&[a.1, b.1, c.1, d.1]), solid(colour));
        let mesh = faded(Theme::of(self.dark).ink, if self.dark { 0.14 } else { 0.12 });
        let (far_up, far_right) = self.projection.is_far();
        let (far_row, far_column) = (row + usize::from(far_up), column + usize::from(far_right));
        if (far_row * self.stride).is_multiple_of(MESH) {
            scene.line(vec![self.corner(column, far_row).1, self.corner(column + 1, far_row).1], 1.0, mesh);
        }
        if (far_column * self.stride).is_multiple_of(MESH) {
            scene.line(vec![self.corner(far_column, row).1, self.corner(far_column, row + 1).1], 1.0, mesh);
        }
    }

    fn walls(&self, scene: &mut Scene) {
        let (far_up, far_right) = self.projection.is_far();
        let near_row = if far_up { 0 } else { self.cells };
        let near_column = if far_right { 0 } else { self.cells };
        let line = faded(Theme::of(self.dark).faint, 0.8);
        for (index, band) in WALLS.into_iter().enumerate() {
            let colour = self.colours[band];
            let along = |step: usize| if index == 0 { (step, near_row) } else { (near_column, step) };
            let mut top = Vec::new();
            for step in 0..=self.cells {
                let (column, row) = along(step);
                top.push(self.corner(column, row).1);
            }
            let foot = |step: usize| {
                let (column, row) = along(step);
                self.projection.pixel(UnitPoint::new(self.part(column), self.part(row)), 0.0)
            };
            let mut wall = top.clone();
            wall.extend([foot(self.cells), foot(0)]);
            scene.fill(wall, solid(colour));
            scene.line(top, 1.0, line);
            scene.line(vec![foot(0), foot(self.cells)], 1.0, line);
        }
    }

    /// A cell's colour, by how the light falls on it. Light mixes it with the paper, as shadow does
    /// on dark paper: paths stand out from all of it.
    fn shaded(&self, heights: &[f64; 4], colour: RGBColor) -> RGBColor {
        let [a, b, c, d] = *heights;
        let slope = |difference: f64| -0.5 * difference * TALL * self.cells as f64;
        let (x, y) = (slope(b + c - a - d), slope(c + d - a - b));
        let (across, away) = self.projection.turned(x, y);
        // From the left, from behind the viewer, from above.
        let light = (-0.55 * across - 0.35 * away + 0.76) / (x * x + y * y + 1.0).sqrt();
        let light = light.clamp(0.0, 1.0);
        let part = if self.dark { 0.75 * (1.0 - light) } else { 0.75 * light };
        let mix = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * part) as u8;
        let paper = Theme::of(self.dark).paper;
        RGBColor(mix(colour.0, paper.0), mix(colour.1, paper.1), mix(colour.2, paper.2))
    }

    /// Numbers along the two near edges of the ground, over this bounds, and up the leftmost edge of
    /// the block. `names` are those of the two parameters and of the loss.
    pub(super) fn axes(&self, bounds: &Rect, names: [&str; 3], scene: &mut Scene) {
        let (far_up, far_right) = self.projection.is_far();
        // The near edges lie at the low ends of what is far at its high end.
        let near = UnitPoint::new(f64::from(u8::from(!far_right)), f64::from(u8::from(!far_up)));
        let outward = UnitPoint::new(near.x * 2.0 - 0.5, near.y * 2.0 - 0.5);
        let (min, max) = (bounds.min, bounds.max);
        let along_x = |part: f64| UnitPoint::new(part, near.y);
        let along_y = |part: f64| UnitPoint::new(near.x, part);
        self.edge((min.x, max.x), &along_x, UnitPoint::new(0.5, outward.y), names[0], scene);
        self.edge((min.y, max.y), &along_y, UnitPoint::new(outward.x, 0.5), names[1], scene);
        self.upright(names[2], scene);
    }

    /// Numbers from `low` to `high` along an edge of the ground, on the side of `outward`.
    fn edge(
        &self,
        (low, high): (f64, f64),
        along: &dyn Fn(f64) -> UnitPoint,
        outward: UnitPoint,
        name: &str,
        scene: &mut Scene,
    ) {
        let foot = |part: f64| self.projection.pixel(along(part), 0.0);
        let out = self.projection.pixel(outward, 0.0) - self.projection.pixel(UnitPoint::CENTER, 0.0);
        let length = out.length().max(1e-9);
        let out = Displacement::new(out.x / length, out.y / length);
        let across = if out.x > 0.25 {
            HPos::Left
        } else if out.x < -0.25 {
            HPos::Right
        } else {
            HPos::Center
        };
        let up = if out.y > 0.5 { VPos::Top } else { VPos::Center };
        let (faint, ink) = self.inks();
        let room = (foot(0.0).distance(foot(1.0)) / 60.0).min(5.0);
        for tick in Scale::Linear.ticks(low, high, room) {
            let at = foot((tick.position - low) / (high - low));
            scene.line(vec![at, at + out * 4.0], 1.0, faint);
            let label = Label { at: at + out * 7.0, text: &tick.label, size: TEXT, across, up };
            scene.text(label, ink, None);
        }
        let label = Label { at: foot(0.5) + out * 26.0, text: name, size: TEXT + 1.0, across, up };
        scene.text(label, solid(Theme::of(self.dark).ink), None);
    }

    /// Losses up the leftmost edge of the block.
    fn upright(&self, name: &str, scene: &mut Scene) {
        let left = |corner: &UnitPoint| self.projection.pixel(*corner, 0.0).x;
        let corners = UnitPoint::CORNERS.into_iter();
        let Some(corner) = corners.min_by(|one, other| left(one).total_cmp(&left(other))) else { return };
        let (faint, ink) = self.inks();
        let at = |height: f64| self.projection.pixel(corner, height);
        scene.line(vec![at(0.0), at(1.0)], 1.0, faint);
        for height in [0.0, 0.5, 1.0] {
            let at = at(height);
            scene.line(vec![at - Displacement::new(4.0, 0.0), at], 1.0, faint);
            let loss = self.heights.loss(height);
            // Two digits: heights are bent so that valleys are seen.
            let grain = 10_f64.powf(loss.abs().log10().floor() - 1.0);
            let text = number(loss, if grain > 0.0 { grain } else { 1.0 });
            let at = at - Displacement::new(6.0, 0.0);
            let label = Label { at, text: &text, size: TEXT, across: HPos::Right, up: VPos::Center };
            scene.text(label, ink, None);
        }
        let at = at(1.0) - Displacement::new(4.0, 9.0);
        let label = Label { at, text: name, size: TEXT, across: HPos::Center, up: VPos::Bottom };
        scene.text(label, solid(Theme::of(self.dark).ink), None);
    }

    /// The colours of ticks and of numbers.
    fn inks(&self) -> (RGBAColor, RGBAColor) {
        let theme = Theme::of(self.dark);
        (faded(theme.faint, 0.8), solid(theme.faint))
    }
}

/// A cell, larger by half a pixel all around, so that no gap shows between two.
fn grown(corners: &[Pixel; 4]) -> Vec<Pixel> {
    let quarter = |sum: Pixel, at: &Pixel| Pixel::new(sum.x + 0.25 * at.x, sum.y + 0.25 * at.y);
    let middle = corners.iter().fold(Pixel::default(), quarter);
    let away = |at: &Pixel| {
        let length = at.distance(middle).max(1e-9);
        let out = *at - middle;
        Pixel::new(at.x + 0.6 * out.x / length, at.y + 0.6 * out.y / length)
    };
    corners.iter().map(away).collect()
}
