//! What is known of each surface: its name, where to look, where to start, its minima.

use super::{Model, Surface};
use crate::geometry::{Dimension, Point, Rect};

/// A listed minimum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum {
    /// Where it lies, to full precision.
    pub at: Point,
    /// Whether no other point of the surface lies lower.
    pub global: bool,
}

/// The part to show and the start that goes with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    /// The surface's own box.
    pub bounds: Rect,
    /// Where a run starts unless it is told otherwise.
    pub start: Point,
}

const fn facts(bounds: Rect, start: (f64, f64)) -> Facts {
    Facts { bounds, start: Point::new(start.0, start.1) }
}

const fn square(half: f64) -> Rect {
    Rect::new(-half, half, -half, half)
}

impl Surface {
    /// The name in a query; a formula's is `formula`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Parabola => "parabola",
            Self::DoubleWell => "double-well",
            Self::Waves => "waves",
            Self::Bowl => "bowl",
            Self::Ravine { .. } => "ravine",
            Self::Saddle => "saddle",
            Self::Rosenbrock => "rosenbrock",
            Self::Himmelblau => "himmelblau",
            Self::Beale => "beale",
            Self::Booth => "booth",
            Self::Camel => "camel",
            Self::StyblinskiTang => "styblinski-tang",
            Self::Rastrigin => "rastrigin",
            Self::Ackley => "ackley",
            Self::GoldsteinPrice => "goldstein-price",
            Self::Plateau => "plateau",
            Self::Fit { model: Model::Line, .. } => "linear-regression",
            Self::Fit { model: Model::Logistic, .. } => "logistic-regression",
            Self::Fit { model: Model::Neuron, .. } => "neuron",
            Self::Formula(_) => "formula",
        }
    }

    /// The surface's own box and start. A formula's are [-6, 6] with 4, or [-5, 5]² with (-4, 3),
    /// wherever it has a value and a slope there; else the start lies in another quarter of the
    /// box, or of one ten times as large or small, where it has.
    pub fn facts(&self) -> Facts {
        match self {
            Self::Parabola => facts(Rect::interval(-6.0, 6.0), (4.0, 0.0)),
            Self::DoubleWell => facts(Rect::interval(-2.0, 2.0), (1.8, 0.0)),
            Self::Waves => facts(Rect::interval(-6.0, 6.0), (5.0, 0.0)),
            Self::Bowl => facts(square(5.0), (-4.0, 3.0)),
            Self::Ravine { .. } => facts(Rect::new(-5.0, 5.0, -3.0, 3.0), (-4.0, 2.0)),
            Self::Saddle => facts(square(2.0), (-1.5, 0.001)),
            Self::Rosenbrock => facts(Rect::new(-2.0, 2.0, -1.0, 3.0), (-1.5, 2.0)),
            Self::Himmelblau => facts(square(6.0), (0.0, 0.0)),
            Self::Beale => facts(square(4.5), (1.0, 1.5)),
            Self::Booth => facts(square(10.0), (-8.0, 8.0)),
            Self::Camel => facts(Rect::new(-2.0, 2.0, -1.2, 1.2), (-1.5, 0.5)),
            Self::StyblinskiTang => facts(square(5.0), (0.5, 0.5)),
            Self::Rastrigin => facts(square(5.12), (3.3, -2.7)),
            Self::Ackley => facts(square(5.0), (-3.0, 3.5)),
            Self::GoldsteinPrice => facts(Rect::new(-2.0, 2.0, -3.0, 1.0), (1.0, -1.5)),
            Self::Plateau => facts(square(6.0), (-3.5, 2.5)),
            Self::Fit { found: Some(found), .. } => found.facts,
            Self::Fit { model: Model::Line, .. } => facts(Rect::new(0.0, 8.0, -2.0, 8.0), (0.0, 0.0)),
            Self::Fit { model: Model::Logistic, .. } => facts(Rect::new(-2.0, 3.0, -2.0, 4.0), (0.0, 0.0)),
            Self::Fit { model: Model::Neuron, .. } => facts(Rect::new(-4.0, 3.0, -1.0, 6.0), (2.0, 5.0)),
            Self::Formula(_) => of_formula(self),
        }
    }

    /// The minima that are known, those of the surface's own box at least; none for a formula.
    pub fn minima(&self) -> Vec<Minimum> {
        match self {
            Self::Parabola | Self::Bowl | Self::Ravine { .. } | Self::Plateau => global(&[(0.0, 0.0)]),
            Self::DoubleWell => polished(self, [Point::new(-1.036, 0.0), Point::new(0.960, 0.0)]),
            Self::Waves => polished(
                self,
                (-8..=8).map(|wave| Point::new((f64::from(wave) - 0.25) * std::f64::consts::TAU / 3.0, 0.0)),
            ),
            Self::Saddle => global(&[(0.0, 1.0), (0.0, -1.0)]),
            Self::Rosenbrock => global(&[(1.0, 1.0)]),
            Self::Himmelblau => global(&[
                (3.0, 2.0),
                (-2.805_118_086_952_745, 3.131_312_518_250_573),
                (-3.779_310_253_377_747, -3.283_185_991_286_17),
                (3.584_428_340_330_492, -1.848_126_526_964_404),
            ]),
            Self::Beale => global(&[(3.0, 0.5)]),
            Self::Booth => global(&[(1.0, 3.0)]),
            Self::Camel => polished(
                self,
                [(0.0898, -0.7127), (1.7036, -0.7961), (1.6071, 0.5687)]
                    .into_iter()
                    .flat_map(|(x, y)| [Point::new(x, y), Point::new(-x, -y)]),
            ),
            Self::StyblinskiTang => grid(self, &[-2.9035, 2.7468]),
            Self::Rastrigin => {
                let rings: Vec<f64> = (-5..=5).map(|ring| 0.994_95 * f64::from(ring)).collect();
                grid(self, &rings)
            }
            Self::Ackley => {
                let mut all = global(&[(0.0, 0.0)]);
                let cells = |range: i32| (-range..=range).map(f64::from);
                let rough = cells(5).flat_map(|x| cells(5).map(move |y| Point::new(x, y)));
                let local = polished(self, rough.filter(|at| *at != Point::default()));
                all.extend(local.into_iter().map(|found| Minimum { global: false, ..found }));
                all
            }
            Self::GoldsteinPrice => {
                [global(&[(0.0, -1.0)]), local(&[(-0.6, -0.4), (1.8, 0.2), (1.2, 0.8)])].concat()
            }
            Self::Fit { found: Some(found), .. } => found.minima.clone(),
            Self::Fit { model: Model::Line, .. } => polished(self, [Point::new(3.8155, 3.0947)]),
            Self::Fit { model: Model::Logistic, .. } => polished(self, [Point::new(0.7309, 1.2905)]),
            Self::Fit { model: Model::Neuron, .. } => polished(self, NEURON),
            Self::Formula(_) => Vec::new(),
        }
    }
}

