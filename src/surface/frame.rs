//! The bounds and the start of a loss for which nobody has set any: the usual ones, unless it has no value
//! there.

use super::derivative::Dual;
use crate::formula::Expression;
use crate::geometry::{Dimension, Point, Rect};
use num_dual::HyperDual64;

/// What is framed. Without losses of one's own it is formulas alone, and is known to be.
#[cfg(feature = "custom")]
type Unframed = dyn Dual;
#[cfg(not(feature = "custom"))]
type Unframed = Expression;

/// How many times as large as the usual ones bounds and start may be, as a fraction.
const SIZES: [(f64, f64); 3] = [(1.0, 1.0), (10.0, 1.0), (1.0, 10.0)];
/// The quarters of the plane that a start may lie in, by the signs to the right and up.
const QUARTERS: [(f64, f64); 4] = [(1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)];

/// The usual bounds and start of a loss: [-6, 6] with 4, or [-5, 5]² with (-4, 3), wherever it has
/// a value and a gradient there; else the start lies in another quarter of the bounds, or of bounds
/// ten times as large or small, where it has.
pub(super) fn usual_frame(loss: &Unframed) -> (Rect, Point) {
    for &size in &SIZES {
        for &(right, up) in &QUARTERS {
            let (bounds, start) = sized(loss.dimension(), size, right, up);
            let found = (loss as &dyn Dual).value_and_gradient(start);
            if found.loss.is_finite() && found.gradient.is_finite() {
                return (bounds, start);
            }
        }
    }
    sized(loss.dimension(), SIZES[0], 1.0, 1.0)
}

impl Dual for Expression {
    fn dimension(&self) -> Dimension {
        self.dimension()
    }

    fn dual(&self, x: HyperDual64, y: HyperDual64) -> HyperDual64 {
        self.run(x, y)
    }
}

fn sized(dimension: Dimension, (times, part): (f64, f64), right: f64, up: f64) -> (Rect, Point) {
    let scaled = |side: f64| side * times / part;
    match dimension {
        Dimension::One => {
            let half = scaled(6.0);
            (Rect::interval(-half, half), Point::new(right * scaled(4.0), 0.0))
        }
        Dimension::Two => {
            let half = scaled(5.0);
            let start = Point::new(right * scaled(-4.0), up * scaled(3.0));
            (Rect::new(-half, half, -half, half), start)
        }
    }
}
