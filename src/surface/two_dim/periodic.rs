//! Test functions of the literature with cosines: a large shape covered with small hollows.
//!
//! They are given as in S. Surjanovic and D. Bingham's Virtual Library of Simulation Experiments,
//! <https://www.sfu.ca/~ssurjano/optimization.html>.

use crate::geometry::{Point, Rect};
use crate::surface::derivative::Number;
use crate::surface::known_minima::{KnownMinima, Near};
use crate::surface::record::{Loss, Python, SurfaceRecord};
use std::f64::consts::{E, TAU};

/// Rastrigin's function 20 + Σ(x² - 10cos 2πx).
///
/// **Domain:** ℝ²; [-5.12, 5.12]² is shown. **Start:** (3.3, -2.7). **Minima:** one near each point
/// with whole coordinates, 121 of them shown; the global one is 0 at (0, 0). **Source:** L. A.
/// Rastrigin, "Systems of extremal control", 1974.
///
/// ```
/// use fall_line::surface::{RASTRIGIN, Surface};
///
/// assert_eq!(Surface::from(&RASTRIGIN).minima().len(), 121);
/// ```
pub static RASTRIGIN: SurfaceRecord = SurfaceRecord {
    id: "rastrigin",
    bounds: Rect::new(-5.12, 5.12, -5.12, 5.12),
    start: Point::new(3.3, -2.7),
    constant: None,
    loss: Loss::two_dim(rastrigin, rastrigin),
    minima: KnownMinima::near(Near::Grid(5, |k| 0.994_95 * k)),
    python: Python::Formula("20 + x^2 - 10cos(2pi*x) + y^2 - 10cos(2pi*y)"),
};

fn rastrigin<N: Number>(x: N, y: N) -> N {
    let along = |t: N| t * t - (t * TAU).cos() * 10.0;
    along(x) + along(y) + 20.0
}

/// Ackley's function -20exp(-0.2√(½(x² + y²))) - exp(½(cos 2πx + cos 2πy)) + e + 20: a cone with
/// ripples.
///
/// At the cone's tip there is no gradient. There it is taken as 0, which the square root's own
/// derivative (infinite) could not give.
///
/// **Domain:** ℝ²; [-5, 5]² is shown. **Start:** (-3, 3.5). **Minima:** one near each point with
/// whole coordinates; the global one is 0 at (0, 0), the tip. **Source:** D. H. Ackley, "A
/// Connectionist Machine for Genetic Hillclimbing", 1987.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{ACKLEY, Surface};
///
/// assert_eq!(Surface::from(&ACKLEY).gradient(Point::new(0.0, 0.0)).norm(), 0.0);
/// ```
pub static ACKLEY: SurfaceRecord = SurfaceRecord {
    id: "ackley",
    bounds: Rect::new(-5.0, 5.0, -5.0, 5.0),
    start: Point::new(-3.0, 3.5),
    constant: None,
    loss: Loss::two_dim(ackley, ackley),
    minima: KnownMinima { global: &[(0.0, 0.0)], local: &[], near: Near::Grid(5, |k| k) },
    python: Python::Functions {
        loss: r#"
def loss(point):
    """Ackley's function: a cone with ripples."""
    cone = $.exp(-0.2 * $.linalg.norm(point) / 2**0.5)
    ripple = $.exp($.sum($.cos(2 * $.pi * point)) / 2)
    return 20 - 20 * cone + $.e - ripple
"#,
        torch_loss: None,
        gradient: "
def gradient(point):
    radius = np.linalg.norm(point) / 2**0.5
    if radius == 0:
        return np.zeros(2)  # the tip of the cone has no slope of its own
    cone = np.exp(-0.2 * radius)
    ripple = np.exp(np.sum(np.cos(2 * np.pi * point)) / 2)
    return 2 * cone * point / radius + np.pi * ripple * np.sin(2 * np.pi * point)
",
    },
};

fn ackley<N: Number>(x: N, y: N) -> N {
    let mean = (x * x + y * y) * 0.5;
    let ripple = ((x * TAU).cos() + (y * TAU).cos()) * 0.5;
    let cone = if mean.re() == 0.0 { mean * 0.0 } else { mean.sqrt() };
    -(cone * -0.2).exp() * 20.0 - ripple.exp() + (E + 20.0)
}
