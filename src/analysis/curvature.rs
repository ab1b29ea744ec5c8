//! How a loss curves at a point, and what kind of point that is.

use crate::geometry::{Dimension, Hessian, Point, Vector};
use crate::run::Extent;
use crate::surface::Surface;

/// A gradient of this part of R/D, or a curvature of this part of R/D², counts as none.
const FLAT: f64 = 1e-6;

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
        let Hessian { xx, xy, yy } = *hessian;
        if dimension == Dimension::One {
            return Self { min: xx, max: xx, steepest: Vector::new(1.0, 0.0) };
        }
        let (min, max) = hessian.eigenvalues();
        // Each row of H - λmin I points along the steepest eigenvector; the longer one is the
        // more exact.
        let rows = [Vector::new(xx - min, xy), Vector::new(xy, yy - min)];
        let longer = if rows[0].norm() >= rows[1].norm() { rows[0] } else { rows[1] };
        let size = longer.norm();
        let steepest = if size > 0.0 { longer * (1.0 / size) } else { Vector::new(1.0, 0.0) };
        Self { min, max, steepest }
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
        let none = FLAT * extent.range / (extent.diagonal * extent.diagonal);
        let Curvature { min, max, .. } = Curvature::of(surface, at);
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
