//! The surfaces: losses of one or two parameters, with what is known of each.
//!
//! Each loss is written once, generically over dual numbers; values, gradients and Hessians all
//! come from that one formula by forward differentiation, exact to rounding.

mod curves;
mod facts;
mod fits;
pub(crate) mod minimize;
mod own;
mod planes;
mod sketch;

pub use facts::{Facts, Minimum};
pub use fits::Model;
pub use own::Found;

use crate::data::{self, Observation, Observations};
use crate::formula::Expression;
use crate::geometry::{Dimension, Hessian, Point, Vector};
use num_dual::{DualNum, HyperDual64};
use std::sync::Arc;

/// A loss to descend.
#[derive(Clone, Debug, PartialEq)]
pub enum Surface {
    /// w², in one parameter.
    Parabola,
    /// (w² - 1)² + 0.3w, in one parameter: two minima, the left one global.
    DoubleWell,
    /// 0.1w² + sin(3w), in one parameter: many minima.
    Waves,
    /// ½(x² + y²).
    Bowl,
    /// ½(x² + κy²).
    Ravine {
        /// The condition number κ, at least 1.
        kappa: f64,
    },
    /// ½x² - ½y² + ¼y⁴: a saddle at the origin between two minima.
    Saddle,
    /// (1 - x)² + 100(y - x²)².
    Rosenbrock,
    /// (x² + y - 11)² + (x + y² - 7)².
    Himmelblau,
    /// Beale's three squares.
    Beale,
    /// (x + 2y - 7)² + (2x + y - 5)².
    Booth,
    /// The six-hump camel.
    Camel,
    /// ½Σ(x⁴ - 16x² + 5x).
    StyblinskiTang,
    /// 20 + Σ(x² - 10cos 2πx).
    Rastrigin,
    /// Ackley's cone with ripples.
    Ackley,
    /// Goldstein and Price's product.
    GoldsteinPrice,
    /// 1 - exp(-½(x² + y²)).
    Plateau,
    /// A model fitted to observations.
    Fit {
        /// What is fitted.
        model: Model,
        /// To what.
        seen: Observations,
        /// What was found of somebody's own observations.
        found: Option<Arc<Found>>,
    },
    /// A formula that somebody wrote.
    Formula(Expression),
}

/// A loss and its gradient at one point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueAndGradient {
    /// The loss.
    pub loss: f64,
    /// The vector of its partial derivatives.
    pub gradient: Vector,
}

impl Surface {
    /// The named surface, or nothing. `ravine` comes with κ = 10.
    pub fn named(id: &str) -> Option<Self> {
        Self::all().into_iter().find(|surface| surface.id() == id)
    }

    /// Every named surface, in the order in which they are shown.
    pub fn all() -> [Self; 19] {
        [
            Self::Parabola,
            Self::DoubleWell,
            Self::Waves,
            Self::Bowl,
            Self::Ravine { kappa: 10.0 },
            Self::Saddle,
            Self::Rosenbrock,
            Self::Himmelblau,
            Self::Beale,
            Self::Booth,
            Self::Camel,
            Self::StyblinskiTang,
            Self::Rastrigin,
            Self::Ackley,
            Self::GoldsteinPrice,
            Self::Plateau,
            Self::Fit { model: Model::Line, seen: data::linear(), found: None },
            Self::Fit { model: Model::Logistic, seen: data::logistic(), found: None },
            Self::Fit { model: Model::Neuron, seen: data::neuron(), found: None },
        ]
    }

    /// A model with somebody's own observations in place of those that come with it; no other
    /// surface has any.
    #[must_use]
    pub fn with_own(self, seen: Observations) -> Self {
        match self {
            Self::Fit { model, .. } => {
                let found = Some(Arc::new(own::find(model, &seen)));
                Self::Fit { model, seen, found }
            }
            other => other,
        }
    }

    /// The loss; in the lab, on many observations of one's own, nearly that for far less work. For
    /// pictures of the ground and for scales; never for runs.
    pub fn sketch(&self, at: Point) -> f64 {
        if let Self::Fit { model, found: Some(found), .. } = self
            && let Some(sketch) = &found.sketch
        {
            return sketch.loss(*model, at);
        }
        self.value(at)
    }

    /// The largest curvature near the minimum of somebody's own observations; nothing for all
    /// others.
    pub fn own_curvature(&self) -> Option<f64> {
        match self {
            Self::Fit { found: Some(found), .. } => Some(found.curvature),
            _ => None,
        }
    }

