//! Second derivatives.

use super::dimension::Dimension;
use super::vector::Vector;

/// The second derivatives of a loss at a point: a symmetric 2 × 2 matrix.
///
/// ```
/// use fall_line::geometry::{Dimension, Hessian, Vector};
///
/// // Of ½(x² + 10y²): Newton's step from (-4, 2), where the gradient is (-4, 20), leads to (0, 0).
/// let hessian = Hessian { xx: 1.0, xy: 0.0, yy: 10.0 };
/// assert_eq!(hessian.eigenvalues(), (1.0, 10.0));
/// assert_eq!(hessian.solve(Vector::new(-4.0, 20.0), Dimension::Two), Vector::new(-4.0, 2.0));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hessian {
    /// ∂²f/∂x².
    pub xx: f64,
    /// ∂²f/∂x∂y; zero in one dimension.
    pub xy: f64,
    /// ∂²f/∂y²; zero in one dimension.
    pub yy: f64,
}

impl Hessian {
    /// The two eigenvalues of the matrix, the smaller first. In one dimension the matrix has a zero
    /// for the parameter that does not exist.
    pub fn eigenvalues(&self) -> (f64, f64) {
        let mean = 0.5 * (self.xx + self.yy);
        let radius = (0.5 * (self.xx - self.yy)).hypot(self.xy);
        (mean - radius, mean + radius)
    }

    /// The unit eigenvector of the larger eigenvalue; that of the smaller lies at a right angle.
    pub fn steepest(&self) -> Vector {
        let (min, _) = self.eigenvalues();
        // Each row of H - λmin I points along it; the longer one is the more exact.
        let rows = [Vector::new(self.xx - min, self.xy), Vector::new(self.xy, self.yy - min)];
        let longer = if rows[0].norm() >= rows[1].norm() { rows[0] } else { rows[1] };
        let size = longer.norm();
        if size > 0.0 { longer * (1.0 / size) } else { Vector::new(1.0, 0.0) }
    }

    /// The eigenvalues with their unit eigenvectors, the largest first; in one dimension the one
    /// that there is.
    pub fn directions(&self, dimension: Dimension) -> impl Iterator<Item = (f64, Vector)> {
        let (min, max) = self.eigenvalues();
        let steepest = self.steepest();
        let (count, value, along) = match dimension {
            Dimension::One => (1, self.xx, Vector::new(1.0, 0.0)),
            Dimension::Two => (2, max, steepest),
        };
        [(value, along), (min, Vector::new(-along.y, along.x))].into_iter().take(count)
    }

    /// Whether the loss curves upward in every direction.
    pub fn is_positive_definite(&self, dimension: Dimension) -> bool {
        match dimension {
            Dimension::One => self.xx > 0.0,
            Dimension::Two => self.xx > 0.0 && self.xx * self.yy - self.xy * self.xy > 0.0,
        }
    }

    /// The vector v with Hv = `right`, by Cramer's rule. Its components are not finite if the matrix
    /// is singular.
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
