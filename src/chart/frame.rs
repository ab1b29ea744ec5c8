//! The frame of a picture: which number lies at which pixel, and the axes that say so.

use super::clip::Rectangle;
use super::palette::{Palette, clear, solid};
use super::scene::{Label, Pixel, Scene};
use crate::geometry::{Point, Rect};
use crate::number::{readable, shortest};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use plotters::style::text_anchor::{HPos, VPos};

/// Room for numbers beside and below the plot, in CSS pixels; beside it more where they are long.
const LEFT: f64 = 40.0;
const BELOW: f64 = 30.0;
const EDGE: f64 = 8.0;
/// Half a number: the last one may stand right below the edge.
const RIGHT: f64 = 12.0;
const TEXT: f64 = 11.5;
/// The mean width of a digit, as a part of the font's size.
const DIGIT: f64 = 0.57;
/// A tick needs this much room.
const ROOM_ACROSS: f64 = 70.0;
const ROOM_UP: f64 = 44.0;

/// The transform between loss coordinates and CSS pixels: the very one that draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    bounds: Rect,
    pub(super) plot: Rectangle,
}

/// What the axes say.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub across: &'a str,
    pub up: &'a str,
    /// Numbers against steps.
    pub is_series: bool,
    /// The line ends above where it begins.
    pub is_rising: bool,
    /// The upward axis counts powers of ten.
    pub logarithmic: bool,
}

impl Frame {
    /// A frame for a rectangle on a picture of `width` × `height` CSS pixels.
    pub(super) fn new(bounds: Rect, width: f64, height: f64) -> Self {
        Self::for_axis(bounds, false, (width, height))
    }

    /// The same; the upward axis may count powers of ten.
    pub(super) fn for_axis(bounds: Rect, logarithmic: bool, (width, height): Pixel) -> Self {
        let (top, bottom) = (EDGE.min(height / 8.0), height - BELOW.min(height / 4.0));
        let labels = labels(bounds.min.y, bounds.max.y, (bottom - top) / ROOM_UP, logarithmic);
        let longest = labels.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(0);
        let left = LEFT.max(DIGIT * TEXT * longest as f64 + 9.0).min(width / 4.0);
        Self { bounds, plot: Rectangle { left, top, right: width - RIGHT.min(width / 8.0), bottom } }
    }

    /// Where a point lies on the picture, be it inside or not.
    pub fn to_pixel(&self, at: Point) -> Pixel {
        let size = self.bounds.size();
        let across = (at.x - self.bounds.min.x) / size.x;
        let up = (at.y - self.bounds.min.y) / size.y;
        (self.plot.left + across * self.plot.width(), self.plot.bottom - up * self.plot.height())
    }

    /// The point under a pixel; nothing for a picture without area.
    pub fn to_point(&self, (x, y): Pixel) -> Option<Point> {
        let size = self.bounds.size();
        let across = (x - self.plot.left) / self.plot.width();
        let up = (self.plot.bottom - y) / self.plot.height();
        let point = Point::new(self.bounds.min.x + across * size.x, self.bounds.min.y + up * size.y);
        point.is_finite().then_some(point)
    }

    /// The same, for a pixel outside as for the nearest one inside.
    pub fn to_nearest_point(&self, (x, y): Pixel) -> Option<Point> {
        if !(self.plot.width() > 0.0 && self.plot.height() > 0.0) {
            return None;
        }
        self.to_point((x.clamp(self.plot.left, self.plot.right), y.clamp(self.plot.top, self.plot.bottom)))
    }

    /// The same, with no more decimals than a pixel can tell apart.
    pub fn to_readable_point(&self, pixel: Pixel) -> Option<Point> {
        self.to_nearest_point(pixel).map(|at| self.readable(at))
    }

    /// A point with no more decimals than a pixel can tell apart.
    pub(super) fn readable(&self, at: Point) -> Point {
        let size = self.bounds.size();
        let x = readable(at.x, size.x / self.plot.width());
        Point::new(x, readable(at.y, size.y / self.plot.height()))
    }

