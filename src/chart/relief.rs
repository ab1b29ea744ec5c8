//! A surface as a block of land, seen from an angle.

use super::clip::Rectangle;
use super::field::{Land, SAMPLES};
use super::frame::{labels, number};
use super::palette::{Palette, bands, clear, solid};
use super::path::{Track, distance, few};
use super::scene::{Label, Pixel, Scene, Shape};
use crate::geometry::{Point, Rect};
use crate::run::State;
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
use std::f64::consts::{FRAC_PI_2, TAU};

/// The block's height, where its sides are 1 long.
const TALL: f64 = 0.45;
/// Paths lie this much above the land, as a part of its height.
const LIFT: f64 = 0.012;
/// A stretch of a path is cut into pieces of about this length, in CSS pixels, to follow the land.
const PIECE: f64 = 6.0;
/// What lies behind a hill is this faint.
const HIDDEN: f64 = 0.3;
/// Samples between two corners of the drawn land: fewer corners while it is being turned.
const FINE: usize = 2;
const COARSE: usize = 3;
/// So many cells lie between two lines of the mesh, be the cells fine or coarse.
const MESH: usize = 12;
const TEXT: f64 = 11.5;
const MARGIN: Pixel = (46.0, 28.0);
/// Corners of the unit square.
const UNIT: Rectangle = Rectangle { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };

/// From where a relief is seen, in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Angle {
    /// Around the upright axis; 0 looks along the second parameter.
    pub azimuth: f64,
    /// Above the ground.
    pub elevation: f64,
}

impl Default for Angle {
    fn default() -> Self {
        Self { azimuth: 0.6, elevation: 0.85 }
    }
}

impl Angle {
    /// Turned by so many radians; never down to the ground nor right above it, where nothing could
    /// be told apart.
    pub fn turned(self, around: f64, up: f64) -> Self {
        let azimuth = self.azimuth + around;
        Self {
            azimuth: azimuth - TAU * (azimuth / TAU).floor(),
            elevation: (self.elevation + up).clamp(0.2, FRAC_PI_2 - 0.15),
        }
    }
}

/// A land with the projection that draws it, an orthographic one.
pub(super) struct Relief<'a> {
    land: &'a Land,
    bounds: Rect,
    /// Sine and cosine.
    around: (f64, f64),
    above: (f64, f64),
    middle: Pixel,
    scale: Pixel,
    pub plot: Rectangle,
}

impl<'a> Relief<'a> {
    pub fn new(land: &'a Land, bounds: Rect, angle: Angle, (width, height): Pixel) -> Self {
        let (around, above) = (angle.azimuth.sin_cos(), angle.elevation.sin_cos());
        // Half the extent of the block, however it is turned around.
        let half = std::f64::consts::FRAC_1_SQRT_2;
        let room = ((width / 2.0 - MARGIN.0).max(8.0), (height / 2.0 - MARGIN.1).max(8.0));
        let (across, up) = (room.0 / half, room.1 / (half * above.0 + 0.5 * TALL * above.1));
        Self {
            land,
            bounds,
            around,
            above,
            middle: (width / 2.0, height / 2.0 - 8.0),
            // A wide picture may stretch the block, but not flatten it.
            scale: (across.min(1.5 * up), up.min(1.2 * across)),
            plot: Rectangle { left: 0.0, top: 0.0, right: width, bottom: height },
        }
    }

    /// Parts of the rectangle's sides, and of the land's height, to a pixel.
    fn project(&self, (x, y): Pixel, height: f64) -> Pixel {
        let (x, y) = (x - 0.5, y - 0.5);
        let across = x * self.around.1 - y * self.around.0;
        let away = x * self.around.0 + y * self.around.1;
        let up = away * self.above.0 + (height - 0.5) * TALL * self.above.1;
        (self.middle.0 + across * self.scale.0, self.middle.1 - up * self.scale.1)
    }

    /// A point in parts of the rectangle's sides.
    fn unit(&self, at: Point) -> Pixel {
        let size = self.bounds.size();
        ((at.x - self.bounds.min.x) / size.x, (at.y - self.bounds.min.y) / size.y)
    }

    /// Where a point lies on the picture: on the land, or beside it as high as its loss.
    pub fn to_pixel(&self, at: Point, loss: f64) -> Pixel {
        let unit = self.unit(at);
        let height = if UNIT.contains(unit) { self.land.at(unit) } else { self.land.height(loss) };
        self.project(unit, height + LIFT)
    }

    /// Where a point of the ground lies, below all land.
    pub fn ground(&self, at: Point) -> Pixel {
        self.project(self.unit(at), 0.0)
    }

