//! The plain shapes of ground: a bowl, a ravine, a saddle, a plateau, a valley.

use crate::geometry::{Point, Rect};
use crate::surface::derivative::Number;
use crate::surface::known_minima::KnownMinima;
use crate::surface::record::{Constant, Formula, Loss, Python, SurfaceRecord};

/// The round bowl ½(x² + y²), which curves alike in all directions.
///
/// **Domain:** ℝ²; [-5, 5]² is shown. **Start:** (-4, 3). **Minimum:** 0 at (0, 0). **Source:** the
/// textbook's first example in two parameters.
///
/// ```
/// use fall_line::geometry::{Point, Vector};
/// use fall_line::surface::{BOWL, Surface};
///
/// let at = Point::new(-4.0, 3.0);
/// assert_eq!(Surface::from(&BOWL).gradient(at), Vector::new(-4.0, 3.0));
/// ```
pub static BOWL: SurfaceRecord = SurfaceRecord {
    id: "bowl",
    bounds: Rect::new(-5.0, 5.0, -5.0, 5.0),
    start: Point::new(-4.0, 3.0),
    constant: None,
    loss: Loss::two_dim(bowl, bowl),
    minima: KnownMinima::global(&[(0.0, 0.0)]),
    python: Python::Formula("(x^2 + y^2)/2"),
};

fn bowl<N: Number>(x: N, y: N) -> N {
    (x * x + y * y) * 0.5
}

/// The ravine ½(x² + κy²), κ times as steep across as along.
///
/// **Domain:** ℝ²; [-5, 5] × [-3, 3] is shown. κ, its condition number, is 10 unless a query says
/// otherwise. **Start:** (-4, 2). **Minimum:** 0 at (0, 0). **Source:** the quadratic of G. Goh, "Why
/// Momentum Really Works", Distill 2017, and of most texts on condition numbers.
///
/// ```
/// use fall_line::geometry::{Point, Vector};
/// use fall_line::surface::{RAVINE, Surface};
///
/// let ravine = Surface::from(&RAVINE).with_constant(100.0);
/// assert_eq!(ravine.gradient(Point::new(-4.0, 2.0)), Vector::new(-4.0, 200.0));
/// ```
pub static RAVINE: SurfaceRecord = SurfaceRecord {
    id: "ravine",
    bounds: Rect::new(-5.0, 5.0, -3.0, 3.0),
    start: Point::new(-4.0, 2.0),
    constant: Some(KAPPA),
    loss: Loss::Function(Formula::Quadratic),
    minima: KnownMinima::global(&[(0.0, 0.0)]),
    python: Python::Functions {
        loss: r#"
def loss(point):
    """½(x² + κy²); κ is the condition number."""
    x, y = point
    return (x**2 + KAPPA * y**2) / 2
"#,
        torch_loss: None,
        gradient: "
def gradient(point):
    x, y = point
    return np.array([x, KAPPA * y])
",
    },
};

/// κ, the condition number of the [`RAVINE`], in 1..=10000; 10.
pub const KAPPA: Constant = Constant { key: "kappa", default: 10.0, min: 1.0, max: 1e4 };

/// The saddle ½x² - ½y² + ¼y⁴ between two valleys.
///
/// **Domain:** ℝ²; [-2, 2]² is shown. **Start:** (-1.5, 0.001), almost on the line that leads to
/// the saddle. **Minima:** -¼ at (0, ±1), both global; the saddle lies at (0, 0). **Source:** made
/// for this crate, of the normal form of a saddle.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{SADDLE, Surface};
///
/// let (low, high) = Surface::from(&SADDLE).hessian(Point::new(0.0, 0.0)).eigenvalues();
/// assert!(low < 0.0 && high > 0.0);
/// ```
pub static SADDLE: SurfaceRecord = SurfaceRecord {
    id: "saddle",
    bounds: Rect::new(-2.0, 2.0, -2.0, 2.0),
    start: Point::new(-1.5, 0.001),
    constant: None,
    loss: Loss::two_dim(saddle, saddle),
    minima: KnownMinima::global(&[(0.0, 1.0), (0.0, -1.0)]),
    python: Python::Formula("x^2/2 - y^2/2 + y^4/4"),
};

fn saddle<N: Number>(x: N, y: N) -> N {
    let square = y * y;
    (x * x - square) * 0.5 + square * square * 0.25
}

/// The plateau 1 - exp(-½(x² + y²)): a dent in a plain that is flat far away.
///
/// **Domain:** ℝ²; [-6, 6]² is shown. **Start:** (-2.5, 1.5), on the dent's rim.
/// **Minimum:** 0 at (0, 0). **Source:** a normal density, upside down.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{PLATEAU, Surface};
///
/// assert!(Surface::from(&PLATEAU).gradient(Point::new(6.0, 6.0)).norm() < 1e-14);
/// ```
pub static PLATEAU: SurfaceRecord = SurfaceRecord {
    id: "plateau",
    bounds: Rect::new(-6.0, 6.0, -6.0, 6.0),
    start: Point::new(-2.5, 1.5),
    constant: None,
    loss: Loss::two_dim(plateau, plateau),
    minima: KnownMinima::global(&[(0.0, 0.0)]),
    python: Python::Formula("1 - exp(-(x^2 + y^2)/2)"),
};

fn plateau<N: Number>(x: N, y: N) -> N {
    -((x * x + y * y) * -0.5).exp() + 1.0
}

/// The valley ½(1 - xy)²: the smallest deep network, two weights in a row that are to make 1 of 1.
///
/// Its minima are no points but a curve. Across it the curvature is x² + y²: smallest at (1, 1), and
/// the larger the farther from there, so that each rate has a part of the valley that is too sharp
/// for it.
///
/// **Domain:** ℝ²; [0, 4]² is shown. **Start:** (2.6, 0.3), where the valley is sharp. **Minima:** 0
/// wherever xy = 1; five of them are listed, all exact. A saddle lies at (0, 0). **Source:** the
/// scalar deep linear network of A. M. Saxe et al., "Exact solutions to the nonlinear dynamics of
/// learning in deep linear neural networks", ICLR 2014, arXiv:1312.6120, with two layers and one
/// observation.
///
/// ```
/// use fall_line::geometry::Point;
/// use fall_line::surface::{Surface, VALLEY};
///
/// let valley = Surface::from(&VALLEY);
/// assert_eq!(valley.hessian(Point::new(1.0, 1.0)).eigenvalues(), (0.0, 2.0));
/// assert_eq!(valley.hessian(Point::new(2.0, 0.5)).eigenvalues(), (0.0, 4.25));
/// ```
pub static VALLEY: SurfaceRecord = SurfaceRecord {
    id: "valley",
    bounds: Rect::new(0.0, 4.0, 0.0, 4.0),
    start: Point::new(2.6, 0.3),
    constant: None,
    loss: Loss::two_dim(valley, valley),
    minima: KnownMinima::global(&[(1.0, 1.0), (2.0, 0.5), (0.5, 2.0), (4.0, 0.25), (0.25, 4.0)]),
    python: Python::Formula("(1 - x*y)^2/2"),
};

fn valley<N: Number>(x: N, y: N) -> N {
    let miss = x * y - 1.0;
    miss * miss * 0.5
}