    /// The axes: a thin border, few ticks, a name each.
    pub(super) fn axes(&self, palette: &Palette, names: Names<'_>, scene: &mut Scene) {
        let Rectangle { left, top, right, bottom } = self.plot;
        let faint = clear(palette.faint, 0.6);
        scene.line(vec![(left, top), (left, bottom), (right, bottom)], 1.0, faint);
        let ink = solid(palette.faint);
        for (value, text) in
            labels(self.bounds.min.x, self.bounds.max.x, self.plot.width() / ROOM_ACROSS, false)
        {
            let (x, _) = self.to_pixel(Point::new(value, 0.0));
            scene.line(vec![(x, bottom), (x, bottom + 4.0)], 1.0, faint);
            let label =
                Label { at: (x, bottom + 6.0), text: &text, size: TEXT, across: HPos::Center, up: VPos::Top };
            scene.words(label, ink, None);
        }
        let room = self.plot.height() / ROOM_UP;
        for (value, text) in labels(self.bounds.min.y, self.bounds.max.y, room, names.logarithmic) {
            let (_, y) = self.to_pixel(Point::new(0.0, value));
            scene.line(vec![(left - 4.0, y), (left, y)], 1.0, faint);
            let label =
                Label { at: (left - 6.0, y), text: &text, size: TEXT, across: HPos::Right, up: VPos::Center };
            scene.words(label, ink, None);
        }
        let bold = solid(palette.ink);
        let halo = Some(clear(palette.paper, 0.7));
        // Series fill their lower right corner; the room beside their first number is free.
        let (at, up) = match names.is_series {
            true => ((left - 8.0, bottom + 6.0), VPos::Top),
            false => ((right - 4.0, bottom - 4.0), VPos::Bottom),
        };
        let across = Label { at, text: names.across, size: TEXT, across: HPos::Right, up };
        scene.words(across, bold, halo);
        // A series that falls leaves room on the right, one that rises on the left.
        let (x, across) = if names.is_series && !names.is_rising {
            (right - 4.0, HPos::Right)
        } else {
            (left + 5.0, HPos::Left)
        };
        let up = Label { at: (x, top + 3.0), text: names.up, size: TEXT, across, up: VPos::Top };
        scene.words(up, bold, halo);
    }
}

/// Round numbers between two bounds, `room` of them at most or so.
fn ticks(min: f64, max: f64, room: f64) -> Vec<f64> {
    let (least, most) = (2.0, 9.0);
    let range: RangedCoordf64 = (min..max).into();
    let key_points = range.key_points(room.clamp(least, most) as usize);
    // Some rounding falls just outside.
    key_points.into_iter().filter(|value| (min..=max).contains(value)).collect()
}

/// The ticks with what stands beside each.
pub(super) fn labels(min: f64, max: f64, room: f64, logarithmic: bool) -> Vec<(f64, String)> {
    let mut ticks = ticks(min, max, room);
    if logarithmic {
        ticks.retain(|value| value.fract() == 0.0);
        return ticks.into_iter().map(|value| (value, power_of_ten(value))).collect();
    }
    let apart = ticks.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    ticks.into_iter().map(|value| (value, number(value, 0.1 * apart))).collect()
}

/// A tick's number without the dust of binary fractions; no more decimals than `grain` needs.
pub(super) fn number(value: f64, grain: f64) -> String {
    let size = value.abs();
    let sign = if value < 0.0 { "−" } else { "" };
    if size >= 1e5 || (size < 1e-4 && size > grain) {
        let power = size.log10().floor();
        let scale = 10_f64.powf(power);
        return [sign, &shortest(readable(size / scale, grain / scale)), "e", &shortest(power)].concat();
    }
    match readable(size, grain) {
        0.0 => "0".into(),
        size => [sign, &shortest(size)].concat(),
    }
}

pub(super) fn power_of_ten(exponent: f64) -> String {
    if (-2.0..=4.0).contains(&exponent) {
        number(10_f64.powf(exponent), 1e-4)
    } else {
        ["1e", &shortest(exponent)].concat()
    }
}