    /// Whether a point of the land is in sight.
    pub fn shows(&self, at: Point) -> bool {
        let unit = self.unit(at);
        UNIT.contains(unit) && self.sees(unit, self.land.at(unit))
    }

    /// The point of the land under a pixel, or of the ground around it.
    pub fn to_point(&self, pixel: Pixel) -> Option<Point> {
        let across = (pixel.0 - self.middle.0) / self.scale.0;
        let up = (self.middle.1 - pixel.1) / self.scale.1;
        let place = |away: f64| {
            let x = across * self.around.1 + away * self.around.0;
            let y = away * self.around.1 - across * self.around.0;
            (x + 0.5, y + 0.5)
        };
        let height = |away: f64| 0.5 + (up - away * self.above.0) / (TALL * self.above.1);
        // Along the line of sight, from the viewer on, until it meets the land.
        let line = || (0..=300).map(|index| -0.75 + 0.005 * f64::from(index));
        let met =
            line().find(|&away| UNIT.contains(place(away)) && height(away) <= self.land.at(place(away)));
        let away = met.or_else(|| line().rfind(|&away| UNIT.contains(place(away))))?;
        let (x, y) = place(away);
        let size = self.bounds.size();
        let point = Point::new(self.bounds.min.x + x * size.x, self.bounds.min.y + y * size.y);
        point.is_finite().then_some(point)
    }

    /// Whether nothing stands between a place on the land and the viewer.
    fn sees(&self, at: Pixel, height: f64) -> bool {
        const STRIDE: f64 = 0.025;
        let rise = STRIDE * self.above.0 / (self.above.1 * TALL);
        let (mut place, mut line) = (at, height + LIFT);
        loop {
            place = (place.0 - STRIDE * self.around.0, place.1 - STRIDE * self.around.1);
            line += rise;
            if line > 1.0 || !UNIT.contains(place) {
                return true;
            }
            if self.land.at(place) > line {
                return false;
            }
        }
    }

    /// The land, from the farthest cell to the nearest, then its two near walls.
    pub fn draw(
        &self,
        dark: bool,
        is_turning: bool,
        tint: impl Fn(Pixel) -> Option<RGBColor>,
        scene: &mut Scene,
    ) {
        let palette = Palette::of(dark);
        let stride = if is_turning { COARSE } else { FINE };
        let cells = (SAMPLES - 1) / stride;
        let part = |index: usize| index as f64 / cells as f64;
        let corners: Vec<(f64, Pixel)> = (0..=cells)
            .flat_map(|row| (0..=cells).map(move |column| (row, column)))
            .map(|(row, column)| {
                let height = self.land.sample(column * stride, row * stride);
                (height, self.project((part(column), part(row)), height))
            })
            .collect();
        let corner = |column: usize, row: usize| corners[row * (cells + 1) + column];
        let colours = bands(dark, 48);
        // Rows and columns are farther at one end, by the way the land is turned.
        let far_up = self.around.1 > 0.0;
        let far_right = self.around.0 > 0.0;
        let order = |far_is_high: bool, index: usize| if far_is_high { cells - 1 - index } else { index };
        let mesh = clear(palette.ink, if dark { 0.14 } else { 0.12 });
        for row in (0..cells).map(|index| order(far_up, index)) {
            for column in (0..cells).map(|index| order(far_right, index)) {
                let around = [(0, 0), (1, 0), (1, 1), (0, 1)];
                let four = around.map(|(right, up)| corner(column + right, row + up));
                if four.iter().any(|one| one.0 < 0.0) {
                    continue;
                }
                let heights = four.map(|one| one.0);
                let middle = (part(column) + 0.5 / cells as f64, part(row) + 0.5 / cells as f64);
                let band = self.land.tone(0.25 * heights.iter().sum::<f64>()) * (colours.len() - 1) as f64;
                let ground = tint(middle).unwrap_or(colours[band as usize]);
                let colour = self.shade(&heights, cells as f64, dark, palette, ground);
                scene.add(Shape::Fill { points: grown(&four.map(|one| one.1)), colour: solid(colour) });
                // The far edges: what is nearer will not cover them.
                let (far_row, far_column) = (row + usize::from(far_up), column + usize::from(far_right));
                if (far_row * stride).is_multiple_of(MESH) {
                    scene.line(vec![corner(column, far_row).1, corner(column + 1, far_row).1], 1.0, mesh);
                }
                if (far_column * stride).is_multiple_of(MESH) {
                    scene.line(vec![corner(far_column, row).1, corner(far_column, row + 1).1], 1.0, mesh);
                }
            }
        }
        let near_row = if far_up { 0 } else { cells };
        let near_column = if far_right { 0 } else { cells };
        let line = clear(palette.faint, 0.8);
        for (index, colour) in [colours[12], colours[20]].into_iter().enumerate() {
            let along = |step: usize| if index == 0 { (step, near_row) } else { (near_column, step) };
            let top: Vec<Pixel> = (0..=cells).map(along).map(|(column, row)| corner(column, row).1).collect();
            let foot = |step: usize| {
                let (column, row) = along(step);
                self.project((part(column), part(row)), 0.0)
            };
            let mut wall = top.clone();
            wall.extend([foot(cells), foot(0)]);
            scene.add(Shape::Fill { points: wall, colour: solid(colour) });
            scene.line(top, 1.0, line);
            scene.line(vec![foot(0), foot(cells)], 1.0, line);
        }
    }