/// How many times as large as the usual ones a formula's box and start may be, as a fraction.
const SIZES: [(f64, f64); 3] = [(1.0, 1.0), (10.0, 1.0), (1.0, 10.0)];

fn of_formula(surface: &Surface) -> Facts {
    let is_plane = surface.dimension() == Dimension::Two;
    let (half, start) = if is_plane { (5.0, Point::new(-4.0, 3.0)) } else { (6.0, Point::new(4.0, 0.0)) };
    let sized = |(times, part): (f64, f64), right: f64, up: f64| {
        let of = |side: f64| side * times / part;
        let side = of(half);
        let bounds = if is_plane { square(side) } else { Rect::interval(-side, side) };
        Facts { bounds, start: Point::new(right * of(start.x), up * of(start.y)) }
    };
    for size in SIZES {
        for up in [1.0, -1.0] {
            for right in [1.0, -1.0] {
                let facts = sized(size, right, up);
                let slope = surface.value_and_gradient(facts.start);
                if slope.loss.is_finite() && slope.gradient.is_finite() {
                    return facts;
                }
            }
        }
    }
    sized(SIZES[0], 1.0, 1.0)
}

const NEURON: [Point; 2] = [Point::new(-2.1046, 4.2522), Point::new(0.0666, 0.3501)];

fn at(points: &[(f64, f64)], global: bool) -> Vec<Minimum> {
    points.iter().map(|&(x, y)| Minimum { at: Point::new(x, y), global }).collect()
}

fn global(points: &[(f64, f64)]) -> Vec<Minimum> {
    at(points, true)
}

fn local(points: &[(f64, f64)]) -> Vec<Minimum> {
    at(points, false)
}

/// The minima near the crossings of a grid with these lines both ways.
fn grid(surface: &Surface, lines: &[f64]) -> Vec<Minimum> {
    polished(surface, lines.iter().flat_map(|&x| lines.iter().map(move |&y| Point::new(x, y))))
}

/// Published values have five digits or so. Newton's method takes them to full precision; the
/// lowest are the global ones.
fn polished(surface: &Surface, rough: impl IntoIterator<Item = Point>) -> Vec<Minimum> {
    let mut found: Vec<Minimum> = Vec::new();
    for guess in rough {
        let Some(at) = newton(surface, guess) else { continue };
        if found.iter().all(|other| (other.at - at).norm() > 1e-4) {
            found.push(Minimum { at, global: false });
        }
    }
    let lowest = found.iter().map(|minimum| surface.value(minimum.at)).fold(f64::INFINITY, f64::min);
    for minimum in &mut found {
        minimum.global = surface.value(minimum.at) <= lowest + 1e-9 * (1.0 + lowest.abs());
    }
    found
}

/// Newton's method from a point close to a minimum; nothing where it leads elsewhere.
fn newton(surface: &Surface, guess: Point) -> Option<Point> {
    let mut at = guess;
    for _ in 0..40 {
        let gradient = surface.gradient(at);
        let hessian = surface.hessian(at);
        if !hessian.is_positive_definite(surface.dimension()) {
            return None;
        }
        let step = hessian.solve(gradient, surface.dimension());
        at = at - step;
        if step.norm() <= 1e-15 * (1.0 + at.x.hypot(at.y)) {
            break;
        }
    }
    (surface.gradient(at).norm() <= 1e-8 && (at - guess).norm() < 0.5).then_some(at)
}
