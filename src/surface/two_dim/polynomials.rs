//! Test functions of the literature that are polynomials.
//!
//! They are given as in S. Surjanovic and D. Bingham's Virtual Library of Simulation Experiments,
//! <https://www.sfu.ca/~ssurjano/optimization.html>, unless said otherwise.

use crate::geometry::{Point, Rect};
use crate::surface::derivative::Number;
use crate::surface::known_minima::{KnownMinima, Near};
use crate::surface::record::{Loss, Python, SurfaceRecord};

/// Rosenbrock's valley (1 - x)² + 100(y - x²)²: easy to find, and hard to follow.
///
/// **Domain:** ℝ²; [-2, 2] × [-1, 3] is shown. **Start:** (-1.5, 2). **Minimum:** 0 at (1, 1).
/// **Source:** H. H. Rosenbrock, "An automatic method for finding the greatest or least value of a
/// function", The Computer Journal 3, 1960.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{ROSENBROCK, Surface};
///
/// // The start of problem 1 of Moré, Garbow and Hillstrom's collection, 1981.
/// let loss = Surface::from(&ROSENBROCK).value(Point::new(-1.2, 1.0));
/// assert!((loss - 24.2).abs() < 1e-12);
/// ```
pub static ROSENBROCK: SurfaceRecord = SurfaceRecord {
    id: "rosenbrock",
    bounds: Rect::new(-2.0, 2.0, -1.0, 3.0),
    start: Point::new(-1.5, 2.0),
    constant: None,
    loss: Loss::two_dim(rosenbrock, rosenbrock),
    minima: KnownMinima::global(&[(1.0, 1.0)]),
    python: Python::Formula("(1 - x)^2 + 100(y - x^2)^2"),
};

fn rosenbrock<N: Number>(x: N, y: N) -> N {
    let along = -x + 1.0;
    let across = y - x * x;
    along * along + across * across * 100.0
}

/// Himmelblau's function (x² + y - 11)² + (x + y² - 7)²: four minima around a hill.
///
/// **Domain:** ℝ²; [-6, 6]² is shown. **Start:** (0, 0), near the hill's top. **Minima:** four, all
/// 0: (3, 2), and near (-2.805, 3.131), (-3.779, -3.283) and (3.584, -1.848). **Source:** D. M.
/// Himmelblau, "Applied Nonlinear Programming", 1972.
///
/// ```
/// use fall_line::surface::{HIMMELBLAU, Surface};
///
/// let himmelblau = Surface::from(&HIMMELBLAU);
/// assert!(himmelblau.minima().iter().all(|minimum| himmelblau.value(minimum.at) < 1e-25));
/// ```
pub static HIMMELBLAU: SurfaceRecord = SurfaceRecord {
    id: "himmelblau",
    bounds: Rect::new(-6.0, 6.0, -6.0, 6.0),
    start: Point::new(0.0, 0.0),
    constant: None,
    loss: Loss::two_dim(himmelblau, himmelblau),
    minima: KnownMinima::global(&[
        (3.0, 2.0),
        (-2.805_118_086_952_745, 3.131_312_518_250_573),
        (-3.779_310_253_377_747, -3.283_185_991_286_17),
        (3.584_428_340_330_492, -1.848_126_526_964_404),
    ]),
    python: Python::Formula("(x^2 + y - 11)^2 + (x + y^2 - 7)^2"),
};

fn himmelblau<N: Number>(x: N, y: N) -> N {
    let first = x * x + y - 11.0;
    let second = x + y * y - 7.0;
    first * first + second * second
}

/// Beale's function (1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²: flat ground between
/// high walls.
///
/// **Domain:** ℝ²; [-4.5, 4.5]² is shown. **Start:** (1, 1.5). **Minimum:** 0 at (3, 0.5).
/// **Source:** E. M. L. Beale, "On an iterative method for finding a local minimum of a function of
/// more than one variable", 1958; problem 5 of J. J. Moré, B. S. Garbow and K. E. Hillstrom,
/// "Testing unconstrained optimization software", 1981.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{BEALE, Surface};
///
/// assert_eq!(Surface::from(&BEALE).value(Point::new(1.0, 1.0)), 14.203_125);
/// ```
pub static BEALE: SurfaceRecord = SurfaceRecord {
    id: "beale",
    bounds: Rect::new(-4.5, 4.5, -4.5, 4.5),
    start: Point::new(1.0, 1.5),
    constant: None,
    loss: Loss::two_dim(beale, beale),
    minima: KnownMinima::global(&[(3.0, 0.5)]),
    python: Python::Formula("(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2"),
};

fn beale<N: Number>(x: N, y: N) -> N {
    let square = y * y;
    let first = x * y - x + 1.5;
    let second = x * square - x + 2.25;
    let third = x * square * y - x + 2.625;
    first * first + second * second + third * third
}

/// Booth's function (x + 2y - 7)² + (2x + y - 5)²: a slanting bowl.
///
/// **Domain:** ℝ²; [-10, 10]² is shown. **Start:** (-8, 8). **Minimum:** 0 at (1, 3). **Source:**
/// Surjanovic and Bingham's library.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{BOOTH, Surface};
///
/// assert_eq!(Surface::from(&BOOTH).hessian(Point::new(0.0, 0.0)).eigenvalues(), (2.0, 18.0));
/// ```
pub static BOOTH: SurfaceRecord = SurfaceRecord {
    id: "booth",
    bounds: Rect::new(-10.0, 10.0, -10.0, 10.0),
    start: Point::new(-8.0, 8.0),
    constant: None,
    loss: Loss::two_dim(booth, booth),
    minima: KnownMinima::global(&[(1.0, 3.0)]),
    python: Python::Formula("(x + 2y - 7)^2 + (2x + y - 5)^2"),
};