    /// A cell's colour, by its height and by how the light falls on it. Light mixes it with the
    /// paper, as shadow does on dark paper: paths stand out from all of it.
    fn shade(
        &self,
        heights: &[f64; 4],
        cells: f64,
        dark: bool,
        palette: &Palette,
        colour: RGBColor,
    ) -> RGBColor {
        let [a, b, c, d] = *heights;
        let slope = |difference: f64| -0.5 * difference * TALL * cells;
        let (x, y) = (slope(b + c - a - d), slope(c + d - a - b));
        let across = x * self.around.1 - y * self.around.0;
        let away = x * self.around.0 + y * self.around.1;
        // From the left, from behind the viewer, from above.
        let light = (-0.55 * across - 0.35 * away + 0.76) / (x * x + y * y + 1.0).sqrt();
        let light = light.clamp(0.0, 1.0);
        let part = if dark { 0.75 * (1.0 - light) } else { 0.75 * light };
        let mix = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * part) as u8;
        RGBColor(
            mix(colour.0, palette.paper.0),
            mix(colour.1, palette.paper.1),
            mix(colour.2, palette.paper.2),
        )
    }

    /// Numbers along the two near edges of the ground and up the leftmost edge of the block.
    pub fn axes(&self, palette: &Palette, names: (&str, &str, &str), scene: &mut Scene) {
        let (faint, ink, bold) = (clear(palette.faint, 0.8), solid(palette.faint), solid(palette.ink));
        let near = |away: f64| if away > 0.0 { 0.0 } else { 1.0 };
        let near = (near(self.around.0), near(self.around.1));
        let sides = [(self.bounds.min.x, self.bounds.max.x), (self.bounds.min.y, self.bounds.max.y)];
        for (index, (low, high)) in sides.into_iter().enumerate() {
            let foot =
                |part: f64| self.project(if index == 0 { (part, near.1) } else { (near.0, part) }, 0.0);
            let outward = if index == 0 { (0.5, near.1 * 2.0 - 0.5) } else { (near.0 * 2.0 - 0.5, 0.5) };
            let (middle, out) = (self.project((0.5, 0.5), 0.0), self.project(outward, 0.0));
            let length = distance(middle, out).max(1e-9);
            let (x, y) = ((out.0 - middle.0) / length, (out.1 - middle.1) / length);
            let beside = |at: Pixel, far: f64| (at.0 + x * far, at.1 + y * far);
            let across = if x > 0.25 {
                HPos::Left
            } else if x < -0.25 {
                HPos::Right
            } else {
                HPos::Center
            };
            let up = if y > 0.5 { VPos::Top } else { VPos::Center };
            let size = distance(foot(0.0), foot(1.0));
            for (value, text) in labels(low, high, (size / 60.0).min(5.0), false) {
                let at = foot((value - low) / (high - low));
                scene.line(vec![at, beside(at, 4.0)], 1.0, faint);
                let at = beside(at, 7.0);
                scene.words(Label { at, text: &text, size: TEXT, across, up }, ink, None);
            }
            let at = beside(foot(0.5), 26.0);
            let text = if index == 0 { names.0 } else { names.1 };
            scene.words(Label { at, text, size: TEXT + 1.0, across, up }, bold, None);
        }
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        let left = |corner: &Pixel| self.project(*corner, 0.0).0;
        let Some(&corner) = corners.iter().min_by(|one, other| left(one).total_cmp(&left(other))) else {
            return;
        };
        scene.line(vec![self.project(corner, 0.0), self.project(corner, 1.0)], 1.0, faint);
        for height in [0.0, 0.5, 1.0] {
            let at = self.project(corner, height);
            scene.line(vec![(at.0 - 4.0, at.1), at], 1.0, faint);
            let loss = self.land.loss(height);
            // Two digits: heights are bent so that valleys are seen.
            let grain = 10_f64.powf(loss.abs().log10().floor() - 1.0);
            let text = number(loss, if grain > 0.0 { grain } else { 1.0 });
            let at = (at.0 - 6.0, at.1);
            scene.words(
                Label { at, text: &text, size: TEXT, across: HPos::Right, up: VPos::Center },
                ink,
                None,
            );
        }
        let at = self.project(corner, 1.0);
        let up = Label {
            at: (at.0 - 4.0, at.1 - 9.0),
            text: names.2,
            size: TEXT,
            across: HPos::Center,
            up: VPos::Bottom,
        };
        scene.words(up, bold, None);
    }

    /// A path on the land: faint ahead of the cursor, and where a hill hides it.
    pub fn path(&self, states: &[State], cursor: usize, faint: f64, track: &Track, scene: &mut Scene) {
        let reached = cursor.min(states.len().saturating_sub(1));
        self.stretch(&states[reached..], faint, track, scene);
        self.stretch(&states[..states.len().min(reached + 1)], 1.0, track, scene);
    }

    /// Whether a point lies on the land, be it in sight or not.
    pub fn holds(&self, at: Point) -> bool {
        UNIT.contains(self.unit(at))
    }

    fn stretch(&self, states: &[State], strength: f64, track: &Track, scene: &mut Scene) {
        let states = few(states);
        let mut piece: Vec<Pixel> = Vec::new();
        let mut seen = true;
        let finish = |piece: &mut Vec<Pixel>, seen: bool, scene: &mut Scene| {
            track.line(std::mem::take(piece), 0, if seen { strength } else { HIDDEN * strength }, scene);
        };
        for pair in states.windows(2) {
            let (from, to) = (self.unit(pair[0].point), self.unit(pair[1].point));
            let Some((begin, end)) = UNIT.clip(from, to) else {
                finish(&mut piece, seen, scene);
                continue;
            };
            if begin != from {
                finish(&mut piece, seen, scene);
            }
            let size = distance(self.project(begin, 0.0), self.project(end, 0.0));
            let count = (size / PIECE).ceil().clamp(1.0, 80.0);
            let first = if piece.is_empty() { 0 } else { 1 };
            for step in first..=count as u32 {
                let part = f64::from(step) / count;
                let at = (begin.0 + part * (end.0 - begin.0), begin.1 + part * (end.1 - begin.1));
                let height = self.land.at(at);
                let pixel = self.project(at, height + LIFT);
                if piece.last().is_some_and(|&last| distance(last, pixel) < 0.7) {
                    continue;
                }
                let is_seen = self.sees(at, height);
                if is_seen != seen && !piece.is_empty() {
                    piece.push(pixel);
                    finish(&mut piece, seen, scene);
                }
                seen = is_seen;
                piece.push(pixel);
            }
            if end != to {
                finish(&mut piece, seen, scene);
            }
        }
        finish(&mut piece, seen, scene);
        let dots: Vec<Pixel> = states
            .iter()
            .map(|state| {
                if self.shows(state.point) {
                    self.to_pixel(state.point, state.loss)
                } else {
                    (f64::NAN, f64::NAN)
                }
            })
            .collect();
        track.dots(&dots, 0..dots.len(), strength, &self.plot, scene);
    }

    /// Where a path leaves the land between two states, and which way, on the picture.
    pub fn exit(&self, before: &State, after: &State) -> Option<(Pixel, Pixel)> {
        let (from, to) = (self.unit(before.point), self.unit(after.point));
        let (_, edge) = UNIT.clip(from, to)?;
        let size = distance(from, to);
        let ahead = (edge.0 + 0.05 * (to.0 - from.0) / size, edge.1 + 0.05 * (to.1 - from.1) / size);
        let height = self.land.at(edge) + LIFT;
        Some((self.project(edge, height), self.project(ahead, height)))
    }
}

/// A cell, larger by half a pixel all around, so that no gap shows between two.
fn grown(corners: &[Pixel; 4]) -> Vec<Pixel> {
    let middle = corners.iter().fold((0.0, 0.0), |sum, at| (sum.0 + 0.25 * at.0, sum.1 + 0.25 * at.1));
    let away = |at: &Pixel| {
        let size = distance(*at, middle).max(1e-9);
        (at.0 + 0.6 * (at.0 - middle.0) / size, at.1 + 0.6 * (at.1 - middle.1) / size)
    };
    corners.iter().map(away).collect()
}
