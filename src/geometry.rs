//! Points, vectors and rectangles of the parameter plane.
//!
//! A [`Point`] is a position and a [`Vector`] a displacement or a gradient; they are different
//! types, so a point plus a point does not exist. Surfaces in one parameter use `x` for it
//! (the pages call it w) and leave `y` at zero.
//!
//! ```
//! use fall_line::geometry::{Point, Rect, Vector};
//!
//! let (here, gradient) = (Point::new(-4.0, 2.0), Vector::new(-4.0, 20.0));
//! let next = here - gradient * 0.25;
//! assert_eq!(next - here, Vector::new(1.0, -5.0));
//! assert!(Rect::new(-5.0, 5.0, -3.0, 3.0).contains(next));
//! ```

mod dimension;
mod hessian;
mod point;
mod rect;
mod vector;

pub use dimension::Dimension;
pub use hessian::Hessian;
pub use point::Point;
pub use rect::Rect;
pub use vector::Vector;
