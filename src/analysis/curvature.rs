//! How a loss curves at a point, and what kind of point that is.

use crate::geometry::{Dimension, Hessian, Point, Vector};
use crate::run::Extent;
use crate::surface::Surface;

/// A gradient of this part of R/D, or a curvature of this part of R/D² and of the largest, counts as
/// none where a learner looks.
const FLAT: f64 = 1e-6;
/// An eigenvalue of this part of the largest in size, or of R/D² where that is larger, counts as
/// none where a verdict is decided.
const NONE: f64 = 1e-3;
/// An eigenvalue of this part of the largest in size, or of R/D² where that is larger, is rounding.
const ROUNDING: f64 = 1e-12;

/// Whether an eigenvalue counts as none beside the others.
pub(super) fn is_none(value: f64, all: &Curvature, extent: &Extent) -> bool {
    value.abs() <= NONE * all.scale(extent)
}

/// How a loss curves at a point: the eigenvalues of its Hessian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curvature {
    /// λmin; the same as `max` in one dimension.
    pub min: f64,
    /// λmax.
    pub max: f64,
    /// The unit eigenvector of λmax, the steepest direction; that of λmin lies at a right angle.
    pub steepest: Vector,
}

impl Curvature {
    /// How a surface curves at a point.
    pub fn of(surface: &Surface, at: Point) -> Self {
        Self::new(&surface.hessian(at), surface.dimension())
    }

    /// The eigenvalues and eigenvectors of a Hessian; in one dimension, of its one number.
    pub fn new(hessian: &Hessian, dimension: Dimension) -> Self {
        if dimension == Dimension::One {
            return Self { min: hessian.xx, max: hessian.xx, steepest: Vector::new(1.0, 0.0) };
        }
        let (min, max) = hessian.eigenvalues();
        Self { min, max, steepest: hessian.steepest() }
    }

    /// The same with 0 for what is rounding, on a surface of this extent.
    #[must_use]
    pub fn rounded(self, extent: &Extent) -> Self {
        let none = ROUNDING * self.scale(extent);
        let rounded = |value: f64| if value.abs() <= none { 0.0 } else { value };
        Self { min: rounded(self.min), max: rounded(self.max), ..self }
    }

    /// What an eigenvalue is small or large beside: the largest in size, or R/D² where that is larger.
    /// Compiled once, as a `max` of floats is long in wasm.
    #[inline(never)]
    fn scale(&self, extent: &Extent) -> f64 {
        self.min.abs().max(self.max.abs()).max(extent.range / (extent.diagonal * extent.diagonal))
    }

    /// The condition number λmax / λmin. Returns `None` unless both are positive.
    pub fn condition(&self) -> Option<f64> {
        (self.min > 0.0).then(|| self.max / self.min)
    }
}

/// What kind of point it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    /// The gradient is not zero.
    Slope,
    /// It curves up in every direction.
    Minimum,
    /// It curves down in every direction.
    Maximum,
    /// It curves up one way and down another.
    Saddle,
    /// It curves up one way and is flat the other way.
    Valley,
    /// It curves down one way and is flat the other way.
    Ridge,
    /// It curves in no direction.
    Flat,
}

impl PointKind {
    /// The kind of a point of a surface of this extent.
    pub fn of(surface: &Surface, at: Point, extent: &Extent) -> Self {
        if surface.gradient(at).norm() > FLAT * extent.range / extent.diagonal {
            return Self::Slope;
        }
        let curvature = Curvature::of(surface, at);
        let none = FLAT * curvature.scale(extent);
        let Curvature { min, max, .. } = curvature;
        match (min < -none, min > none, max < -none, max > none) {
            (_, true, _, _) => Self::Minimum,
            (_, _, true, _) => Self::Maximum,
            (true, _, _, true) => Self::Saddle,
            (_, _, _, true) => Self::Valley,
            (true, _, _, _) => Self::Ridge,
            _ => Self::Flat,
        }
    }

    /// The name in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Slope => "slope",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::Saddle => "saddle",
            Self::Valley => "valley",
            Self::Ridge => "ridge",
            Self::Flat => "flat",
        }
    }
}
