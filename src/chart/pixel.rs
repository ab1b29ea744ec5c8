//! Places on a picture: pixels, how far they lie apart, and parts of a picture's sides.
//!
//! Each has a type of its own, so that a place is never added to a place, nor a part of a side
//! taken for a pixel.

use std::ops::{Add, Mul, Sub};

/// A place on a picture, in CSS pixels from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pixel {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// How far one pixel lies from another, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Displacement {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A place in the unit square: parts of the sides of a rectangle from its lower left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct UnitPoint {
    /// The part of the width, to the right.
    pub x: f64,
    /// The part of the height, up.
    pub y: f64,
}

/// How large a picture is, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// From its left to its right edge.
    pub width: f64,
    /// From its upper to its lower edge.
    pub height: f64,
}

/// A rectangle on a picture, its edges in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PixelRect {
    /// The left edge's distance from the picture's.
    pub left: f64,
    /// The upper edge's distance from the picture's.
    pub top: f64,
    /// The right edge's distance from the picture's left edge.
    pub right: f64,
    /// The lower edge's distance from the picture's upper edge.
    pub bottom: f64,
}

impl Pixel {
    /// The pixel so far to the right and down.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The distance to another pixel.
    pub fn distance(self, other: Self) -> f64 {
        (other - self).length()
    }

    /// The pixel at a part of the way to another.
    #[must_use]
    pub fn lerp(self, to: Self, part: f64) -> Self {
        self + (to - self) * part
    }
}

impl Displacement {
    /// The displacement so far to the right and down.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The Euclidean length.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The displacement of length 1 the same way; not finite where this one has no length.
    #[must_use]
    pub fn direction(self) -> Self {
        let length = self.length();
        Self::new(self.x / length, self.y / length)
    }

    /// Turned by a right angle, clockwise as one sees it.
    #[must_use]
    pub fn turned(self) -> Self {
        Self::new(-self.y, self.x)
    }

    /// Whether both components are finite.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl UnitPoint {
    /// The middle of the unit square.
    pub const CENTER: Self = Self::new(0.5, 0.5);
    /// The four corners of the unit square, around it from the lower left one.
    pub const CORNERS: [Self; 4] =
        [Self::new(0.0, 0.0), Self::new(1.0, 0.0), Self::new(1.0, 1.0), Self::new(0.0, 1.0)];

    /// The place at these parts of the width and of the height.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Whether the place lies in the unit square, edges included.
    pub fn is_inside(self) -> bool {
        (0.0..=1.0).contains(&self.x) && (0.0..=1.0).contains(&self.y)
    }

    /// The distance to another place.
    pub fn distance(self, other: Self) -> f64 {
        (other.x - self.x).hypot(other.y - self.y)
    }

    /// The place at a part of the way to another.
    #[must_use]
    pub fn lerp(self, to: Self, part: f64) -> Self {
        Self::new(self.x + part * (to.x - self.x), self.y + part * (to.y - self.y))
    }

    /// The part of a segment inside the unit square. Returns `None` if there is none.
    pub fn clip(from: Self, to: Self) -> Option<(Self, Self)> {
        let (from, to) = clip([0.0; 2], [1.0; 2], [from.x, from.y], [to.x, to.y])?;
        Some((Self::new(from[0], from[1]), Self::new(to[0], to[1])))
    }
}

impl Size {
    /// The smallest side of a picture on which there is something to see.
    const SMALLEST: f64 = 40.0;

    /// The size of a picture so wide and so high.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }

    /// Whether a picture of this size shows anything: smaller ones stay empty.
    pub fn is_visible(self) -> bool {
        self.width >= Self::SMALLEST && self.height >= Self::SMALLEST
    }
}

impl From<Size> for PixelRect {
    /// The whole of a picture.
    fn from(Size { width, height }: Size) -> Self {
        Self { left: 0.0, top: 0.0, right: width, bottom: height }
    }
}

impl PixelRect {
    /// The square whose sides lie so far from a pixel.
    pub fn around(at: Pixel, reach: f64) -> Self {
        Self { left: at.x - reach, top: at.y - reach, right: at.x + reach, bottom: at.y + reach }
    }