fn booth<N: Number>(x: N, y: N) -> N {
    let first = x + y * 2.0 - 7.0;
    let second = x * 2.0 + y - 5.0;
    first * first + second * second
}

/// The six-hump camel (4 - 2.1x² + x⁴/3)x² + xy + (4y² - 4)y².
///
/// **Domain:** ℝ²; [-2, 2] × [-1.2, 1.2] is shown. **Start:** (-1.5, 0.5). **Minima:** six, of which
/// two are global: -1.0316 near ±(0.0898, -0.7126). **Source:** L. C. W. Dixon and G. P. Szegő,
/// "Towards Global Optimisation 2", 1978.
///
/// ```
/// use fall_line::surface::{CAMEL, Surface};
///
/// let minima = Surface::from(&CAMEL).minima();
/// assert_eq!((minima.len(), minima.iter().filter(|minimum| minimum.global).count()), (6, 2));
/// ```
pub static CAMEL: SurfaceRecord = SurfaceRecord {
    id: "camel",
    bounds: Rect::new(-2.0, 2.0, -1.2, 1.2),
    start: Point::new(-1.5, 0.5),
    constant: None,
    loss: Loss::two_dim(camel, camel),
    minima: KnownMinima::near(Near::Points(&[
        (0.0898, -0.7127),
        (-0.0898, 0.7127),
        (1.7036, -0.7961),
        (-1.7036, 0.7961),
        (1.6071, 0.5687),
        (-1.6071, -0.5687),
    ])),
    python: Python::Formula("(4 - 2.1x^2 + x^4/3)*x^2 + x*y + (4y^2 - 4)*y^2"),
};

fn camel<N: Number>(x: N, y: N) -> N {
    let (a, b) = (x * x, y * y);
    (a * a / 3.0 - a * 2.1 + 4.0) * a + x * y + (b * 4.0 - 4.0) * b
}

/// Styblinski and Tang's function ½Σ(x⁴ - 16x² + 5x): a sum of double wells, one for each
/// parameter.
///
/// **Domain:** ℝ²; [-5, 5]² is shown. **Start:** (0.5, 0.5). **Minima:** four, where each parameter
/// is near -2.9035 or 2.7468; the global one is -78.332 where both are near -2.9035. **Source:**
/// M. A. Styblinski and T.-S. Tang, "Experiments in nonconvex optimization", Neural Networks 3, 1990.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{STYBLINSKI_TANG, Surface};
///
/// assert_eq!(Surface::from(&STYBLINSKI_TANG).value(Point::new(1.0, 2.0)), -24.0);
/// ```
pub static STYBLINSKI_TANG: SurfaceRecord = SurfaceRecord {
    id: "styblinski-tang",
    bounds: Rect::new(-5.0, 5.0, -5.0, 5.0),
    start: Point::new(0.5, 0.5),
    constant: None,
    loss: Loss::two_dim(styblinski_tang, styblinski_tang),
    minima: KnownMinima::near(Near::Points(&[
        (-2.9035, -2.9035),
        (-2.9035, 2.7468),
        (2.7468, -2.9035),
        (2.7468, 2.7468),
    ])),
    python: Python::Formula("(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2"),
};

fn styblinski_tang<N: Number>(x: N, y: N) -> N {
    let along = |t: N| {
        let square = t * t;
        square * square - square * 16.0 + t * 5.0
    };
    (along(x) + along(y)) * 0.5
}

/// Goldstein and Price's function, a product of two polynomials:
/// \[1 + (x + y + 1)²(19 - 14x + 3x² - 14y + 6xy + 3y²)\] ×
/// \[30 + (2x - 3y)²(18 - 32x + 12x² + 48y - 36xy + 27y²)\].
///
/// **Domain:** ℝ²; [-2, 2] × [-3, 1] is shown. **Start:** (1, -1.5). **Minima:** the global one, 3 at
/// (0, -1); 30 at (-0.6, -0.4), 84 at (1.8, 0.2) and 840 at (1.2, 0.8). **Source:** A. A. Goldstein
/// and J. F. Price, "On descent from local minima", Mathematics of Computation 25, 1971.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{GOLDSTEIN_PRICE, Surface};
///
/// assert_eq!(Surface::from(&GOLDSTEIN_PRICE).value(Point::new(0.0, -1.0)), 3.0);
/// ```
pub static GOLDSTEIN_PRICE: SurfaceRecord = SurfaceRecord {
    id: "goldstein-price",
    bounds: Rect::new(-2.0, 2.0, -3.0, 1.0),
    start: Point::new(1.0, -1.5),
    constant: None,
    loss: Loss::two_dim(goldstein_price, goldstein_price),
    minima: KnownMinima {
        global: &[(0.0, -1.0)],
        local: &[(-0.6, -0.4), (1.8, 0.2), (1.2, 0.8)],
        near: Near::NONE,
    },
    python: Python::Formula(concat!(
        "(1 + (x + y + 1)^2*(19 - 14x + 3x^2 - 14y + 6x*y + 3y^2))",
        "*(30 + (2x - 3y)^2*(18 - 32x + 12x^2 + 48y - 36x*y + 27y^2))",
    )),
};

fn goldstein_price<N: Number>(x: N, y: N) -> N {
    let (a, b, c) = (x * x, x * y, y * y);
    let s = x + y + 1.0;
    let t = x * 2.0 - y * 3.0;
    let left = s * s * (x * -14.0 + a * 3.0 - y * 14.0 + b * 6.0 + c * 3.0 + 19.0) + 1.0;
    let right = t * t * (x * -32.0 + a * 12.0 + y * 48.0 - b * 36.0 + c * 27.0 + 18.0) + 30.0;
    left * right
}