    /// The loss, at numbers or at dual numbers. A 1-D surface ignores y.
    fn at<D: DualNum<Primitive = f64> + Copy>(&self, x: D, y: D) -> D {
        match self {
            Self::Parabola => curves::parabola(x),
            Self::DoubleWell => curves::double_well(x),
            Self::Waves => curves::waves(x),
            Self::Bowl => planes::quadratic(x, y, 1.0),
            Self::Ravine { kappa } => planes::quadratic(x, y, *kappa),
            Self::Saddle => planes::saddle(x, y),
            Self::Rosenbrock => planes::rosenbrock(x, y),
            Self::Himmelblau => planes::himmelblau(x, y),
            Self::Beale => planes::beale(x, y),
            Self::Booth => planes::booth(x, y),
            Self::Camel => planes::camel(x, y),
            Self::StyblinskiTang => planes::styblinski_tang(x, y),
            Self::Rastrigin => planes::rastrigin(x, y),
            Self::Ackley => planes::ackley(x, y),
            Self::GoldsteinPrice => planes::goldstein_price(x, y),
            Self::Plateau => planes::plateau(x, y),
            Self::Fit { model, seen, .. } => model.mean(x, y, seen.iter().copied()),
            Self::Formula(expression) => expression.at(x, y),
        }
    }

    /// The loss.
    pub fn value(&self, at: Point) -> f64 {
        self.at(at.x, at.y)
    }

    /// The loss and its gradient; a 1-D surface's gradient has y = 0.
    #[inline]
    pub fn value_and_gradient(&self, at: Point) -> ValueAndGradient {
        match self {
            // The same formula as in `at`, but compiled in place: runs and surveys spend most of
            // their time here, and the compiler leaves out what a slope does not need.
            Self::Ravine { kappa } => slope(Dimension::Two, at, |x, y| planes::quadratic(x, y, *kappa)),
            _ => slope(self.dimension(), at, |x, y| self.at(x, y)),
        }
    }

    /// The gradient alone.
    pub fn gradient(&self, at: Point) -> Vector {
        self.value_and_gradient(at).gradient
    }

    /// The gradient over some of the observations only, by index; without observations, the
    /// gradient. An index that is out of range is passed over.
    pub fn batch_gradient(&self, at: Point, batch: &[u32]) -> Vector {
        let Self::Fit { model, seen, .. } = self else { return self.gradient(at) };
        let chosen = || Chosen { seen, batch: batch.iter() };
        slope(Dimension::Two, at, |x, y| model.mean(x, y, chosen())).gradient
    }

    /// The second derivatives; a 1-D surface has only xx.
    pub fn hessian(&self, at: Point) -> Hessian {
        let (x, y) = (HyperDual64::from_re(at.x), HyperDual64::from_re(at.y));
        let second = |x: HyperDual64, y: HyperDual64| self.at(x, y).eps1eps2;
        let xx = second(x.derivative1().derivative2(), y);
        match self.dimension() {
            Dimension::One => Hessian { xx, ..Hessian::default() },
            Dimension::Two => Hessian {
                xx,
                xy: second(x.derivative1(), y.derivative2()),
                yy: second(x, y.derivative1().derivative2()),
            },
        }
    }

    /// How many parameters the loss has.
    pub fn dimension(&self) -> Dimension {
        match self {
            Self::Parabola | Self::DoubleWell | Self::Waves => Dimension::One,
            Self::Formula(expression) => expression.dimension(),
            _ => Dimension::Two,
        }
    }

    /// The observations behind a data surface; empty for all others.
    pub fn observations(&self) -> &[Observation] {
        match self {
            Self::Fit { seen, .. } => seen,
            _ => &[],
        }
    }
}

/// The observations of a batch.
struct Chosen<'a> {
    seen: &'a [Observation],
    batch: std::slice::Iter<'a, u32>,
}

impl Iterator for Chosen<'_> {
    type Item = Observation;

    fn next(&mut self) -> Option<Observation> {
        self.batch.find_map(|&index| self.seen.get(index as usize).copied())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.batch.size_hint()
    }
}

impl ExactSizeIterator for Chosen<'_> {}

/// One pass over hyper-dual numbers gives both partial derivatives. First-order numbers would do,
/// once for each; but every formula is compiled anew for each kind of number.
#[inline]
fn slope(
    dimension: Dimension,
    at: Point,
    loss: impl Fn(HyperDual64, HyperDual64) -> HyperDual64,
) -> ValueAndGradient {
    let (x, y) = (HyperDual64::from_re(at.x).derivative1(), HyperDual64::from_re(at.y));
    let found = match dimension {
        Dimension::One => loss(x, y),
        Dimension::Two => loss(x, y.derivative2()),
    };
    ValueAndGradient { loss: found.re, gradient: Vector::new(found.eps1, found.eps2) }
}
