//! The frame of a picture: which number lies at which pixel, and the axes that say so.

use super::axes::{Axes, TEXT};
use super::labels::{number_width, text_width};
use super::palette::Theme;
use super::pixel::{Pixel, PixelRect, Size, UnitPoint};
use super::scale::Scale;
use super::scene::Scene;
use crate::geometry::{Point, Rect};
use crate::number::readable;
use plotters::style::text_anchor::{HPos, VPos};

/// Room for numbers beside and below the plot, in CSS pixels; beside it more where they are long.
const LEFT: f64 = 40.0;
const BELOW: f64 = 30.0;
const EDGE: f64 = 8.0;
/// Half a number: the last one may stand right below the edge.
const RIGHT: f64 = 12.0;
/// A tick needs this much room.
const ROOM_ACROSS: f64 = 70.0;
const ROOM_UP: f64 = 44.0;
/// The opacity of the halo behind the axes' names.
const HALO: f64 = 0.7;

/// The transform between loss coordinates and CSS pixels: the very one that draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    bounds: Rect,
    /// The scale of the upward axis.
    up: Scale,
    pub(super) plot: PixelRect,
}

/// What the axes are called.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub across: &'a str,
    pub up: &'a str,
    pub content: Content,
    /// So much of the plot's width is not free in its upper right corner.
    pub corner: f64,
}

/// What a plot holds, which decides where the names of its axes find room.
#[derive(Clone, Copy)]
pub(super) enum Content {
    /// Anything anywhere.
    Plane,
    /// A line that ends above where it begins.
    Rising,
    /// A line that ends no higher than it begins.
    Falling,
}

impl Frame {
    /// A frame for a rectangle on a picture of this size.
    pub(super) fn new(bounds: Rect, size: Size) -> Self {
        Self::with_scale(bounds, Scale::Linear, size)
    }

    /// The same, where the rectangle's upward side has positions on a scale.
    pub(super) fn with_scale(bounds: Rect, up: Scale, Size { width, height }: Size) -> Self {
        let (top, bottom) = (EDGE.min(height / 8.0), height - BELOW.min(height / 4.0));
        let ticks = up.ticks(bounds.min.y, bounds.max.y, (bottom - top) / ROOM_UP);
        let widest = ticks.iter().map(|tick| number_width(&tick.label, TEXT)).fold(0.0, f64::max);
        let left = LEFT.max(widest + 9.0).min(width / 4.0);
        Self { bounds, up, plot: PixelRect { left, top, right: width - RIGHT.min(width / 8.0), bottom } }
    }

    /// Where a point lies on the picture, be it inside or not.
    pub fn to_pixel(&self, at: Point) -> Pixel {
        let size = self.bounds.size();
        let across = (at.x - self.bounds.min.x) / size.x;
        self.plot.at(UnitPoint::new(across, (at.y - self.bounds.min.y) / size.y))
    }

    /// The point under a pixel. Returns `None` if the picture has no area.
    pub fn to_point(&self, at: Pixel) -> Option<Point> {
        let size = self.bounds.size();
        let part = self.plot.part_of(at);
        let point = Point::new(self.bounds.min.x + part.x * size.x, self.bounds.min.y + part.y * size.y);
        point.is_finite().then_some(point)
    }

    /// The same, for a pixel outside as for the nearest one inside.
    pub fn to_nearest_point(&self, at: Pixel) -> Option<Point> {
        let has_area = self.plot.width() > 0.0 && self.plot.height() > 0.0;
        has_area.then(|| self.to_point(self.plot.nearest(at)))?
    }

    /// The same, with no more decimals than a pixel can tell apart.
    pub fn to_readable_point(&self, at: Pixel) -> Option<Point> {
        self.to_nearest_point(at).map(|point| self.readable(point))
    }

    /// A point with no more decimals than a pixel can tell apart.
    pub(super) fn readable(&self, at: Point) -> Point {
        let size = self.bounds.size();
        let x = readable(at.x, size.x / self.plot.width());
        Point::new(x, readable(at.y, size.y / self.plot.height()))
    }

    /// Draws the axes, and says where the name of the upward one stands.
    pub(super) fn axes(&self, theme: &Theme, names: Names<'_>, scene: &mut Scene) -> PixelRect {
        let (Rect { min, max }, plot) = (self.bounds, self.plot);
        let axes = Axes { plot, theme };
        axes.border(scene);
        for tick in Scale::Linear.ticks(min.x, max.x, plot.width() / ROOM_ACROSS) {
            let at = self.to_pixel(Point::new(tick.position, 0.0));
            axes.tick_across(at.x, &tick.label, scene);
        }
        for tick in self.up.ticks(min.y, max.y, plot.height() / ROOM_UP) {
            let at = self.to_pixel(Point::new(0.0, tick.position));
            axes.tick_up(at.y, &tick.label, scene);
        }
        // Series fill their lower right corner; the room beside their first number is free.
        let (at, up) = match names.content {
            Content::Plane => (Pixel::new(plot.right - 4.0, plot.bottom - 4.0), VPos::Bottom),
            _ => (Pixel::new(plot.left - 8.0, plot.bottom + 6.0), VPos::Top),
        };
        axes.name(at, names.across, (HPos::Right, up), HALO, scene);
        // A series that falls leaves room on the right, one that rises on the left.
        let (x, across) = match names.content {
            Content::Falling => (plot.right - 4.0 - names.corner, HPos::Right),
            _ => (plot.left + 5.0, HPos::Left),
        };
        let (at, width) = (Pixel::new(x, plot.top + 3.0), text_width(names.up, TEXT));
        axes.name(at, names.up, (across, VPos::Top), HALO, scene);
        let left = if matches!(names.content, Content::Falling) { x - width } else { x };
        PixelRect { left, top: plot.top, right: left + width, bottom: at.y + TEXT + 3.0 }
    }
}
