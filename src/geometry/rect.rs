//! Rectangles.

use super::point::Point;
use super::vector::Vector;
use crate::number::readable;

/// An axis-aligned rectangle of the parameter plane. On a 1-D surface it is an interval, whose y side
/// is empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The corner with the smallest coordinates.
    pub min: Point,
    /// The corner with the largest coordinates.
    pub max: Point,
}

impl Rect {
    /// The rectangle [xmin, xmax] × [ymin, ymax].
    pub const fn new(xmin: f64, xmax: f64, ymin: f64, ymax: f64) -> Self {
        Self { min: Point::new(xmin, ymin), max: Point::new(xmax, ymax) }
    }

    /// The interval [min, max] of a 1-D surface.
    pub const fn interval(min: f64, max: f64) -> Self {
        Self::new(min, max, 0.0, 0.0)
    }

    /// Width and height: from the smallest corner to the largest.
    pub fn size(&self) -> Vector {
        self.max - self.min
    }

    /// The point in the middle.
    pub fn center(&self) -> Point {
        self.min + self.size() * 0.5
    }

    /// The length of the diagonal.
    pub fn diagonal(&self) -> f64 {
        self.size().norm()
    }

    /// The rectangle of `factor` times the size around the same centre.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        let half = self.size() * (0.5 * factor);
        let center = self.center();
        Self { min: center - half, max: center + half }
    }

    /// The point of the rectangle that lies nearest to a point.
    pub fn nearest(&self, point: Point) -> Point {
        Point::new(point.x.clamp(self.min.x, self.max.x), point.y.clamp(self.min.y, self.max.y))
    }

    /// A readable distance of about a hundredth of each side: 1, 2 or 5 times a power of ten; zero
    /// for an empty side.
    pub fn stride(&self) -> Vector {
        let readable_part = |side: f64| {
            let power = 10_f64.powi((side / 100.0).log10().floor() as i32);
            let times = [1.0, 2.0, 5.0].into_iter().find(|times| side / 100.0 <= times * power);
            if side > 0.0 { times.unwrap_or(10.0) * power } else { 0.0 }
        };
        Vector::new(readable_part(self.size().x), readable_part(self.size().y))
    }

    /// A point moved by so many [strides](Self::stride), kept in the rectangle and to the decimals
    /// of a stride.
    pub fn nudged(&self, point: Point, across: f64, up: f64) -> Point {
        let stride = self.stride();
        let to = self.nearest(point + Vector::new(across * stride.x, up * stride.y));
        Point::new(readable(to.x, stride.x), readable(to.y, stride.y))
    }

    /// Whether a point lies in the rectangle, its edges included.
    #[cfg_attr(feature = "lab", inline(always))]
    pub fn contains(&self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }
}
