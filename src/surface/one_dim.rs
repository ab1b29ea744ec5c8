//! Losses of one parameter w, which stands in x.

use super::derivative::Number;
use super::known_minima::{KnownMinima, Near};
use super::record::{Loss, Python, SurfaceRecord};
use crate::geometry::{Point, Rect};
use std::f64::consts::TAU;

/// The parabola w².
///
/// **Domain:** ℝ; [-6, 6] is shown. **Start:** 4. **Minimum:** 0 at 0. **Source:** the textbook's
/// first example.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{PARABOLA, Surface};
///
/// let parabola = Surface::from(&PARABOLA);
/// assert_eq!(parabola.gradient(Point::new(4.0, 0.0)).x, 8.0);
/// ```
pub static PARABOLA: SurfaceRecord = SurfaceRecord {
    id: "parabola",
    bounds: Rect::interval(-6.0, 6.0),
    start: Point::new(4.0, 0.0),
    constant: None,
    loss: Loss::one_dim(parabola, parabola),
    minima: KnownMinima::global(&[(0.0, 0.0)]),
    python: Python::Formula("w^2"),
};

fn parabola<N: Number>(w: N) -> N {
    w * w
}

/// The double well (w² - 1)² + 0.3w: two valleys, of which the left one is deeper.
///
/// **Domain:** ℝ; [-2, 2] is shown. **Start:** 1.8, in the shallower valley. **Minima:** the global
/// one near -1.036, a local one near 0.960. **Source:** the quartic double-well potential, tilted.
///
/// ```
/// use fall_line::surface::{DOUBLE_WELL, Surface};
///
/// let minima = Surface::from(&DOUBLE_WELL).minima();
/// assert!(minima.len() == 2 && minima[0].global && minima[0].at.x < -1.0);
/// ```
pub static DOUBLE_WELL: SurfaceRecord = SurfaceRecord {
    id: "double-well",
    bounds: Rect::interval(-2.0, 2.0),
    start: Point::new(1.8, 0.0),
    constant: None,
    loss: Loss::one_dim(double_well, double_well),
    minima: KnownMinima::near(Near::Points(&[(-1.036, 0.0), (0.960, 0.0)])),
    python: Python::Formula("(w^2 - 1)^2 + 0.3w"),
};

fn double_well<N: Number>(w: N) -> N {
    let wall = w * w - 1.0;
    wall * wall + w * 0.3
}

/// Waves in a bowl, 0.1w² + sin(3w).
///
/// **Domain:** ℝ; [-6, 6] is shown. **Start:** 5. **Minima:** one near each trough of the sine as
/// far out as |w| < 15; the global one lies near -0.513. **Source:** made for this crate.
///
/// ```
/// use fall_line::surface::{Surface, WAVES};
///
/// let minima = Surface::from(&WAVES).minima();
/// assert_eq!(minima.iter().filter(|minimum| minimum.global).count(), 1);
/// ```
pub static WAVES: SurfaceRecord = SurfaceRecord {
    id: "waves",
    bounds: Rect::interval(-6.0, 6.0),
    start: Point::new(5.0, 0.0),
    constant: None,
    loss: Loss::one_dim(waves, waves),
    minima: KnownMinima::near(Near::Row(8, |k| (k - 0.25) * TAU / 3.0)),
    python: Python::Formula("0.1w^2 + sin(3w)"),
};

fn waves<N: Number>(w: N) -> N {
    w * w * 0.1 + (w * 3.0).sin()
}