    /// The rectangle of a width and a height around a pixel.
    pub fn centered(at: Pixel, Size { width, height }: Size) -> Self {
        let (across, down) = (0.5 * width, 0.5 * height);
        Self { left: at.x - across, top: at.y - down, right: at.x + across, bottom: at.y + down }
    }

    /// The width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// The height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    pub fn center(&self) -> Pixel {
        Pixel::new(0.5 * (self.left + self.right), 0.5 * (self.top + self.bottom))
    }

    /// The corners, around the rectangle from the upper left one.
    pub fn corners(&self) -> [Pixel; 4] {
        let Self { left, top, right, bottom } = *self;
        [Pixel::new(left, top), Pixel::new(right, top), Pixel::new(right, bottom), Pixel::new(left, bottom)]
    }

    /// The smallest rectangle that holds this one and another.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// This rectangle with its edges moved outward by so much.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        let Self { left, top, right, bottom } = self;
        Self { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
    }

    /// Whether a pixel lies in the rectangle, edges included.
    pub fn contains(&self, at: Pixel) -> bool {
        (self.left..=self.right).contains(&at.x) && (self.top..=self.bottom).contains(&at.y)
    }

    /// Whether all of another rectangle lies in this one.
    pub fn holds(&self, other: &Self) -> bool {
        let [upper_left, _, lower_right, _] = other.corners();
        self.contains(upper_left) && self.contains(lower_right)
    }

    /// Whether the rectangle shares more than an edge with another.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// The nearest pixel in the rectangle, which must not be empty.
    pub fn nearest(&self, at: Pixel) -> Pixel {
        Pixel::new(at.x.clamp(self.left, self.right), at.y.clamp(self.top, self.bottom))
    }

    /// The pixel at these parts of the rectangle's sides.
    pub fn at(&self, part: UnitPoint) -> Pixel {
        Pixel::new(self.left + part.x * self.width(), self.bottom - part.y * self.height())
    }

    /// The parts of the rectangle's sides at which a pixel lies; not finite where it has no area.
    pub fn part_of(&self, at: Pixel) -> UnitPoint {
        UnitPoint::new((at.x - self.left) / self.width(), (self.bottom - at.y) / self.height())
    }

    /// The part of a segment inside the rectangle. Returns `None` if there is none, or if an end is
    /// not finite.
    pub fn clip(&self, from: Pixel, to: Pixel) -> Option<(Pixel, Pixel)> {
        let (low, high) = ([self.left, self.top], [self.right, self.bottom]);
        let (from, to) = clip(low, high, [from.x, from.y], [to.x, to.y])?;
        Some((Pixel::new(from[0], from[1]), Pixel::new(to[0], to[1])))
    }
}

/// The part of a segment between two corners, after Liang and Barsky, "A new concept and method for
/// line clipping" (1984). Ends may be of any size.
fn clip(low: [f64; 2], high: [f64; 2], from: [f64; 2], to: [f64; 2]) -> Option<([f64; 2], [f64; 2])> {
    let by = [to[0] - from[0], to[1] - from[1]];
    if !(by[0].is_finite() && by[1].is_finite()) {
        return None;
    }
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for axis in [0, 1] {
        for (speed, room) in [(-by[axis], from[axis] - low[axis]), (by[axis], high[axis] - from[axis])] {
            if speed == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if speed < 0.0 {
                enter = enter.max(room / speed);
            } else {
                leave = leave.min(room / speed);
            }
        }
    }
    // Rounding of very long segments must not lead outside.
    let along = |part: f64, axis: usize| (from[axis] + part * by[axis]).clamp(low[axis], high[axis]);
    let at = |part| [along(part, 0), along(part, 1)];
    (enter <= leave).then(|| (at(enter), at(leave)))
}

impl Add<Displacement> for Pixel {
    type Output = Self;

    fn add(self, by: Displacement) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

impl Sub<Displacement> for Pixel {
    type Output = Self;

    fn sub(self, by: Displacement) -> Self {
        Self::new(self.x - by.x, self.y - by.y)
    }
}

impl Sub for Pixel {
    type Output = Displacement;

    fn sub(self, from: Self) -> Displacement {
        Displacement::new(self.x - from.x, self.y - from.y)
    }
}

impl Mul<f64> for Displacement {
    type Output = Self;

    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}
