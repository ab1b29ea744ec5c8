//! Points, vectors and boxes of the parameter plane.
//!
//! A [`Point`] is a place and a [`Vector`] a displacement or a gradient; they are different
//! types, so a point plus a point does not exist. Surfaces in one parameter use `x` for it
//! (the pages call it w) and leave `y` at zero.

use crate::number::readable;
use std::ops::{Add, Mul, Neg, Sub};

/// A place in the parameter plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// The first parameter; the only one of a 1-D surface.
    pub x: f64,
    /// The second parameter; zero on a 1-D surface.
    pub y: f64,
}

/// A displacement, a gradient, or a buffer of either.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vector {
    /// The component along the first parameter.
    pub x: f64,
    /// The component along the second parameter.
    pub y: f64,
}

/// A symmetric 2 × 2 matrix of second derivatives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hessian {
    /// ∂²f/∂x².
    pub xx: f64,
    /// ∂²f/∂x∂y.
    pub xy: f64,
    /// ∂²f/∂y².
    pub yy: f64,
}

/// How many parameters a loss has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// One parameter, called w.
    One,
    /// Two parameters, called x and y.
    Two,
}

/// An axis-aligned part of the plane. On a 1-D surface the y side is empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The corner with the smallest coordinates.
    pub min: Point,
    /// The corner with the largest coordinates.
    pub max: Point,
}

impl Point {
    /// The point (x, y).
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Whether both coordinates are finite.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl Vector {
    /// The vector (x, y).
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The Euclidean length.
    pub fn norm(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The scalar product.
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// Whether both components are finite.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl Hessian {
    /// The two eigenvalues, the smaller first, whatever the dimension.
    pub fn eigenvalues(&self) -> (f64, f64) {
        let mean = 0.5 * (self.xx + self.yy);
        let radius = (0.5 * (self.xx - self.yy)).hypot(self.xy);
        (mean - radius, mean + radius)
    }

    /// Whether every direction curves upward.
    pub fn is_positive_definite(&self, dimension: Dimension) -> bool {
        match dimension {
            Dimension::One => self.xx > 0.0,
            Dimension::Two => self.xx > 0.0 && self.xx * self.yy - self.xy * self.xy > 0.0,
        }
    }

    /// The vector v with Hv = `right`; not finite where H is singular.
    pub fn solve(&self, right: Vector, dimension: Dimension) -> Vector {
        match dimension {
            Dimension::One => Vector::new(right.x / self.xx, 0.0),
            Dimension::Two => {
                let determinant = self.xx * self.yy - self.xy * self.xy;
                Vector::new(
                    (self.yy * right.x - self.xy * right.y) / determinant,
                    (self.xx * right.y - self.xy * right.x) / determinant,
                )
            }
        }
    }
}

impl Rect {
    /// The box [xmin, xmax] × [ymin, ymax].
    pub const fn new(xmin: f64, xmax: f64, ymin: f64, ymax: f64) -> Self {
        Self { min: Point::new(xmin, ymin), max: Point::new(xmax, ymax) }
    }

    /// The interval [min, max] of a 1-D surface.
    pub const fn interval(min: f64, max: f64) -> Self {
        Self::new(min, max, 0.0, 0.0)
    }

    /// From the smallest corner to the largest.
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

    /// The box of `factor` times the size around the same centre.
    pub fn scaled(&self, factor: f64) -> Self {
        let half = self.size() * (0.5 * factor);
        let center = self.center();
        Self { min: center - half, max: center + half }
    }

    /// The point of the box that lies nearest.
    pub fn nearest(&self, point: Point) -> Point {
        Point::new(point.x.clamp(self.min.x, self.max.x), point.y.clamp(self.min.y, self.max.y))
    }

    /// A readable distance of about a hundredth of each side: 1, 2 or 5 times a power of ten.
    pub fn stride(&self) -> Vector {
        let of = |side: f64| {
            let power = 10_f64.powi((side / 100.0).log10().floor() as i32);
            let times = [1.0, 2.0, 5.0].into_iter().find(|times| side / 100.0 <= times * power);
            if side > 0.0 { times.unwrap_or(10.0) * power } else { 0.0 }
        };
        Vector::new(of(self.size().x), of(self.size().y))
    }

    /// A point moved by so many strides, kept in the box and to the decimals of a stride.
    pub fn nudged(&self, point: Point, across: f64, up: f64) -> Point {
        let stride = self.stride();
        let to = self.nearest(point + Vector::new(across * stride.x, up * stride.y));
        Point::new(readable(to.x, stride.x), readable(to.y, stride.y))
    }

    /// Whether the point lies in the box, its edges included.
    pub fn contains(&self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }
}

impl Add<Vector> for Point {
    type Output = Self;
    fn add(self, by: Vector) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

impl Sub<Vector> for Point {
    type Output = Self;
    fn sub(self, by: Vector) -> Self {
        Self::new(self.x - by.x, self.y - by.y)
    }
}

impl Sub for Point {
    type Output = Vector;
    fn sub(self, from: Self) -> Vector {
        Vector::new(self.x - from.x, self.y - from.y)
    }
}

impl Add for Vector {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Vector {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Vector {
    type Output = Self;
    fn mul(self, by: f64) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

impl Neg for Vector {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}
